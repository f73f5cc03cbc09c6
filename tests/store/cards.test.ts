import { describe, expect, it } from 'vitest';
import { answered, newCard } from '../../src/learn/card.ts';
import { cardsPart, createCards } from '../../src/store/cards.ts';
import { createMemory } from '../../src/store/memory.ts';
import { openTestStore, STORE_KINDS } from '../support/stores.ts';

const NOW = Date.UTC(2026, 10, 25);

describe.for(STORE_KINDS)('cards on %s', (kind) => {
  it('come back as they were, each person’s own', async () => {
    const cards = createCards(await openTestStore(kind));
    const fresh = newCard('a', NOW);
    const known = answered(answered(newCard('b', NOW), true, NOW), false, NOW + 77_777);
    expect(await cards.save('telegram:1', fresh, undefined)).toBe(true);
    expect(await cards.save('telegram:1', known, undefined)).toBe(true);
    expect(await cards.save('discord:1', fresh, undefined)).toBe(true);
    expect(await cards.of('telegram:1')).toEqual([fresh, known]);
    expect(await cards.of('discord:1')).toEqual([fresh]);
    expect(await cards.of('telegram:2')).toEqual([]);
  });

  it('take one of several answers at the same time', async () => {
    const cards = createCards(await openTestStore(kind));
    const fresh = newCard('a', NOW);
    const asked = await Promise.all([1, 2, 3].map(() => cards.save('telegram:1', fresh, undefined)));
    expect(asked.filter(Boolean)).toHaveLength(1);
    const saved = await Promise.all(
      [true, false, true, false].map((right) => cards.save('telegram:1', answered(fresh, right, NOW + 5), 0)),
    );
    expect(saved.filter(Boolean)).toHaveLength(1);
    expect((await cards.of('telegram:1'))[0]!.reps).toBe(1);
    expect(await cards.save('telegram:2', fresh, 0)).toBe(false);
  });

  it('are in a person’s data and are forgotten with them', async () => {
    const store = await openTestStore(kind);
    const cards = createCards(store);
    const memory = createMemory(store, [cardsPart]);
    await cards.save('telegram:1', answered(newCard('a', NOW), false, NOW), undefined);
    await cards.save('telegram:2', newCard('a', NOW), undefined);
    expect(await memory.dataOf('telegram:1')).toEqual({
      practice: [
        {
          question: 'a',
          due: '2026-11-25T00:01:00.000Z',
          answered: '2026-11-25T00:00:00.000Z',
          answers: 1,
          forgotten: 0,
        },
      ],
    });
    await memory.forgetPerson('telegram:1');
    expect(await memory.dataOf('telegram:1')).toEqual({});
    expect(await cards.of('telegram:2')).toHaveLength(1);
  });
});
