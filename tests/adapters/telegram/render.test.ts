import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderKeyboard } from '../../../src/adapters/telegram/keyboard.ts';
import { MAX_TEXT, renderText, splitText } from '../../../src/adapters/telegram/render.ts';
import type { Span } from '../../../src/bot/message.ts';

const span: fc.Arbitrary<Span> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.record({
    text: fc.string({ unit: 'grapheme', maxLength: 30 }),
    style: fc.constantFrom('bold' as const, 'italic' as const, 'code' as const),
  }),
  fc.record({ text: fc.string({ maxLength: 20 }), link: fc.constant('https://example.org/') }),
);

describe('rendering for Telegram', () => {
  it('gives entities that lie inside the text, whatever it is', () =>
    fc.assert(
      fc.property(fc.array(fc.array(span, { maxLength: 6 }), { maxLength: 6 }), (paragraphs) => {
        const { text, entities } = renderText(paragraphs);
        expect(text).toBe(text.trim());
        expect(text.isWellFormed()).toBe(true);
        for (const { offset, length } of entities) {
          expect(offset).toBeGreaterThanOrEqual(0);
          expect(length).toBeGreaterThan(0);
          expect(offset + length).toBeLessThanOrEqual(text.length);
        }
      }),
    ));

  it('counts in UTF-16 units', () => {
    const { text, entities } = renderText([['👨‍👩‍👧 ', { text: 'Штаб', style: 'bold' }]]);
    expect(text.slice(entities[0]!.offset, entities[0]!.offset + entities[0]!.length)).toBe('Штаб');
  });

  it('splits long texts at sentence ends and loses nothing but white space', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Ein Satz. ', 'слово ', '👍', 'x'.repeat(500), '\n'), {
          minLength: 10,
          maxLength: 400,
        }),
        (pieces) => {
          const whole = renderText([[{ text: pieces.join(''), style: 'bold' }]]);
          const parts = splitText(whole);
          for (const { text, entities } of parts) {
            expect(text.length).toBeLessThanOrEqual(MAX_TEXT);
            expect(text.isWellFormed()).toBe(true);
            for (const { offset, length } of entities) expect(offset + length).toBeLessThanOrEqual(text.length);
          }
          expect(
            parts
              .map(({ text }) => text)
              .join('')
              .replace(/\s/g, ''),
          ).toBe(whole.text.replace(/\s/g, ''));
        },
      ),
      { numRuns: 50 },
    ));

  it('cuts between sentences where it can', () => {
    const parts = splitText(renderText([['Ein ganzer Satz steht hier. '.repeat(300)]]));
    expect(parts.length).toBeGreaterThan(2);
    for (const { text } of parts) expect(text.endsWith('hier.')).toBe(true);
  });

  it('puts short labels side by side and long ones below each other, and cuts at words', () => {
    const action = { kind: 'report', question: 'x' } as const;
    const keyboard = renderKeyboard([
      { label: 'Welche Länder sind Mitglied der OVKS und welche nehmen nicht mehr an ihrer Arbeit teil?', action },
      { label: 'Quellen', action },
      { label: '👍', action },
      { label: '👎', action },
    ])!;
    expect(keyboard.inline_keyboard.map((row) => row.length)).toEqual([1, 3]);
    expect(keyboard.inline_keyboard[0]![0]!.text).toMatch(/^Welche Länder.*\p{L}…$/u);
    expect(renderKeyboard([])).toBeUndefined();
  });
});
