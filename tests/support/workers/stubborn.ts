// A drawing thread that never ends the first kind of picture and fails at the second.
import type { Picture } from '../../../src/bot/picture.ts';

let drawn = 0;

export default function drawPng({ kind }: Picture): Promise<Uint8Array> {
  if (kind === 'map') for (;;) drawn++;
  if (kind === 'timeline') throw new Error('no ink');
  return Promise.resolve(new Uint8Array([++drawn]));
}
