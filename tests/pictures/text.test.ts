import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openFonts } from '../../src/pictures/fonts.ts';
import { cutToWidth, drawable, nameRuns, wrap } from '../../src/pictures/text.ts';

const fonts = openFonts();
const anyName = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));

describe('a name as it can be drawn', () => {
  it.each([
    ['Анна-Мария 🎉🎉', 'Анна-Мария'],
    ['Արամ', 'Արամ'],
    ['Zoë 👩‍👩‍👧‍👦 Łukasz', 'Zoë Łukasz'],
    ['李小龍 Bruce Lee', '· Bruce Lee'],
    ['a\u202eb\u2066c\u0007d\n e', 'abcd e'],
    ['محمد علي', 'محمد علي'],
    ['علی\u200cرضا', 'علی\u200cرضا'],
    ['עֲבֹדָה', 'עֲבֹדָה'],
    ['გიორგი', 'გიორგი'],
    ['दीपक शर्मा', 'दीपक शर्मा'],
    ['김민수', ''],
    ['🎉', ''],
    ['  ', ''],
    ['user_42 <b>&', 'user_42 <b>&'],
    [`a${'\u0337'.repeat(9)}`, 'a\u0337\u0337'],
    [`a${'\u0337\u200c\u0337'.repeat(9)}`, 'a\u0337\u200c'],
    [`द${'\u0940'.repeat(9)}`, `द${'\u0940'.repeat(3)}`],
  ])('%s', (name, shown) => {
    expect(drawable(name, fonts)).toBe(shown.normalize('NFC'));
  });

  it('has only characters with a glyph, and nothing that turns the direction', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const shown = drawable(name, fonts);
        expect(Array.from(shown).every((character) => fonts.has(character))).toBe(true);
        expect(shown).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]|\s\s|^\s|\s$/u);
      }),
    );
  });
});

describe('what a name is drawn with', () => {
  it.each([
    ['Анна O’Neill', [{ text: 'Анна O’Neill' }]],
    ['გიორგი Smith!', [{ text: 'გიორგი Smith!', family: 'Noto Sans Georgian' }]],
    ['Аня Արամ', [{ text: 'Аня ' }, { text: 'Արամ', family: 'Noto Sans Armenian' }]],
    ['Anna דוד', [{ text: 'Anna דוד', family: 'Noto Sans Hebrew' }]],
  ])('%s', (name, runs) => {
    expect(nameRuns(name, fonts)).toEqual(runs);
  });

  it.each(['דוד!', '(محمد', '1. דוד Bruce'])('%s is set from right to left, whatever else is in it', (name) => {
    const runs = nameRuns(name, fonts);
    expect(runs[0]).toEqual({ text: '\u2067' });
    expect(runs.at(-1)).toEqual({ text: '\u2069' });
  });
});

it('a cut text has room and breaks no grapheme', () => {
  fc.assert(
    fc.property(anyName, fc.integer({ min: 100, max: 900 }), (name, most) => {
      const text = drawable(name, fonts);
      const cut = cutToWidth(text, most, { size: 34 }, fonts);
      expect(fonts.width(cut, 34)).toBeLessThanOrEqual(most);
      const graphemes = Array.from(new Intl.Segmenter('und').segment(text), ({ segment }) => segment);
      const beginnings = graphemes.map((_, count) => `${graphemes.slice(0, count).join('').trimEnd()}…`);
      expect([text, ...beginnings]).toContain(cut);
    }),
  );
});

describe('lines', () => {
  it('keep all words in order and have room', () => {
    const words = fc.array(fc.stringMatching(/^[a-zа-я]{1,12}$/), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(words, fc.integer({ min: 400, max: 1000 }), (list, most) => {
        const lines = wrap(list.join(' '), most, { size: 34 }, fonts);
        expect(lines.join(' ')).toBe(list.join(' '));
        for (const line of lines) expect(fonts.width(line, 34)).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('are of about the same length, and a day stays with its month', () => {
    const lines = wrap('Georgien unterzeichnet den Vertrag (9. September oder 9. Dezember)', 738, { size: 34 }, fonts);
    expect(lines).toEqual(['Georgien unterzeichnet den Vertrag', '(9.\u00a0September oder 9.\u00a0Dezember)']);
  });

  it('leave a date whole, but in a column that is too narrow for it', () => {
    const status = 'Участник договора: 20 апреля 1994 года — 18 сентября 2003 года';
    expect(wrap(status, 900, { size: 34 }, fonts)).toEqual([
      'Участник договора: 20\u00a0апреля\u00a01994\u00a0года\u00a0—',
      '18\u00a0сентября\u00a02003\u00a0года',
    ]);
    expect(wrap('24 сентября 1993 года', 282, { size: 28, weight: 'bold' }, fonts)).toEqual([
      '24\u00a0сентября',
      '1993\u00a0года',
    ]);
  });

  it('are cut where there are too many', () => {
    const lines = wrap('one two three four five six seven', 150, { size: 34 }, fonts, 2);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
  });
});
