import type { MapRole } from '../bot/picture.ts';
import { element } from './svg.ts';
import { COLOURS, ROLE_COLOURS } from './theme.ts';

/** Pattern of disputed areas. */
const DISPUTED = 'disputed';

/** What an area of a role is filled with; the patterns must be in the picture ({@link patterns}). */
export function fillOf(role: MapRole | typeof DISPUTED): string {
  return role === 'member' ? ROLE_COLOURS.member : `url(#${role})`;
}

/** The definitions of all patterns. */
export function patterns(): string {
  const pattern = (id: string, size: number, background: string, marks: string, turn = 0): string =>
    element(
      'pattern',
      {
        id,
        width: size,
        height: size,
        patternUnits: 'userSpaceOnUse',
        patternTransform: turn === 0 ? undefined : `rotate(${turn})`,
      },
      element('rect', { width: size, height: size, fill: background }) + marks,
    );
  const stripe = (width: number, height: number, fill: string): string => element('rect', { width, height, fill });
  return element(
    'defs',
    {},
    pattern('frozen', 10, ROLE_COLOURS.frozen, stripe(4, 10, ROLE_COLOURS.member), 45) +
      pattern('former', 14, ROLE_COLOURS.former, element('circle', { cx: 7, cy: 7, r: 2.5, fill: '#ffffff' })) +
      pattern('observer', 14, ROLE_COLOURS.observer, stripe(14, 2, '#a08f35')) +
      pattern(DISPUTED, 8, COLOURS.land, stripe(3, 8, COLOURS.disputed), -45),
  );
}
