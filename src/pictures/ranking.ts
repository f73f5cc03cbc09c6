import type { BoardPicture, PodiumPicture, Ranked } from '../bot/picture.ts';
import type { Fonts } from './fonts.ts';
import { header, type Part } from './parts.ts';
import { background, element, picture, text } from './svg.ts';
import { cutToWidth, drawable } from './text.ts';
import { COLOURS, MARGIN, SIZES, WIDTH } from './theme.ts';

/** Lines of a board, and entries of a podium with those below it. */
const MAX_ENTRIES = 10;
const ROW = 84;
const BADGE = 27;
/** First, second and third place; they differ in lightness, too, and carry their number. */
const MEDALS = ['#d9a520', '#a9b3bc', '#a8693a'] as const;
const ON_MEDAL = '#16212b';

const COLUMN = 330;
const COLUMN_GAP = (WIDTH - 2 * MARGIN - 3 * COLUMN) / 2;
/** Heights of the steps of a podium by place, in pixels. */
const STEPS = [300, 220, 160] as const;

/** A table of points, the best ten. */
export function drawBoard({ title, subtitle, ranking, unnamed }: BoardPicture, fonts: Fonts): string {
  const head = header(title, subtitle, fonts);
  const rows = drawRows(ranking.slice(0, MAX_ENTRIES), head.height + 10, unnamed, fonts);
  return picture(WIDTH, head.height + 10 + rows.height + MARGIN, [background(), ...head.content, ...rows.content]);
}

/** The first three on steps as high as their places, so that those who share one stand equally high; the others below. */
export function drawPodium({ title, subtitle, ranking, unnamed }: PodiumPicture, fonts: Fonts): string {
  const head = header(title, subtitle, fonts);
  const shown = ranking.slice(0, MAX_ENTRIES);
  const [first, second, third, ...others] = shown;
  const floor = head.height + 130 + STEPS[0];
  // The winner stands in the middle.
  const columns = [second, first, third].flatMap((entry, index) =>
    entry ? drawColumn(entry, MARGIN + index * (COLUMN + COLUMN_GAP), floor, unnamed, fonts) : [],
  );
  const rows = drawRows(others, floor + 34, unnamed, fonts);
  return picture(WIDTH, floor + 34 + rows.height + MARGIN - (others.length === 0 ? 34 : 0), [
    background(),
    ...head.content,
    ...columns,
    element('line', { x1: MARGIN, y1: floor, x2: WIDTH - MARGIN, y2: floor, stroke: COLOURS.line, 'stroke-width': 4 }),
    ...rows.content,
  ]);
}

function drawColumn(
  { place, name, points }: Ranked,
  x: number,
  floor: number,
  unnamed: string,
  fonts: Fonts,
): string[] {
  const step = Math.min(place, STEPS.length) - 1;
  const height = STEPS[step]!;
  const middle = x + COLUMN / 2;
  const top = floor - height;
  const letters = { size: SIZES.body, weight: 'bold' } as const;
  return [
    element('rect', { x, y: top, width: COLUMN, height, rx: 10, fill: MEDALS[step]! }),
    text(String(place), { x: middle, y: top + 100, size: 90, weight: 'bold', fill: ON_MEDAL, anchor: 'middle' }),
    text(nameFor(name, unnamed, COLUMN, letters, fonts), { x: middle, y: top - 62, ...letters, anchor: 'middle' }),
    text(cutToWidth(points, COLUMN, { size: SIZES.label }, fonts), {
      x: middle,
      y: top - 20,
      size: SIZES.label,
      fill: COLOURS.faint,
      anchor: 'middle',
    }),
  ];
}

function drawRows(entries: readonly Ranked[], top: number, unnamed: string, fonts: Fonts): Part {
  const right = WIDTH - MARGIN;
  const nameLeft = MARGIN + 2 * BADGE + 30;
  const content = entries.flatMap(({ place, name, points }, index) => {
    const y = top + index * ROW;
    const base = y + ROW / 2 + SIZES.body * 0.35;
    const medal = MEDALS[place - 1];
    const pointsWidth = fonts.width(points, SIZES.body, 'bold');
    const letters = { size: SIZES.body } as const;
    return [
      ...(index % 2 === 0
        ? [element('rect', { x: MARGIN - 20, y, width: WIDTH - 2 * MARGIN + 40, height: ROW, rx: 10, fill: '#f2f5f8' })]
        : []),
      ...(medal ? [element('circle', { cx: MARGIN + BADGE, cy: y + ROW / 2, r: BADGE, fill: medal })] : []),
      text(String(place), { x: MARGIN + BADGE, y: base - 2, size: 30, weight: 'bold', anchor: 'middle' }),
      text(nameFor(name, unnamed, right - pointsWidth - 40 - nameLeft, letters, fonts), {
        x: nameLeft,
        y: base,
        ...letters,
      }),
      text(points, { x: right, y: base, size: SIZES.body, weight: 'bold', anchor: 'end' }),
    ];
  });
  return { content, height: entries.length * ROW };
}

/** What can be drawn of a name, as far as there is room. */
function nameFor(
  name: string,
  unnamed: string,
  most: number,
  letters: Parameters<typeof cutToWidth>[2],
  fonts: Fonts,
): string {
  return cutToWidth(drawable(name, fonts) || unnamed, most, letters, fonts);
}
