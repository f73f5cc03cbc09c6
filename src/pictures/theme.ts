import type { MapRole } from '../bot/picture.ts';

/** Width of every picture, in pixels; on a phone it is shown at about a third of that. */
export const WIDTH = 1200;
/** Space around everything, in pixels. */
export const MARGIN = 56;
/** Letters, in pixels: none is smaller than `small`. */
export const SIZES = { title: 50, subtitle: 32, body: 34, label: 28, small: 26 } as const;

export const COLOURS = {
  background: '#ffffff',
  text: '#16212b',
  faint: '#4d5b68',
  line: '#c9d1d8',
  accent: '#14507f',
  sea: '#e6eef4',
  land: '#d3d7db',
  border: '#ffffff',
  disputed: '#8b949d',
} as const;

/**
 * The colour of each role. They differ in hue as the colour-blind see it and in lightness (CIE L* 33, 73, 55, 90), and all but the
 * members' have a pattern.
 */
export const ROLE_COLOURS: Readonly<Record<MapRole, string>> = {
  member: '#14507f',
  frozen: '#e9a63a',
  former: '#a97aa5',
  observer: '#f4e6a2',
};
