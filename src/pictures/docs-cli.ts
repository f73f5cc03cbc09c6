// npm run pictures [folder]: draws the pictures that README.md shows, to docs/.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mapMessage, mapYears } from '../bot/map-message.ts';
import type { Picture } from '../bot/picture.ts';
import { rankingPicture } from '../bot/quiz/ranking-picture.ts';
import { findState, stateMessage } from '../bot/state-card.ts';
import { shortSubject } from '../bot/subject.ts';
import { createTexts } from '../bot/texts.ts';
import { timelineMessage } from '../bot/timeline-message.ts';
import { loadPack } from '../knowledge/load.ts';
import { readCatalogues } from '../locales/read.ts';
import { createPictures } from './create-pictures.ts';

const LANGUAGE = 'en';
const PLAYERS = [
  { rank: 1, name: 'Анна', points: 1260, right: 9 },
  { rank: 2, name: 'Zoë', points: 1120, right: 8 },
  { rank: 3, name: 'Արամ', points: 940, right: 7 },
  { rank: 4, name: 'Jürgen', points: 610, right: 5 },
];

const folder = process.argv[2] ?? 'docs';
const { pack } = await loadPack('knowledge');
const context = { pack, texts: createTexts(await readCatalogues()) };
const t = context.texts.in(LANGUAGE);

const shown: Readonly<Record<string, Picture>> = {
  map: mapMessage(mapYears(pack)!.last, LANGUAGE, context).picture!.content,
  timeline: timelineMessage({ from: 2022, to: 2022 }, 0, LANGUAGE, context)!.picture!.content,
  'state-card': stateMessage(findState('Armenia', pack)!, LANGUAGE, context).picture!.content,
  podium: rankingPicture(
    { kind: 'podium', title: t('quiz-final'), subtitle: t('quiz-podium', { subject: shortSubject(pack, LANGUAGE) }) },
    PLAYERS,
    PLAYERS.length,
    t,
  )!.content,
};

const pictures = createPictures({ timeout: 60_000 });
await mkdir(folder, { recursive: true });
for (const [name, picture] of Object.entries(shown)) {
  const png = await pictures.draw(picture);
  await writeFile(join(folder, `${name}.png`), png);
  console.log(`${join(folder, name)}.png: ${Math.round(png.length / 1000)} kB`);
}
await pictures.stop();
