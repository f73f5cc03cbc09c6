import { Cron } from 'croner';
import { normalise } from '../matching/normalise.ts';

/** When a chat's daily question comes. */
export interface DailySchedule {
  /** 0–23 and 0–59, in the zone. */
  readonly hour: number;
  readonly minute: number;
  /** IANA name of a time zone: `Europe/Berlin`. */
  readonly zone: string;
  /** 1 = Monday … 7 = Sunday; ascending, at least one. */
  readonly weekdays: readonly number[];
}

/** What is wrong with what was typed, and the words it is about. */
export interface ScheduleProblem {
  readonly problem: 'time' | 'zone' | 'weekdays';
  readonly typed: string;
}

/** All weekdays. */
export const EVERY_DAY: readonly number[] = [1, 2, 3, 4, 5, 6, 7];
const LANGUAGES = ['de', 'en', 'ru'];
/** Names of each day, long and short: "montag", "mo", "понедельник", "пн". */
const DAY_NAMES = EVERY_DAY.map((day) =>
  LANGUAGES.flatMap((language) =>
    (['long', 'short'] as const).map((weekday) =>
      // 1 January 2024 was a Monday.
      new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' }).format(Date.UTC(2024, 0, day)).toLowerCase(),
    ),
  ),
);
/** Words for several days; normalised. */
const GROUPS: Readonly<Record<string, readonly number[]>> = {
  ...Object.fromEntries(['weekdays', 'werktags', 'будни'].map((name) => [name, [1, 2, 3, 4, 5]])),
  ...Object.fromEntries(['weekend', 'wochenende', 'выходные'].map((name) => [name, [6, 7]])),
  ...Object.fromEntries(['daily', 'taglich', 'ежедневно'].map((name) => [name, EVERY_DAY])),
};
/** Short names that people use for zones. */
const SHORT_ZONES: Readonly<Record<string, string>> = {
  utc: 'UTC',
  gmt: 'UTC',
  msk: 'Europe/Moscow',
  мск: 'Europe/Moscow',
};
const ZONES = new Map(
  ['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone): [string, string] => [zone.toLowerCase(), zone]),
);

/**
 * Reads "18:00 Europe/Berlin mo-fr"; the zone may be a city alone, days may be ranges and lists in German, English or Russian.
 * Values may be preceded by the name of their option: `time:18:00`.
 * @param zone what holds when no zone is named
 */
export function readSchedule(text: string, zone: string): DailySchedule | ScheduleProblem {
  const words = text
    .replaceAll(/(^|\s)(?:time|zone|weekdays):/g, '$1')
    .split(/\s+/)
    .filter((word) => word !== '');
  const [time = '', ...rest] = words;
  const [, hour, minute] = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(time) ?? [];
  if (hour === undefined) return { problem: 'time', typed: time };
  const named = rest[0] === undefined ? undefined : zoneCalled(rest[0]);
  const days = (named === undefined ? rest : rest.slice(1)).join(' ');
  const weekdays = days === '' ? EVERY_DAY : daysIn(days);
  if (!weekdays) return { problem: /[/\d+]/.test(rest[0]!) && named === undefined ? 'zone' : 'weekdays', typed: days };
  return { hour: Number(hour), minute: Number(minute), zone: named ?? zone, weekdays };
}

/** The first time after `after`, ms since 1970. A time that the clock skips in spring comes an hour later, one that comes twice counts once. */
export function nextRun({ hour, minute, zone, weekdays }: DailySchedule, after: number): number {
  const cron = new Cron(`${minute} ${hour} * * ${weekdays.join(',')}`, { mode: '5-part', timezone: zone });
  return cron.nextRun(new Date(after))!.getTime();
}

function zoneCalled(name: string): string | undefined {
  const wanted = name.toLowerCase();
  const exact = ZONES.get(wanted) ?? SHORT_ZONES[wanted];
  if (exact !== undefined) return exact;
  // "Berlin", "New_York"; two letters may be a day.
  const city = wanted.length > 3 ? [...ZONES.keys()].find((zone) => zone.endsWith(`/${wanted}`)) : undefined;
  return city === undefined ? undefined : ZONES.get(city);
}

/** "mo-fr", "mon, wed", "пн-пт", "werktags"; undefined if there is anything else in it. */
function daysIn(text: string): readonly number[] | undefined {
  const found = new Set<number>();
  for (const part of text.toLowerCase().split(/\s*,\s*|\s+/)) {
    const group = GROUPS[normalise(part)];
    if (group) {
      for (const day of group) found.add(day);
      continue;
    }
    const ends = part.split(/[-–—]/).map(dayCalled);
    const [first, last = first, ...more] = ends;
    if (first === undefined || last === undefined || ends.includes(undefined) || more.length > 0) return undefined;
    for (let day = first; ; day = (day % 7) + 1) {
      found.add(day);
      if (day === last) break;
    }
  }
  return [...found].toSorted((one, other) => one - other);
}

/** A name may be cut short, down to two letters. */
function dayCalled(name: string): number | undefined {
  const wanted = name.replace(/\.$/, '');
  if (wanted.length < 2) return undefined;
  const index = DAY_NAMES.findIndex((names) => names.some((known) => known.startsWith(wanted)));
  return index < 0 ? undefined : index + 1;
}
