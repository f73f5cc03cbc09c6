import type { TimelinePicture } from '../bot/picture.ts';
import type { Fonts } from './fonts.ts';
import { header, wrappedLines } from './parts.ts';
import { background, element, picture } from './svg.ts';
import { COLOURS, MARGIN, SIZES, WIDTH } from './theme.ts';

/** Where the line stands, the dates end before it and the titles begin after it, in pixels from the left. */
const LINE = 372;
const SPACE = 34;
/** Pixels between two events. */
const GAP = 26;
const DOT = 11;

/** Events below one another along a line: the date on its left, what happened on its right. */
export function drawTimeline({ title, subtitle, events }: TimelinePicture, fonts: Fonts): string {
  const head = header(title, subtitle, fonts);
  let top = head.height + 24;
  const dots: number[] = [];
  const content = events.flatMap((event) => {
    const base = top + SIZES.body;
    const date = wrappedLines(
      event.date,
      {
        x: LINE - SPACE,
        y: base,
        width: LINE - SPACE - MARGIN,
        size: SIZES.label,
        weight: 'bold',
        fill: COLOURS.accent,
        anchor: 'end',
      },
      fonts,
    );
    const what = wrappedLines(event.title, { x: LINE + SPACE, y: base, size: SIZES.body }, fonts);
    dots.push(base - SIZES.body * 0.34);
    top += Math.max(date.height, what.height) + GAP;
    return [...date.content, ...what.content];
  });
  const bottom = top + 20;
  return picture(WIDTH, bottom, [
    background(),
    ...head.content,
    element('line', {
      x1: LINE,
      y1: head.height + 24,
      x2: LINE,
      y2: bottom - 32,
      stroke: COLOURS.line,
      'stroke-width': 6,
      'stroke-linecap': 'round',
    }),
    ...dots.map((y) =>
      element('circle', {
        cx: LINE,
        cy: y,
        r: DOT,
        fill: COLOURS.accent,
        stroke: COLOURS.background,
        'stroke-width': 5,
      }),
    ),
    ...content,
  ]);
}
