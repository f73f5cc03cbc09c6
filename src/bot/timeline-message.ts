import { formatsOf } from '../knowledge/derive/format.ts';
import type { Language, Pack } from '../knowledge/pack.ts';
import type { AnswerContext } from './answers.ts';
import type { Button, Message, RichText } from './message.ts';
import { shortSubject } from './subject.ts';

/** Years from and to which events are shown, both included; absent: from the first, to the last. */
export interface Span {
  readonly from?: number;
  readonly to?: number;
}

/** Events shown at once: as many as one reads on a phone, and as fit into the caption of a picture. */
const PAGE = 10;

/**
 * The events of some years, a page at a time, with buttons to the pages before and after.
 * @param page from 0; one beyond the last is the last
 * @returns undefined if there are no such events
 */
export function timelineMessage(
  span: Span,
  page: number,
  language: Language,
  { pack, texts }: AnswerContext,
): Message | undefined {
  const t = texts.in(language);
  const { from = 0, to = Infinity } = span;
  const events = pack.timeline
    .filter(({ date }) => from <= yearOf(date) && yearOf(date) <= to)
    .toSorted((one, other) => (one.date < other.date ? -1 : 1));
  if (events.length === 0) return undefined;
  // Pages of the same size look better than a last one with a single event.
  const pages = Math.ceil(events.length / PAGE);
  const size = Math.ceil(events.length / pages);
  const shown = Math.min(page, pages - 1);
  const some = events.slice(shown * size, (shown + 1) * size);
  const years = [some[0]!, some.at(-1)!].map(({ date }) => date.slice(0, 4));

  const title = t('timeline-title', { subject: shortSubject(pack, language) });
  const subtitle = [
    [...new Set(years)].join('–'),
    ...(pages > 1 ? [t('timeline-page', { page: shown + 1, pages })] : []),
  ].join(' · ');
  const listed = some.map((event) => ({ date: formatsOf(language).date(event.date), title: event.title[language]! }));
  const turn = (target: number, label: string): Button => ({
    label,
    action: { kind: 'timeline', ...yearsOf(span), page: target, language },
  });
  return {
    paragraphs: [
      [{ text: title, style: 'bold' }, ` · ${subtitle}`],
      ...listed.map((event): RichText => [{ text: event.date, style: 'bold' }, `: ${event.title}`]),
    ],
    buttons: [
      ...(shown > 0 ? [turn(shown - 1, `‹ ${t('button-earlier')}`)] : []),
      ...(shown < pages - 1 ? [turn(shown + 1, `${t('button-later')} ›`)] : []),
    ],
    picture: {
      content: { kind: 'timeline', title, subtitle, events: listed },
      description: [`${title} · ${subtitle}`, ...listed.map((event) => `${event.date}: ${event.title}`)].join('\n'),
    },
  };
}

/** The years alone of what may hold more, such as an action. */
function yearsOf({ from, to }: Span): Span {
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

/** The years of the first and the last event. */
export function timelineYears({ timeline }: Pack): { readonly first: string; readonly last: string } {
  const years = timeline.map(({ date }) => date.slice(0, 4)).toSorted();
  return { first: years[0]!, last: years.at(-1)! };
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}
