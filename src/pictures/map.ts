import type { MapPicture } from '../bot/picture.ts';
import type { Fonts } from './fonts.ts';
import { lineTo, placeLabels } from './map-labels.ts';
import type { Shape, Shapes } from './map-shapes.ts';
import { background, element, picture, text } from './svg.ts';
import { header, wrappedLines, type Part } from './parts.ts';
import { fillOf, patterns } from './patterns.ts';
import { COLOURS, MARGIN, SIZES, WIDTH } from './theme.ts';

/** Height of the map itself, in pixels; its width is {@link WIDTH}. */
export const MAP_HEIGHT = 760;

const LABEL_HEIGHT = 40;
const LABEL_SPACE = 12;
const SWATCH = 44;
const LEGEND_LINE = 56;
/** Pixels below a long entry of the legend. */
const LEGEND_GAP = 18;

/**
 * A map of Eurasia with a label for each state of a role, and a legend.
 * @param shapes those of a map {@link WIDTH} × {@link MAP_HEIGHT} pixels large
 */
export function drawMap(
  { title, subtitle, groups, disputed, footnote }: MapPicture,
  { areas, borders }: Shapes,
  fonts: Fonts,
): string {
  const roles = new Map(groups.flatMap(({ role, states }) => states.map(({ iso }) => [iso, role] as const)));
  const head = header(title, subtitle, fonts);
  const top = Math.round(head.height);

  const roleOf = ({ iso }: Shape) => (iso === undefined ? 'disputed' : roles.get(iso));
  const coloured = areas.flatMap((area) => {
    const role = roleOf(area);
    return role ? [element('path', { d: area.path, fill: fillOf(role) })] : [];
  });
  const others = areas.filter((area) => roleOf(area) === undefined).map(({ path }) => path);
  const legendTop = top + MAP_HEIGHT + 30;
  const legend = drawLegend(
    [...groups.map(({ role, label }) => ({ role, label })), { role: 'disputed', label: disputed }],
    legendTop,
    fonts,
  );
  const foot = wrappedLines(
    footnote,
    { y: legendTop + legend.height + 30, size: SIZES.small, fill: COLOURS.faint },
    fonts,
  );
  return picture(WIDTH, legendTop + legend.height + foot.height + 62, [
    patterns(),
    background(),
    ...head.content,
    // The shapes end at the frame themselves; an SVG of its own would be drawn upon a layer of its own.
    element(
      'g',
      { transform: `translate(0 ${top})` },
      element('rect', { width: WIDTH, height: MAP_HEIGHT, fill: COLOURS.sea }) +
        element('path', { d: others.join(''), fill: COLOURS.land }) +
        coloured.join('') +
        element('path', { d: borders, fill: 'none', stroke: COLOURS.border, 'stroke-width': 1.4 }),
    ),
    ...drawLabels(groups, areas, top, fonts),
    ...legend.content,
    ...foot.content,
  ]);
}

/** Names on white plates, with a line to states that are too small for theirs. */
function drawLabels(groups: MapPicture['groups'], shapes: readonly Shape[], top: number, fonts: Fonts): string[] {
  const labelled = groups
    .flatMap(({ states }) => states)
    .flatMap(({ iso, name }) => {
      const shape = shapes.find((candidate) => candidate.iso === iso);
      if (!shape) return [];
      const width = fonts.width(name, SIZES.label, 'bold') + 2 * LABEL_SPACE;
      return [{ name, middle: shape.middle, size: shape.size, label: [width, LABEL_HEIGHT] as const }];
    });
  const boxes = placeLabels(labelled, WIDTH, MAP_HEIGHT);
  const lines = labelled.flatMap((thing, index) => {
    const [[x1, y1], [x2, y2]] = lineTo(thing, boxes[index]!);
    if (x1 === x2 && y1 === y2) return [];
    const ends = { x1, y1: y1 + top, x2, y2: y2 + top };
    return [
      element('line', { ...ends, stroke: COLOURS.background, 'stroke-width': 6 }),
      element('line', { ...ends, stroke: COLOURS.text, 'stroke-width': 2.5 }),
      element('circle', {
        cx: x1,
        cy: y1 + top,
        r: 4,
        fill: COLOURS.text,
        stroke: COLOURS.background,
        'stroke-width': 2,
      }),
    ];
  });
  const plates = labelled.flatMap(({ name }, index) => {
    const { x, y, width, height } = boxes[index]!;
    return [
      element('rect', { x, y: y + top, width, height, rx: 8, fill: COLOURS.background, 'fill-opacity': 0.94 }),
      text(name, { x: x + width / 2, y: y + top + 30, size: SIZES.label, weight: 'bold', anchor: 'middle' }),
    ];
  });
  return [...lines, ...plates];
}

/** Two entries a line where both have room; the long ones below, in as many lines as they need. */
function drawLegend(
  entries: readonly { readonly role: Parameters<typeof fillOf>[0]; readonly label: string }[],
  top: number,
  fonts: Fonts,
): Part {
  const half = (WIDTH - 2 * MARGIN) / 2;
  const indent = SWATCH + 18;
  const isWide = ({ label }: { readonly label: string }): boolean =>
    indent + fonts.width(label, SIZES.label) > half - MARGIN / 2;
  const content: string[] = [];
  let y = top;
  const drawEntry = (role: Parameters<typeof fillOf>[0], label: string, x: number): number => {
    const lines = wrappedLines(label, { x: x + indent, y: y + 27, size: SIZES.label }, fonts);
    content.push(element('rect', { x, y, width: SWATCH, height: 34, rx: 5, fill: fillOf(role) }), ...lines.content);
    return lines.height;
  };
  const narrow = entries.filter((entry) => !isWide(entry));
  narrow.forEach(({ role, label }, index) => {
    drawEntry(role, label, MARGIN + (index % 2) * half);
    if (index % 2 === 1 || index === narrow.length - 1) y += LEGEND_LINE;
  });
  for (const { role, label } of entries.filter(isWide)) y += drawEntry(role, label, MARGIN) + LEGEND_GAP;
  return { content, height: y - top };
}
