import { createRequire } from 'node:module';
import { openSync, type Font } from 'fontkit';
import type { Box } from '../../src/pictures/map-labels.ts';

/** A text of a picture and the room its letters take. */
export interface TextBox extends Box {
  readonly text: string;
}

const resolve = createRequire(import.meta.url).resolve;
const open = (file: string): Font => openSync(resolve(`@expo-google-fonts/${file}.ttf`)) as Font;
const family = (folder: string, file: string): Readonly<Record<string, Font>> => ({
  regular: open(`${folder}/400Regular/${file}_400Regular`),
  bold: open(`${folder}/700Bold/${file}_700Bold`),
});
const FONTS: Readonly<Record<string, Readonly<Record<string, Font>>>> = {
  'Noto Sans': family('noto-sans', 'NotoSans'),
  'Noto Sans Armenian': family('noto-sans-armenian', 'NotoSansArmenian'),
  'Noto Sans Georgian': family('noto-sans-georgian', 'NotoSansGeorgian'),
  'Noto Sans Hebrew': family('noto-sans-hebrew', 'NotoSansHebrew'),
  'Noto Sans Arabic': family('noto-sans-arabic', 'NotoSansArabic'),
};
/** Share of the size that letters reach above and below the base line. */
const ABOVE = 0.76;
const BELOW = 0.22;

/** All texts of an SVG with their boxes, measured by laying the text out with kerning, which the pictures themselves do not. */
export function textBoxes(svg: string): TextBox[] {
  return [...svg.matchAll(/<text ([^>]*)>(.*?)<\/text>/g)].map(([, attributes, content]) => {
    const values = attributesOf(attributes!);
    const size = Number(values['font-size']);
    const weight = values['font-weight'] === '700' ? 'bold' : 'regular';
    const runs = [...content!.matchAll(/<tspan ([^>]*)>([^<]*)<\/tspan>|([^<]+)/g)].map(
      ([, span, inside, outside]) => ({
        text: (inside ?? outside)!.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))),
        font: FONTS[span === undefined ? 'Noto Sans' : attributesOf(span)['font-family']!]![weight]!,
      }),
    );
    const text = runs.map((run) => run.text).join('');
    const width = runs.reduce(
      (sum, run) => sum + (run.font.layout(run.text).advanceWidth / run.font.unitsPerEm) * size,
      0,
    );
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
