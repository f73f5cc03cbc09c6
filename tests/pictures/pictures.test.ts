import { beforeAll, describe, expect, it } from 'vitest';
import type { AnswerContext } from '../../src/bot/answers.ts';
import type { Picture } from '../../src/bot/picture.ts';
import { createDraw } from '../../src/pictures/draw.ts';
import { openFonts } from '../../src/pictures/fonts.ts';
import { overlap } from '../../src/pictures/map-labels.ts';
import { rasterise } from '../../src/pictures/rasterise.ts';
import { WIDTH } from '../../src/pictures/theme.ts';
import {
  answerContext,
  boardIn,
  FOREIGN_NAMES,
  illustratedMessages,
  onePictureEach,
  podiumIn,
  rankingIn,
} from '../support/pictures.ts';
import { sizeOf, textBoxes } from '../support/svg-layout.ts';

const LANGUAGES = ['de', 'en', 'ru'];
const MAX_KILOBYTES = 300;
/** Discord's limit for the description of a file. */
const MAX_DESCRIPTION = 1024;
const draw = createDraw();
let context: AnswerContext;
beforeAll(async () => {
  context = await answerContext();
});

/** Outlines of states and flags are somebody else's and long. */
const withoutOutlines = (svg: string): string =>
  svg
    .replace(/ d="([^"]{40})[^"]*"/g, ' d="$1…"')
    .replace(/>(?=<(?!tspan|\/text))/g, '>\n')
    .concat('\n');

describe.each(LANGUAGES)('pictures in %s', (language) => {
  it.each(['map', 'timeline', 'state-card', 'podium', 'board'] as const)('the %s looks as it did', async (kind) => {
    const picture = onePictureEach(language, context).find((candidate) => candidate.kind === kind)!;
    const svg = await draw(picture);
    await expect(withoutOutlines(svg)).toMatchFileSnapshot(`snapshots/${kind}.${language}.svg`);
  });

  it('are PNGs of 1200 pixels with something on them, and small enough to send', async () => {
    for (const picture of onePictureEach(language, context)) {
      const drawn = rasterise(await draw(picture));
      expect({ kind: picture.kind, width: drawn.width }).toEqual({ kind: picture.kind, width: WIDTH });
      const { share, colours } = statisticsOf(drawn.pixels);
      const { kind } = picture;
      const kilobytes = drawn.asPng().length / 1000;
      const fine = colours > 30 && share > 0.03 && share < 0.75 && kilobytes < MAX_KILOBYTES;
      expect({ kind, colours, share, kilobytes, fine }).toEqual({ kind, colours, share, kilobytes, fine: true });
    }
  });

  it('have no text upon another or beyond the edge, and a glyph for every letter', async () => {
    const fonts = openFonts();
    const messages = illustratedMessages(language, context);
    expect(messages.length).toBeGreaterThan(25);
    const pictures: Picture[] = [
      ...messages.map(({ picture }) => picture!.content),
      podiumIn(language),
      boardIn(language),
      ...Array.from({ length: 12 }, (_, count) => podiumIn(language, podiumIn(language).ranking.slice(0, count + 1))),
      podiumIn(language, podiumIn(language).ranking.slice(2, 4)),
      podiumIn(language, rankingIn(language, FOREIGN_NAMES)),
      boardIn(language, rankingIn(language, FOREIGN_NAMES)),
      { ...podiumIn(language), others: '+ 2' },
      { ...boardIn(language), others: '+ 2' },
      { ...podiumIn(language, podiumIn(language).ranking.slice(0, 2)), others: '+ 2' },
    ];
    for (const picture of pictures) {
      const svg = await draw(picture);
      const boxes = textBoxes(svg);
      const { width, height } = sizeOf(svg);
      const what = `${picture.kind} ${'title' in picture ? picture.title : picture.name}`;
      expect({ what, texts: boxes.length > 2 }).toEqual({ what, texts: true });
      const beyond = boxes.filter(
        (box) => box.x < 20 || box.y < 20 || box.x + box.width > width - 20 || box.y + box.height > height - 20,
      );
      expect({ what, beyond }).toEqual({ what, beyond: [] });
      const upon = boxes.flatMap((box, index) =>
        boxes.slice(index + 1).flatMap((other) => (overlap(box, other) ? [[box.text, other.text]] : [])),
      );
      expect({ what, upon }).toEqual({ what, upon: [] });
      const glyphless = boxes.flatMap(({ text }) => Array.from(text).filter((character) => !fonts.has(character)));
      expect({ what, glyphless }).toEqual({ what, glyphless: [] });
    }
  });

  it('are described by the same facts, in the room that a platform has', () => {
    for (const { picture } of illustratedMessages(language, context)) {
      const { content, description } = picture!;
      expect(description.length).toBeLessThanOrEqual(MAX_DESCRIPTION);
      const told = {
        map: () => content.kind === 'map' && content.groups.flatMap(({ states }) => states.map(({ name }) => name)),
        timeline: () => content.kind === 'timeline' && content.events.flatMap(({ date, title }) => [date, title]),
        'state-card': () =>
          content.kind === 'state-card' && [
            ...content.statuses.map(({ text }) => text),
            ...content.figures.map(({ value }) => value),
          ],
      }[content.kind as 'map' | 'timeline' | 'state-card']();
      expect(told).not.toEqual([]);
      for (const text of told || []) expect(description).toContain(text);
    }
  });
});

/** Share of the pixels that are not the most frequent colour, and the number of colours. */
function statisticsOf(pixels: Uint8Array): { share: number; colours: number } {
  const counts = new Map<number, number>();
  const words = new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.length / 4);
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { share: 1 - Math.max(...counts.values()) / words.length, colours: counts.size };
}
