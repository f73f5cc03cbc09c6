// npm run pictures [folder]: draws the pictures that README.md shows, to docs/.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mapMessage, mapYears } from '../bot/map-message.ts';
import type { Picture } from '../bot/picture.ts';
import { findState, stateMessage } from '../bot/state-card.ts';
import { createTexts } from '../bot/texts.ts';
import { timelineMessage } from '../bot/timeline-message.ts';
import { loadPack } from '../knowledge/load.ts';
import { readCatalogues } from '../locales/read.ts';
import { createPictures } from './create-pictures.ts';

const folder = process.argv[2] ?? 'docs';
const { pack } = await loadPack('knowledge');
const context = { pack, texts: createTexts(await readCatalogues()) };

const shown: Readonly<Record<string, Picture>> = {
  map: mapMessage(mapYears(pack)!.last, 'en', context).picture!.content,
  timeline: timelineMessage({ from: 2022, to: 2022 }, 0, 'en', context)!.picture!.content,
  'state-card': stateMessage(findState('Armenia', pack)!, 'en', context).picture!.content,
  podium: {
    kind: 'podium',
    title: 'The quiz is over',
    subtitle: '10 questions on the CSTO',
    ranking: [
      { place: 1, name: 'Анна', points: '1,260 points' },
      { place: 2, name: 'Zoë', points: '1,120 points' },
      { place: 3, name: 'Արամ', points: '940 points' },
      { place: 4, name: 'Jürgen', points: '610 points' },
    ],
    unnamed: '?',
  },
};

const pictures = createPictures({ timeout: 60_000 });
await mkdir(folder, { recursive: true });
for (const [name, picture] of Object.entries(shown)) {
  const png = await pictures.draw(picture);
  await writeFile(join(folder, `${name}.png`), png);
  console.log(`${join(folder, name)}.png: ${Math.round(png.length / 1000)} kB`);
}
await pictures.stop();
