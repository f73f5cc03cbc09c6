import type { Fonts, Run, Weight } from './fonts.ts';

/** Letters of one size and weight. */
export interface Letters {
  readonly size: number;
  readonly weight?: Weight;
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** Left out where no font has them: emoji, symbols and marks say nothing without their look. */
const SILENT = /^[\p{Extended_Pictographic}\p{Emoji_Component}\p{S}\p{M}\p{P}]/u;
/** Stands for letters that no font has. */
const UNKNOWN = '·';
/** More than two accents on a letter: a pile that would reach into other lines. */
const PILED_ACCENTS = /([[\p{M}\p{Cf}]&&\p{Script=Inherited}]{2})[[\p{M}\p{Cf}]&&\p{Script=Inherited}]+/gv;
/** More marks on a letter than any script needs. */
const PILED_MARKS = /([\p{M}\p{Cf}]{3})[\p{M}\p{Cf}]+/gu;
/** Invisible, but some scripts join their letters by them. */
const JOINERS = new Set(['\u200c', '\u200d']);

/**
 * A name with nothing in it that could break a layout: no control characters or marks of direction, no piles of accents, no character
 * without a glyph. Emoji are left out; letters that no font has become one "·" a run.
 * @returns empty if nothing readable is left
 */
export function drawable(name: string, fonts: Fonts): string {
  const plain = name
    .toWellFormed()
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, (character) => (JOINERS.has(character) ? character : ''))
    .replace(PILED_ACCENTS, '$1')
    .replace(PILED_MARKS, '$1');
  const shown = Array.from(graphemes.segment(plain), ({ segment }) => {
    if (fonts.has(segment)) return segment;
    return SILENT.test(segment) ? '' : UNKNOWN;
  }).join('');
  const tidy = shown
    .replace(/·[\s·]*·/g, UNKNOWN)
    .replace(/\s+/g, ' ')
    .trim();
  return /[\p{L}\p{N}]/u.test(tidy) ? tidy : '';
}

/** A text that is not wider than `most` pixels; cut between graphemes, with an ellipsis. */
export function cutToWidth(text: string, most: number, { size, weight }: Letters, fonts: Fonts): string {
  if (fonts.width(text, size, weight) <= most) return text;
  const parts = Array.from(graphemes.segment(text), ({ segment }) => segment);
  const shortened = (): string => `${parts.join('').trimEnd()}…`;
  while (parts.length > 1 && fonts.width(shortened(), size, weight) > most) parts.pop();
  return shortened();
}

/** Begins with a letter that is written from right to left. */
const FROM_RIGHT = /^\P{L}*[\p{Script=Hebrew}\p{Script=Arabic}]/u;

/** A name as it is drawn; what belongs to one written from right to left (an ellipsis, a number) stays on its side of it. */
export function nameRuns(name: string, fonts: Fonts): Run[] {
  const runs = fonts.runs(name);
  return FROM_RIGHT.test(name) ? [{ text: '\u2067' }, ...runs, { text: '\u2069' }] : runs;
}

/** How narrow lines may become so that they are of about the same length, as a share of the room there is. */
const NARROWEST = 0.6;
const NARROWER = 0.04;

/**
 * As few lines as there can be that are not wider than `most` pixels, broken between words, none of them much shorter than the others;
 * what has no room in `lines` is cut.
 */
export function wrap(text: string, most: number, letters: Letters, fonts: Fonts, lines = Infinity): string[] {
  const width = (line: string): number => fonts.width(line, letters.size, letters.weight);
  // A day stays with its month, a number with what it counts, a dash with what is before it; a date stays whole where it has room.
  const joined = text.replace(/(\d\.?) (?=\p{L})/gu, '$1\u00a0').replace(/ (?=[–—] )/g, '\u00a0');
  const dated = joined.replace(/(\d\.?\u00a0\p{L}+) (?=\d{4}(?!\d))/gu, '$1\u00a0').split(/ +/);
  const words = dated.some((word) => width(word) > most) ? joined.split(/ +/) : dated;
  const breakAt = (room: number): string[] => {
    const broken: string[] = [];
    for (const word of words) {
      const longer = `${broken.at(-1)} ${word}`;
      if (broken.length > 0 && (width(longer) <= room || broken.length === lines)) broken[broken.length - 1] = longer;
      else broken.push(word);
    }
    return broken;
  };
  let best = breakAt(most);
  for (let share = 1 - NARROWER; best.length > 1 && share >= NARROWEST; share -= NARROWER) {
    const balanced = breakAt(most * share);
    if (balanced.length > best.length || balanced.some((line) => width(line) > most * share)) break;
    best = balanced;
  }
  return best.map((line) => cutToWidth(line, most, letters, fonts));
}
