import { describe, expect, it } from 'vitest';
import { createCommit } from '../../src/store/commit.ts';
import { openTestStore, STORE_KINDS } from '../support/stores.ts';

describe.for(STORE_KINDS)('what is committed together on %s', (kind) => {
  const open = async () => {
    const store = await openTestStore(kind);
    const commit = createCommit(store);
    const put = (key: string) =>
      commit(async (transaction) => {
        await transaction.insertInto('note').values({ key, value: key }).execute();
        return key;
      });
    const keys = async () => (await store.selectFrom('note').select('key').execute()).map(({ key }) => key).toSorted();
    return { commit, put, keys };
  };

  it('is stored before anybody hears of it, and everybody gets their own result', async () => {
    const { put, keys } = await open();
    const all = Array.from({ length: 40 }, (_, index) => String(index).padStart(2, '0'));
    expect(await Promise.all(all.map((key) => put(key)))).toEqual(all);
    expect(await keys()).toEqual(all);
  });

  it('fails alone: what one cannot store is nothing to the others, and nothing of it stays', async () => {
    const { commit, put, keys } = await open();
    const failing = commit(async (transaction) => {
      await transaction.insertInto('note').values({ key: 'half', value: '' }).execute();
      throw new Error('no');
    });
    const [, failed, ...others] = await Promise.allSettled([put('b'), failing, put('a'), put('a')]);
    expect(failed.status).toBe('rejected');
    expect(others.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await keys()).toEqual(['a', 'b']);
    expect(await put('c')).toBe('c');
  });
});
