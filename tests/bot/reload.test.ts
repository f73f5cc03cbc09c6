import { beforeAll, expect, it } from 'vitest';
import type { Pack } from '../../src/knowledge/pack.ts';
import { createMatcher, type Matcher } from '../../src/matching/matcher.ts';
import { defaultPack } from '../support/pack.ts';
import { actionOf, shown, testService } from '../support/service.ts';

let known: { pack: Pack; matcher: Matcher };
beforeAll(async () => (known = await defaultPack()));

/** One fact on another subject, without a command on members. */
function smaller(): { pack: Pack; matcher: Matcher } {
  const facts = known.pack.facts
    .filter(({ id }) => id === known.pack.shortcuts.articles['4'])
    .map((fact) => ({ ...fact, related: [] }));
  const pack: Pack = {
    ...known.pack,
    facts,
    topics: known.pack.topics.filter(({ id }) => facts.some(({ topic }) => topic === id)),
    asides: [],
    timeline: [],
    shortcuts: { ...known.pack.shortcuts, members: undefined } as never,
    title: { ...known.pack.title, en: 'Another Subject' },
  };
  return { pack, matcher: createMatcher(pack) };
}

it('a conversation goes on over a new pack; what is gone is said to be gone', async () => {
  let knowledge = known;
  const service = await testService({ knowledge: () => knowledge });
  const answer = await service.text('Who are the members of the CSTO?', service.incoming());
  expect(service.commands.some(({ name }) => name === 'members')).toBe(true);
  knowledge = smaller();
  expect(service.commands.some(({ name }) => name === 'members')).toBe(false);
  expect(shown(await service.text('/about', service.incoming()))).toContain('Another Subject');
  // The follow-up refers to a fact that is gone; so do the buttons of the old answer.
  expect((await service.text('/sources', service.incoming())).messages).toHaveLength(1);
  expect((await service.text('And Armenia?', service.incoming())).messages.length).toBeGreaterThan(0);
  const button = answer.messages.flatMap(({ buttons }) => buttons).find(({ action }) => action.kind === 'fact')!;
  expect(shown(await service.press(actionOf(answer, button.label), service.incoming()))).toContain('no longer exists');
  expect(await service.complete('members', service.incoming(), 10)).not.toContainEqual(
    expect.objectContaining({ id: 'members-now' }),
  );
  expect(service.logged).toEqual([]);
});
