import { Resvg } from '@resvg/resvg-js';
import { FONT_FAMILY, fontFiles } from './fonts.ts';

/** Pixels of a drawn picture. */
export interface Drawn {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and opacity of each pixel, 0–255. */
  readonly pixels: Uint8Array;
  /** The same as a file. */
  asPng(): Uint8Array;
}

/** Draws an SVG as large as it says, with our fonts only, so that it looks the same on every machine. */
export function rasterise(svg: string): Drawn {
  const font = { loadSystemFonts: false, fontFiles: fontFiles(), defaultFontFamily: FONT_FAMILY };
  return new Resvg(svg, { font }).render();
}
