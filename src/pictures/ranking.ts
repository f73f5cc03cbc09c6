import type { Ranked, RankingPicture } from '../bot/picture.ts';
import type { Fonts } from './fonts.ts';
import { header, wrappedLines, type Part } from './parts.ts';
import { background, element, picture, text } from './svg.ts';
import { cutToWidth, drawable, nameRuns, wrap } from './text.ts';
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
/** Names above the steps, in two lines where one is too short. */
const NAME = { size: SIZES.body, weight: 'bold' } as const;
const NAME_LINE = 44;
/** Heights of the steps of a podium by place, in pixels. */
const STEPS = [300, 220, 160] as const;

/** A table of points, the best ten. */
export function drawBoard({ title, subtitle, ranking, others, unnamed }: RankingPicture, fonts: Fonts): string {
  const head = header(title, subtitle, fonts);
  const rows = drawRows({ ranking: ranking.slice(0, MAX_ENTRIES), others, unnamed }, head.height + 10, fonts);
  return picture(WIDTH, head.height + 10 + rows.height + MARGIN, [background(), ...head.content, ...rows.content]);
}

/** The first three on steps as high as their places, so that those who share one stand equally high; the others below. */
export function drawPodium({ title, subtitle, ranking, others, unnamed }: RankingPicture, fonts: Fonts): string {
  const head = header(title, subtitle, fonts);
  const shown = ranking.slice(0, MAX_ENTRIES);
  const [first, second, third, ...below] = shown;
  // Of three the winner stands in the middle.
  const standing = (third ? [second, first, third] : [first, second]).flatMap((entry) =>
    entry ? [{ ...entry, lines: wrap(drawable(entry.name, fonts) || unnamed, COLUMN, NAME, fonts, 2) }] : [],
  );
  const longest = Math.max(1, ...standing.map(({ lines }) => lines.length));
  const floor = head.height + 130 + (longest - 1) * NAME_LINE + STEPS[0];
  const left = (WIDTH - standing.length * (COLUMN + COLUMN_GAP) + COLUMN_GAP) / 2;
  const columns = standing.flatMap((entry, index) =>
    drawColumn(entry, left + index * (COLUMN + COLUMN_GAP), floor, fonts),
  );
  const rows = drawRows({ ranking: below, others, unnamed }, floor + 34, fonts);
  return picture(WIDTH, floor + 34 + rows.height + MARGIN - (rows.height === 0 ? 34 : 0), [
    background(),
    ...head.content,
    ...columns,
    element('line', { x1: MARGIN, y1: floor, x2: WIDTH - MARGIN, y2: floor, stroke: COLOURS.line, 'stroke-width': 4 }),
    ...rows.content,
  ]);
}

function drawColumn(
  { place, points, lines }: Omit<Ranked, 'name'> & { readonly lines: readonly string[] },
  x: number,
  floor: number,
  fonts: Fonts,
): string[] {
  const step = Math.min(place, STEPS.length) - 1;
  const height = STEPS[step]!;
  const middle = x + COLUMN / 2;
  const top = floor - height;
  const nameTop = top - 62 - (lines.length - 1) * NAME_LINE;
  return [
    element('rect', { x, y: top, width: COLUMN, height, rx: 10, fill: MEDALS[step]! }),
    text(String(place), { x: middle, y: top + 100, size: 90, weight: 'bold', fill: ON_MEDAL, anchor: 'middle' }),
    ...lines.map((line, index) =>
      text(nameRuns(line, fonts), { x: middle, y: nameTop + index * NAME_LINE, ...NAME, anchor: 'middle' }),
    ),
    text(cutToWidth(points, COLUMN, { size: SIZES.label }, fonts), {
      x: middle,
      y: top - 20,
      size: SIZES.label,
      fill: COLOURS.faint,
      anchor: 'middle',
    }),
  ];
}

/** Entries below one another, and below them how many there are besides. */
function drawRows(
  { ranking, others, unnamed }: Pick<RankingPicture, 'ranking' | 'others' | 'unnamed'>,
  top: number,
  fonts: Fonts,
): Part {
  const right = WIDTH - MARGIN;
  const nameLeft = MARGIN + 2 * BADGE + 30;
  const content = ranking.flatMap(({ place, name, points }, index) => {
    const y = top + index * ROW;
    const base = y + ROW / 2 + SIZES.body * 0.35;
    const medal = MEDALS[place - 1];
    const pointsWidth = fonts.width(points, SIZES.body, 'bold');
    const letters = { size: SIZES.body } as const;
    const room = right - pointsWidth - 40 - nameLeft;
    const shown = cutToWidth(drawable(name, fonts) || unnamed, room, letters, fonts);
    return [
      ...(index % 2 === 0
        ? [element('rect', { x: MARGIN - 20, y, width: WIDTH - 2 * MARGIN + 40, height: ROW, rx: 10, fill: '#f2f5f8' })]
        : []),
      ...(medal ? [element('circle', { cx: MARGIN + BADGE, cy: y + ROW / 2, r: BADGE, fill: medal })] : []),
      text(String(place), { x: MARGIN + BADGE, y: base - 2, size: 30, weight: 'bold', anchor: 'middle' }),
      text(nameRuns(shown, fonts), { x: nameLeft, y: base, ...letters }),
      text(points, { x: right, y: base, size: SIZES.body, weight: 'bold', anchor: 'end' }),
    ];
  });
  const height = ranking.length * ROW;
  if (others === undefined) return { content, height };
  const more = wrappedLines(
    others,
    { x: nameLeft, y: top + height + ROW / 2, size: SIZES.label, fill: COLOURS.faint },
    fonts,
  );
  return { content: [...content, ...more.content], height: height + ROW / 2 + more.height };
}
