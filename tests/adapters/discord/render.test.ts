import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText, renderMessage, shorten } from '../../../src/adapters/discord/render.ts';
import { limitViolations } from '../../support/discord/schema.ts';

const ACTION = { kind: 'report', question: 'x' } as const;

describe('escaping for Discord', () => {
  it.each([
    [
      '**bold** __under__ ~~gone~~ ||spoiler||',
      '\\*\\*bold\\*\\* \\_\\_under\\_\\_ \\~\\~gone\\~\\~ \\|\\|spoiler\\|\\|',
    ],
    ['@everyone <@1> <#2> <t:0>', '\\@everyone \\<\\@1\\> \\<\\#2\\> \\<t:0\\>'],
    ['[a](http://evil)', '\\[a\\]\\(http\\://evil\\)'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['# heading', '\\# heading'],
    ['a - b 3.5', 'a - b 3.5'],
  ])('%s', (text, escaped) => expect(escapeText(text)).toBe(escaped));

  it('leaves no character of markup or mention without its backslash, and loses no letter', () =>
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('*', '_', '`', '|', '<', '>', '@', '#', '[', ']', '(', ')', '\\', '~', 'a', 'я', ' '),
        }),
        (text) => {
          const escaped = escapeText(text);
          expect(escaped.replace(/\\[\\*_~`|<>#[\]()@]/g, '')).not.toMatch(/[\\*_~`|<>#[\]()@]/);
          expect(escaped.replace(/\\(.)/g, '$1')).toBe(text);
        },
      ),
    ));
});

describe('rendering for Discord', () => {
  it('keeps the limits, whatever the message', () =>
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 3000 }), { minLength: 1, maxLength: 4 }),
        fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }), { maxLength: 30 }),
        (texts, labels) => {
          const buttons = labels.map((label, index) => ({
            label: `${label} .`,
            action: { ...ACTION, question: String(index) },
          }));
          const rendered = renderMessage({ paragraphs: [['x'], ...texts.map((text) => [text])], buttons });
          expect(limitViolations({ ...rendered })).toEqual([]);
        },
      ),
      { numRuns: 100 },
    ));

  it('renders looks and links, and a link cannot break out', () => {
    const { embeds } = renderMessage({
      paragraphs: [
        [
          { text: 'A*B', style: 'bold' },
          ' ',
          { text: 'x]y', link: 'https://e.org/a_(b)>' },
          { text: 'c`d', style: 'code' },
        ],
      ],
      buttons: [],
    });
    expect(embeds[0]!.description).toBe('**A\\*B** [x\\]y](<https://e.org/a_%28b%29%3E>)`cˋd`');
  });

  it.each([
    [
      ['Who?', 'A question of more than thirty letters?', 'Sources', '👍', '👎'],
      [1, 1, 3],
    ],
    [
      ['Andrei Serdyukov', 'Nikolai Bordyuzha', 'Alexander Studenikin', 'Anatoly Sidorov'],
      [2, 2],
    ],
    [Array.from({ length: 9 }, (_, index) => `A question of more than thirty letters: ${index}`), [2, 2, 2, 2, 1]],
  ])('puts long labels into rows of their own, short ones side by side: %j', (labels, lengths) => {
    const buttons = labels.map((label, index) => ({ label, action: { ...ACTION, question: String(index) } }));
    const { components } = renderMessage({ paragraphs: [['x']], buttons });
    expect(components.map((row) => row.components.length)).toEqual(lengths);
  });

  it('cuts labels at a word', () => expect(shorten('one two three', 9)).toBe('one two…'));
});
