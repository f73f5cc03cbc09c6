import { fileURLToPath } from 'node:url';
import { openSync, type Font } from 'fontkit';

/** Thickness of letters; there are no others. */
export type Weight = 'regular' | 'bold';

/** Characters that one font draws. */
export interface Run {
  readonly text: string;
  /** Absent: {@link FONT_FAMILY}. */
  readonly family?: string | undefined;
}

/** Measures text as it will be drawn. */
export interface Fonts {
  /**
   * The width of a text in pixels, without kerning, which could only make it a little narrower.
   * @param size of the letters, in pixels
   */
  width(text: string, size: number, weight?: Weight): number;
  /** Whether one font has glyphs for all characters. */
  has(characters: string): boolean;
  /** A text by the fonts that draw it; in order, nothing is left out. */
  runs(text: string): Run[];
}

/** Family of the letters: Latin, Cyrillic, Greek and Devanagari. */
export const FONT_FAMILY = 'Noto Sans';

/**
 * Addresses of the files by family; the first that has a glyph is taken. People's names need more than the first; Chinese, Japanese and
 * Korean are left out because each is 50 to 100 MB large to install.
 */
const FILES: Readonly<Record<string, Readonly<Record<Weight, string>>>> = {
  [FONT_FAMILY]: {
    regular: import.meta.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
    bold: import.meta.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
  },
  [`${FONT_FAMILY} Armenian`]: {
    regular: import.meta.resolve('@expo-google-fonts/noto-sans-armenian/400Regular/NotoSansArmenian_400Regular.ttf'),
    bold: import.meta.resolve('@expo-google-fonts/noto-sans-armenian/700Bold/NotoSansArmenian_700Bold.ttf'),
  },
  [`${FONT_FAMILY} Georgian`]: {
    regular: import.meta.resolve('@expo-google-fonts/noto-sans-georgian/400Regular/NotoSansGeorgian_400Regular.ttf'),
    bold: import.meta.resolve('@expo-google-fonts/noto-sans-georgian/700Bold/NotoSansGeorgian_700Bold.ttf'),
  },
  [`${FONT_FAMILY} Hebrew`]: {
    regular: import.meta.resolve('@expo-google-fonts/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf'),
    bold: import.meta.resolve('@expo-google-fonts/noto-sans-hebrew/700Bold/NotoSansHebrew_700Bold.ttf'),
  },
  [`${FONT_FAMILY} Arabic`]: {
    regular: import.meta.resolve('@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf'),
    bold: import.meta.resolve('@expo-google-fonts/noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf'),
  },
};

/** Paths of all fonts. */
export function fontFiles(): string[] {
  return Object.values(FILES)
    .flatMap(({ regular, bold }) => [regular, bold])
    .map((url) => fileURLToPath(url));
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** What is always drawn by the first font: there is no need to look at each letter. */
const PLAIN = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Common}]*$/u;
/** Scripts whose letters have another width beside others. */
const JOINED = /[\p{Script=Arabic}\p{Script=Devanagari}]/u;

/** Opens the fonts; takes a few milliseconds. */
export function openFonts(): Fonts {
  const families = Object.entries(FILES).map(([family, { regular, bold }]) => ({
    family: family === FONT_FAMILY ? undefined : family,
    regular: openFont(regular),
    bold: openFont(bold),
  }));
  const [main] = families;
  const familyFor = (characters: string) =>
    families.find(({ regular }) => Array.from(characters).every((character) => regular.has(character)));
  const runsOf = (text: string) => {
    // Letters of two fonts in one text lose their weight when it is drawn, so that one font is taken for all where there is one.
    const forAll = PLAIN.test(text) ? main : familyFor(text);
    if (forAll) return [{ text, fonts: forAll }];
    const runs: { text: string; readonly fonts: (typeof families)[number] }[] = [];
    for (const { segment } of graphemes.segment(text)) {
      const fonts = familyFor(segment) ?? main!;
      const last = runs.at(-1);
      if (last?.fonts === fonts) last.text += segment;
      else runs.push({ text: segment, fonts });
    }
    return runs;
  };
  return {
    width: (text, size, weight = 'regular') =>
      size * runsOf(text).reduce((sum, { text: run, fonts: { [weight]: font } }) => sum + font.width(run), 0),
    has: (characters) => familyFor(characters) !== undefined,
    runs: (text) => runsOf(text).map(({ text: run, fonts: { family } }) => ({ text: run, family })),
  };
}

/** One font; widths are in units of the size of its letters. */
function openFont(url: string) {
  const font = openSync(fileURLToPath(url)) as Font;
  const { unitsPerEm } = font;
  const advances = new Map<string, number>();
  const advanceOf = (character: string): number => {
    let advance = advances.get(character);
    if (advance === undefined) {
      advance = font.glyphForCodePoint(character.codePointAt(0)!).advanceWidth / unitsPerEm;
      advances.set(character, advance);
    }
    return advance;
  };
  return {
    has: (character: string): boolean => font.hasGlyphForCodePoint(character.codePointAt(0)!),
    width(text: string): number {
      const apart = Array.from(text).reduce((sum, character) => sum + advanceOf(character), 0);
      if (!JOINED.test(text)) return apart;
      try {
        return font.layout(text).advanceWidth / unitsPerEm;
      } catch {
        // fontkit fails on some sequences of marks that no language has.
        return apart;
      }
    },
  };
}
