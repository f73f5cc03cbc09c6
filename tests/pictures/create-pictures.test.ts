import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { Picture } from '../../src/bot/picture.ts';
import { createPictures, type PicturesOptions } from '../../src/pictures/create-pictures.ts';
import { boardIn } from '../support/pictures.ts';

const STUBBORN = fileURLToPath(new URL('../support/workers/stubborn.ts', import.meta.url));
const ENDLESS: Picture = { kind: 'map', title: '', subtitle: '', groups: [], disputed: '', footnote: '' };
const FAILING: Picture = { kind: 'timeline', title: '', subtitle: '', events: [] };

function started(options: PicturesOptions = {}) {
  const pictures = createPictures(options);
  onTestFinished(() => pictures.stop());
  return pictures;
}

it('draws a PNG in a thread of its own, and the same picture only once', async () => {
  const pictures = started({ timeout: 60_000 });
  const [png, meanwhile] = await Promise.all([pictures.draw(boardIn('en')), pictures.draw(boardIn('en'))]);
  expect(Buffer.from(png).subarray(1, 4).toString()).toBe('PNG');
  expect(Buffer.from(png).readUInt32BE(16)).toBe(1200);
  expect(meanwhile).toBe(png);
  expect(await pictures.draw(boardIn('en'))).toBe(png);
  expect(await pictures.draw(boardIn('de'))).not.toEqual(png);
});

it('tells pictures apart by their content', async () => {
  const pictures = started({ worker: STUBBORN });
  const one = await pictures.draw(boardIn('en'));
  expect(await pictures.draw({ ...boardIn('en'), title: 'Another' })).not.toEqual(one);
  expect(await pictures.draw(boardIn('en'))).toEqual(one);
});

it('gives up a picture that takes too long, with those behind it, and draws again afterwards', async () => {
  const pictures = started({ worker: STUBBORN, timeout: 1500 });
  await expect(Promise.allSettled([pictures.draw(ENDLESS), pictures.draw(boardIn('en'))])).resolves.toMatchObject([
    { status: 'rejected' },
    {},
  ]);
  // A busy machine may need longer than that to start another thread.
  const next = await vi.waitFor(() => pictures.draw(boardIn('ru')), { timeout: 30_000 });
  expect(next).toHaveLength(1);
});

it('says what went wrong, and tries again when asked again', async () => {
  const pictures = started({ worker: STUBBORN });
  await expect(pictures.draw(FAILING)).rejects.toThrow('no ink');
  await expect(pictures.draw(FAILING)).rejects.toThrow('no ink');
  expect(await pictures.draw(boardIn('en'))).toHaveLength(1);
});
