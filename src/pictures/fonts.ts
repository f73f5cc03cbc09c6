import { fileURLToPath } from 'node:url';
import { openSync, type Font } from 'fontkit';

/** Thickness of letters; there are no others. */
export type Weight = 'regular' | 'bold';

/** Measures text as it will be drawn. */
export interface Fonts {
  /**
   * The width of a text in pixels, without kerning, which could only make it a little narrower.
   * @param size of the letters, in pixels
   */
  width(text: string, size: number, weight?: Weight): number;
  /** Whether there is a glyph for the character. */
  has(character: string): boolean;
}

/** Family of the letters; what it lacks is taken from the other fonts. */
export const FONT_FAMILY = 'Noto Sans';

/** Addresses of the files; the first that has a glyph is taken. */
const FILES: Readonly<Record<Weight, readonly string[]>> = {
  regular: [
    import.meta.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
    import.meta.resolve('@expo-google-fonts/noto-sans-armenian/400Regular/NotoSansArmenian_400Regular.ttf'),
  ],
  bold: [
    import.meta.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
    import.meta.resolve('@expo-google-fonts/noto-sans-armenian/700Bold/NotoSansArmenian_700Bold.ttf'),
  ],
};

/** Paths of all fonts. */
export function fontFiles(): string[] {
  return Object.values(FILES)
    .flat()
    .map((url) => fileURLToPath(url));
}

/** Opens the fonts; takes a few milliseconds. */
export function openFonts(): Fonts {
  const open = (weight: Weight): Font[] => FILES[weight].map((file) => openSync(fileURLToPath(file)) as Font);
  const fonts: Readonly<Record<Weight, readonly Font[]>> = { regular: open('regular'), bold: open('bold') };
  const fontFor = (codePoint: number, weight: Weight): Font | undefined =>
    fonts[weight].find((font) => font.hasGlyphForCodePoint(codePoint));
  return {
    width(text, size, weight = 'regular') {
      let width = 0;
      for (const character of text) {
        const codePoint = character.codePointAt(0)!;
        const font = fontFor(codePoint, weight) ?? fonts[weight][0]!;
        width += font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm;
      }
      return width * size;
    },
    has: (character) => fontFor(character.codePointAt(0)!, 'regular') !== undefined,
  };
}
