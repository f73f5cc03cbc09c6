import type { StateCardPicture } from '../bot/picture.ts';
import type { Fonts } from './fonts.ts';
import { NOTHING, wrappedLines } from './parts.ts';
import { background, element, picture } from './svg.ts';
import { fillOf, patterns } from './patterns.ts';
import { COLOURS, MARGIN, SIZES, WIDTH } from './theme.ts';

const FLAG = 200;
const NAME = 64;
/** Where values begin, beside their labels. */
const VALUES = 420;
const SWATCH = 34;

/**
 * A card with flag, names, statuses and figures.
 * @param flag an SVG of a flag 512 × 512 large; absent: the card has none
 */
export function drawStateCard(card: StateCardPicture, flag: string | undefined, fonts: Fonts): string {
  const left = flag === undefined ? MARGIN : MARGIN + FLAG + 44;
  const nameBlock = (y: number) =>
    wrappedLines(card.name, { x: left, y: y + NAME, size: NAME, weight: 'bold', lines: 2 }, fonts);
  const officialBlock = (y: number) =>
    card.official === undefined
      ? NOTHING
      : wrappedLines(
          card.official,
          { x: left, y: y + SIZES.subtitle, size: SIZES.subtitle, fill: COLOURS.faint },
          fonts,
        );
  const namesHeight = nameBlock(0).height + officialBlock(0).height;
  const headHeight = Math.max(flag === undefined ? 0 : FLAG, namesHeight);
  // The names stand beside the middle of the flag.
  const namesTop = MARGIN + (headHeight - namesHeight) / 2;
  const name = nameBlock(namesTop);
  const official = officialBlock(namesTop + name.height);
  let top = MARGIN + headHeight + 36;

  const indent = MARGIN + SWATCH + 18;
  const statuses = card.statuses.flatMap(({ text: status, note }, index) => {
    const isCurrent = index === 0;
    const fill = isCurrent ? COLOURS.text : COLOURS.faint;
    const weight = isCurrent ? 'bold' : 'regular';
    const mark =
      isCurrent && card.role
        ? element('rect', { x: MARGIN, y: top + 6, width: SWATCH, height: SWATCH, rx: 5, fill: fillOf(card.role) })
        : element('circle', { cx: MARGIN + SWATCH / 2, cy: top + 23, r: isCurrent ? 9 : 6, fill: COLOURS.line });
    const lines = wrappedLines(status, { x: indent, y: top + SIZES.body, size: SIZES.body, weight, fill }, fonts);
    top += lines.height;
    const notes = note
      ? wrappedLines(note, { x: indent, y: top + SIZES.label, size: SIZES.label, fill: COLOURS.faint }, fonts)
      : NOTHING;
    top += notes.height + 10;
    return [mark, ...lines.content, ...notes.content];
  });
  top += 22;
  const rule = element('line', {
    x1: MARGIN,
    y1: top,
    x2: WIDTH - MARGIN,
    y2: top,
    stroke: COLOURS.line,
    'stroke-width': 2,
  });
  top += 26;

  const figures = card.figures.flatMap(({ label, value }) => {
    const y = top + SIZES.body;
    const labels = wrappedLines(
      label,
      { y, width: VALUES - MARGIN - 30, size: SIZES.label, fill: COLOURS.faint },
      fonts,
    );
    const values = wrappedLines(value, { x: VALUES, y, size: SIZES.body }, fonts);
    top += Math.max(labels.height, values.height) + 16;
    return [...labels.content, ...values.content];
  });
  const foot = wrappedLines(
    card.footnote,
    { y: top + 24 + SIZES.small, size: SIZES.small, fill: COLOURS.faint },
    fonts,
  );
  return picture(WIDTH, top + foot.height + 80, [
    patterns(),
    background(),
    ...(flag === undefined ? [] : [placedFlag(flag)]),
    ...name.content,
    ...official.content,
    ...statuses,
    rule,
    ...figures,
    ...foot.content,
  ]);
}

/** The round flag with a fine ring, so that white parts end somewhere. */
function placedFlag(flag: string): string {
  const middle = MARGIN + FLAG / 2;
  const ring = { cx: middle, cy: middle, r: FLAG / 2, fill: 'none', stroke: COLOURS.line, 'stroke-width': 3 };
  return (
    flag.replace(/^<svg [^>]*?(?=viewBox)/, `<svg x="${MARGIN}" y="${MARGIN}" width="${FLAG}" height="${FLAG}" `) +
    element('circle', ring)
  );
}
