import { createRequire } from 'node:module';
import { openSync, type Font } from 'fontkit';
import type { Box } from '../../src/pictures/map-labels.ts';

/** A text of a picture and the room its letters take. */
export interface TextBox extends Box {
  readonly text: string;
}

const resolve = createRequire(import.meta.url).resolve;
const open = (file: string): Font => openSync(resolve(`@expo-google-fonts/${file}.ttf`)) as Font;
const FONTS = {
  regular: [
    open('noto-sans/400Regular/NotoSans_400Regular'),
    open('noto-sans-armenian/400Regular/NotoSansArmenian_400Regular'),
  ],
  bold: [open('noto-sans/700Bold/NotoSans_700Bold'), open('noto-sans-armenian/700Bold/NotoSansArmenian_700Bold')],
};
/** Share of the size that letters reach above and below the base line. */
const ABOVE = 0.76;
const BELOW = 0.22;

/** All texts of an SVG with their boxes, measured by laying the text out with kerning, which the pictures themselves do not. */
export function textBoxes(svg: string): TextBox[] {
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, attributes, content]) => {
    const values = attributesOf(attributes!);
    const text = content!.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
    const size = Number(values['font-size']);
    const [font] = FONTS[values['font-weight'] === '700' ? 'bold' : 'regular'].filter((candidate) =>
      Array.from(text).some((character) => candidate.hasGlyphForCodePoint(character.codePointAt(0)!)),
    );
    const width = font ? (font.layout(text).advanceWidth / font.unitsPerEm) * size : 0;
    const shift = { start: 0, middle: width / 2, end: width }[values['text-anchor'] as 'start' | 'middle' | 'end'];
    return {
      text,
      x: Number(values['x']) - shift,
      y: Number(values['y']) - ABOVE * size,
      width,
      height: (ABOVE + BELOW) * size,
    };
  });
}

/** Width and height that an SVG says it has. */
export function sizeOf(svg: string): { width: number; height: number } {
  const values = attributesOf(/^<svg ([^>]*)>/.exec(svg)![1]!);
  return { width: Number(values['width']), height: Number(values['height']) };
}

function attributesOf(list: string): Record<string, string> {
  return Object.fromEntries([...list.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name!, value!]));
}
