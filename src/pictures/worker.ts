// What a drawing thread does: takes a picture, gives a PNG.
import type { Picture } from '../bot/picture.ts';
import { createDraw } from './draw.ts';
import { rasterise } from './rasterise.ts';

const draw = createDraw();

/** @returns the bytes of a PNG */
export default async function drawPng(picture: Picture): Promise<Uint8Array> {
  return rasterise(await draw(picture)).asPng();
}
