/** Longest name shown, in characters. */
const MAX_NAME = 32;
/** Letters of Hebrew, Arabic and their neighbours. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * A name that cannot disturb the line it is in: control characters are left out, long ones cut, and an invisible word joiner keeps
 * platforms from finding links and mentions in it. Right-to-left ones are isolated, so that the numbers around them stay in place.
 */
export function shownName(name: string): string {
  const clean = name.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, ' ').trim();
  const characters = Array.from(clean);
  if (characters.length === 0) return '…';
  const short = characters.length > MAX_NAME ? `${characters.slice(0, MAX_NAME - 1).join('')}…` : clean;
  const harmless = short.replaceAll(/[@./](?=\S)/g, '$&\u2060');
  return RIGHT_TO_LEFT.test(harmless) ? `\u2068${harmless}\u2069` : harmless;
}
