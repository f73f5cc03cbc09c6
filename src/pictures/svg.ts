import { FONT_FAMILY, type Run, type Weight } from './fonts.ts';
import { COLOURS } from './theme.ts';

/** Values of attributes; absent ones are left out. */
type Attributes = Readonly<Record<string, string | number | undefined>>;

/** How a text is drawn. */
export interface TextStyle {
  /** Where it begins, ends or has its middle, in pixels. */
  readonly x: number;
  /** Its base line. */
  readonly y: number;
  readonly size: number;
  readonly weight?: Weight;
  readonly fill?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** An element; its content is SVG already. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const list = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? round(value) : escape(value!)}"`)
    .join('');
  return content === '' ? `<${name}${list}/>` : `<${name}${list}>${content}</${name}>`;
}

/** A line of text; as runs if it may need several fonts. */
export function text(
  content: string | readonly Run[],
  { x, y, size, weight = 'regular', fill = COLOURS.text, anchor = 'start' }: TextStyle,
): string {
  return element(
    'text',
    { x, y, 'font-size': size, 'font-weight': weight === 'bold' ? 700 : undefined, fill, 'text-anchor': anchor },
    typeof content === 'string' ? escape(content) : content.map(span).join(''),
  );
}

function span({ text: content, family }: Run): string {
  return family === undefined ? escape(content) : element('tspan', { 'font-family': family }, escape(content));
}

/** A whole picture. */
export function picture(width: number, height: number, content: readonly string[]): string {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height: Math.ceil(height),
      viewBox: `0 0 ${width} ${Math.ceil(height)}`,
      'font-family': FONT_FAMILY,
    },
    `\n${content.join('\n')}\n`,
  );
}

/** The ground everything stands on. */
export function background(): string {
  return element('rect', { width: '100%', height: '100%', fill: COLOURS.background });
}

/** Pixels without more digits than one can see. */
function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escape(content: string): string {
  return content.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
