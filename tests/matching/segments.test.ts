import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_QUESTIONS, splitQuestions } from '../../src/matching/segments.ts';

const texts = (message: string): string[] => splitQuestions(message).map(({ text }) => text);

describe('splitting a message into questions', () => {
  it.each([
    ['Who are the members?', ['Who are the members?']],
    ['Who are the members? And what is Article 4?', ['Who are the members?', 'And what is Article 4?']],
    ['When was it founded and who are the members?', ['When was it founded', 'who are the members?']],
    ['Armenien und Russland', ['Armenien und Russland']],
    ['wer und warum ist ausgetreten', ['wer und warum ist ausgetreten']],
    ['кто входит в одкб\nкогда подписан договор', ['кто входит в одкб', 'когда подписан договор']],
  ])('%j', (message, expected) => expect(texts(message)).toEqual(expected));

  it('keeps a statement as the context of the question after it', () =>
    expect(splitQuestions('Armenia froze its membership. Why did it do that?')).toEqual([
      { text: 'Why did it do that?', context: 'Armenia froze its membership.' },
    ]));

  it('finds nothing in a message without words', () => expect(texts('?!… 👍')).toEqual([]));

  it('never gives more than three, and only what was typed', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom('who is it?', 'and', 'what', 'Yes.', '\n', 'why', '?', 'ок')), (parts) => {
        const message = parts.join(' ');
        const segments = splitQuestions(message);
        expect(segments.length).toBeLessThanOrEqual(MAX_QUESTIONS);
        for (const { text } of segments) expect(message).toContain(text.trim());
      }),
    ));
});
