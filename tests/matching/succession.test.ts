import { beforeAll, describe, expect, it } from 'vitest';
import { factById } from '../../src/knowledge/lookup.ts';
import type { Pack } from '../../src/knowledge/pack.ts';
import type { Matcher } from '../../src/matching/matcher.ts';
import { previousOf } from '../../src/matching/matcher.ts';
import { successionFact } from '../../src/matching/succession.ts';
import { defaultPack } from '../support/pack.ts';

let pack: Pack;
let matcher: Matcher;
beforeAll(async () => ({ pack, matcher } = await defaultPack()));

const after = (question: string, fact: string, asked = 'Wer ist Generalsekretär?') =>
  successionFact(question, { question: asked, fact: factById(pack, fact)! }, pack)?.id;

describe('who held an office before or after', () => {
  it.each([
    ['und davor?', 'sg-2026', 'sg-tasmagambetov'],
    ['Wer war vor ihm?', 'sg-2026', 'sg-tasmagambetov'],
    ['wer kam danach', 'sg-zas', 'sg-tasmagambetov'],
    ['Wer ist sein Nachfolger?', 'sg-zas', 'sg-tasmagambetov'],
    ['and before him?', 'sg-zas', 'sg-semerikov-2018'],
    ['who came after her?', 'sg-bordyuzha', 'sg-semerikov-2018'],
    ['who was his predecessor', 'sg-2026', 'sg-tasmagambetov'],
    ['а до него?', 'sg-2026', 'sg-tasmagambetov'],
    ['А кто был после него?', 'sg-zas', 'sg-tasmagambetov'],
    ['кто его преемник', 'sg-zas', 'sg-tasmagambetov'],
    ['und davor?', 'chair-2026', 'chair-2025'],
  ])('%s after %s', (question, fact, expected) => expect(after(question, fact)).toBe(expected));

  it('goes by the year asked for when somebody held an office twice', () => {
    expect(after('and before him?', 'sg-semerikov-2018', 'who was secretary general in 2019')).toBe('sg-khachaturov');
    expect(after('and before him?', 'sg-semerikov-2018', 'who was secretary general in 2017')).toBe('sg-bordyuzha');
    expect(after('and after him?', 'sg-semerikov-2018', 'who is Semerikov')).toBe('sg-zas');
  });

  it.each([
    ['before the first', 'und davor?', 'sg-bordyuzha'],
    ['after the last', 'и после него?', 'sg-2026'],
    ['after a fact that is no term of office', 'und danach?', 'kz2022-overview'],
    ['for a question of its own', 'Was passierte danach in Kasachstan?', 'sg-2026'],
    ['for a preposition without a pronoun', 'vor 2020?', 'sg-2026'],
    ['for both directions at once', 'davor und danach?', 'sg-zas'],
    ['for another question word', 'wann davor?', 'sg-2026'],
    ['for nothing', '', 'sg-2026'],
  ])('says nothing %s', (_, question, fact) => expect(after(question, fact)).toBeUndefined());

  it('goes from one to the next in a conversation', () => {
    let previous = previousOf(matcher.ask('Кто генсек ОДКБ?')[0]!);
    for (const expected of ['sg-tasmagambetov', 'sg-zas', 'sg-semerikov-2018']) {
      const [understanding] = matcher.ask('А до него?', { previous });
      expect(understanding).toMatchObject({
        language: 'ru',
        verdict: { decision: 'answer', fact: { id: expected }, confidence: 1 },
      });
      previous = previousOf(understanding!);
    }
  });
});
