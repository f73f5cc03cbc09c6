import { readFile } from 'node:fs/promises';
import type { Picture } from '../bot/picture.ts';
import { openFonts } from './fonts.ts';
import { drawMap, MAP_HEIGHT } from './map.ts';
import { eurasia, type Shapes } from './map-shapes.ts';
import { drawBoard, drawPodium } from './ranking.ts';
import { drawStateCard } from './state-card.ts';
import { WIDTH } from './theme.ts';
import { drawTimeline } from './timeline.ts';

/** Makes the SVG of any picture. */
export type Draw = (picture: Picture) => Promise<string>;

/** A drawer with the fonts open; the map of Eurasia (half a second) is made when it is first needed. */
export function createDraw(): Draw {
  const fonts = openFonts();
  let shapes: Shapes | undefined;
  return async (picture) => {
    switch (picture.kind) {
      case 'map':
        shapes ??= eurasia(WIDTH, MAP_HEIGHT);
        return drawMap(picture, shapes, fonts);
      case 'timeline':
        return drawTimeline(picture, fonts);
      case 'state-card':
        return drawStateCard(picture, await flagOf(picture.iso), fonts);
      case 'podium':
        return drawPodium(picture, fonts);
      case 'board':
        return drawBoard(picture, fonts);
    }
  };
}

/** A round flag; undefined where there is none for the code. */
async function flagOf(iso: string): Promise<string | undefined> {
  if (!/^[A-Z]{2}$/.test(iso)) return undefined;
  const file = new URL(`flags/${iso.toLowerCase()}.svg`, import.meta.resolve('circle-flags/package.json'));
  return readFile(file, 'utf8').catch(() => undefined);
}
