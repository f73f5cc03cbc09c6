import type { Fonts, Weight } from './fonts.ts';
import { text } from './svg.ts';
import { wrap } from './text.ts';
import { COLOURS, MARGIN, SIZES, WIDTH } from './theme.ts';

/** A part of a picture and how much room it takes. */
export interface Part {
  readonly content: readonly string[];
  /** In pixels. */
  readonly height: number;
}

/** A part that is left out. */
export const NOTHING: Part = { content: [], height: 0 };

/** Lines of text, and where they stand. */
export interface Block {
  /** Base line of the first line. */
  readonly y: number;
  readonly size: number;
  readonly x?: number;
  /** Most pixels a line may be wide; by default what is between the margins. */
  readonly width?: number;
  readonly weight?: Weight;
  readonly fill?: string;
  /** Where `x` is on each line. */
  readonly anchor?: 'start' | 'end';
  /** Lines at most; what has no room is cut. */
  readonly lines?: number;
}

const LINE_HEIGHT = 1.36;

/** A text in as many lines as it needs. */
export function wrappedLines(content: string, block: Block, fonts: Fonts): Part {
  const { x = MARGIN, y, size, weight, width = WIDTH - x - MARGIN, fill, anchor, lines } = block;
  const letters = { size, ...(weight && { weight }) };
  const step = size * LINE_HEIGHT;
  const broken = wrap(content, width, letters, fonts, lines);
  return {
    content: broken.map((line, index) =>
      text(line, { x, y: y + index * step, ...letters, ...(fill && { fill }), ...(anchor && { anchor }) }),
    ),
    height: broken.length * step,
  };
}

/** The title and what is below it. */
export function header(title: string, subtitle: string | undefined, fonts: Fonts): Part {
  const top = MARGIN + SIZES.title * 0.8;
  const first = wrappedLines(title, { y: top, size: SIZES.title, weight: 'bold', lines: 2 }, fonts);
  if (subtitle === undefined) return { content: first.content, height: MARGIN + first.height + 12 };
  const second = wrappedLines(
    subtitle,
    { y: MARGIN + first.height + SIZES.subtitle * 0.9, size: SIZES.subtitle, fill: COLOURS.faint, lines: 2 },
    fonts,
  );
  return { content: [...first.content, ...second.content], height: MARGIN + first.height + second.height + 26 };
}
