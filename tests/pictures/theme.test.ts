import { expect, it } from 'vitest';
import { fillOf } from '../../src/pictures/patterns.ts';
import { COLOURS, ROLE_COLOURS } from '../../src/pictures/theme.ts';

type Rgb = [red: number, green: number, blue: number];

/** Linear light, 0–1. */
function linear(colour: string): Rgb {
  return [1, 3, 5].map((at) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** CIE L*, 0–100. */
function lightness(rgb: Rgb): number {
  return 116 * Math.cbrt(Math.max(luminance(rgb), 0.0089)) - 16;
}

/** Linear light as people see it who lack one kind of cone (Viénot, Brettel and Mollon 1999). */
const DICHROMATS: Readonly<Record<string, (rgb: Rgb) => Rgb>> = {
  nobody: (rgb) => rgb,
  protanopes: ([r, g, b]) => [0.1121 * r + 0.8853 * g - 0.0005 * b, 0.1127 * r + 0.8897 * g - 0.0001 * b, 0.0045 * r - 0.0085 * g + 1.0019 * b],
  deuteranopes: ([r, g, b]) => [0.292 * r + 0.7054 * g - 0.0003 * b, 0.2934 * r + 0.7089 * g, -0.0209 * r + 0.0256 * g + 0.9989 * b],
}; // prettier-ignore

it.each(Object.entries(DICHROMATS))('the roles differ in lightness as seen by %s', (_, seen) => {
  const values = Object.values(ROLE_COLOURS).map((colour) => lightness(seen(linear(colour))));
  values.sort((one, other) => one - other);
  for (const [index, value] of values.slice(1).entries()) expect(value - values[index]!).toBeGreaterThan(12);
});

it('only one role goes without a pattern', () => {
  const roles = Object.keys(ROLE_COLOURS) as (keyof typeof ROLE_COLOURS)[];
  expect(roles.filter((role) => !fillOf(role).startsWith('url('))).toEqual(['member']);
});

it('texts have the contrast that WCAG AA asks for', () => {
  for (const ink of [COLOURS.text, COLOURS.faint, COLOURS.accent]) {
    const contrast = 1.05 / (luminance(linear(ink)) + 0.05);
    expect({ ink, enough: contrast >= 4.5 }).toEqual({ ink, enough: true });
  }
});
