import { factById } from '../../knowledge/lookup.ts';
import { mapMessage, mapYears } from '../map-message.ts';
import { plainMessage } from '../message.ts';
import { timelineMessage, timelineYears, type Span } from '../timeline-message.ts';
import type { Command } from './command.ts';

/** Far beyond the last page; the last is shown. */
const LAST_PAGE = Infinity;
const YEAR = /(?<!\d)\d{4}(?!\d)/g;
/** A year after a word that says where the span begins or ends; the option's names come with a colon. */
const FROM = /(?:^|\s)(?:from|since|von|ab|seit|с|от)[\s:]+(\d{4})(?!\d)/i;
const TO = /(?:^|\s)(?:to|until|bis|по|до)[\s:]+(\d{4})(?!\d)/i;

/** Shows on a map who belongs to the alliance, today or at the end of a year. */
export const map: Command = {
  name: 'map',
  slow: true,
  names: { de: 'karte', ru: 'карта' },
  aliases: ['karta', 'landkarte'],
  options: [{ name: 'year', names: { de: 'jahr', ru: 'год' }, type: 'integer', required: false, range: [1000, 9999] }],
  run: (argument, context) => {
    const { pack, texts, language } = context;
    const { first, last } = mapYears(pack)!;
    const [asked] = argument.match(YEAR) ?? [];
    const year = argument === '' ? last : Number(asked ?? NaN);
    if (!(first <= year && year <= last)) {
      const years = { first: String(first), last: String(last) };
      return { messages: [plainMessage(texts.in(language)('map-none', years))] };
    }
    const fact = factById(pack, pack.shortcuts.members);
    return { messages: [mapMessage(year, language, context)], ...(fact && { fact }) };
  },
};

/** Shows dated events: all of them from the latest on, those of a year or those between two. */
export const timeline: Command = {
  name: 'timeline',
  slow: true,
  names: { de: 'zeitleiste', ru: 'хронология' },
  aliases: ['chronik', 'хроника', 'khronologiya'],
  options: [
    { name: 'from', names: { de: 'von', ru: 'с' }, type: 'integer', required: false, range: [1000, 9999] },
    { name: 'to', names: { de: 'bis', ru: 'по' }, type: 'integer', required: false, range: [1000, 9999] },
  ],
  run: (argument, context) => {
    const { pack, texts, language } = context;
    const span = spanIn(argument);
    const message = span && timelineMessage(span, argument === '' ? LAST_PAGE : 0, language, context);
    return { messages: [message ?? plainMessage(texts.in(language)('timeline-none', timelineYears(pack)))] };
  },
};

/** "2022" is that year, "2010 2014" the years between, "from 2010" and "to:2014" are open on one side; undefined for anything else. */
function spanIn(argument: string): Span | undefined {
  if (argument === '') return {};
  const from = FROM.exec(argument)?.[1];
  const to = TO.exec(argument)?.[1];
  const years = (argument.match(YEAR) ?? []).map(Number).toSorted((one, other) => one - other);
  if (years.length === 0) return undefined;
  if (years.length === 1 && from !== undefined) return { from: years[0]! };
  if (years.length === 1 && to !== undefined) return { to: years[0]! };
  return { from: years[0]!, to: years.at(-1)! };
}
