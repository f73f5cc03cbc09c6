import { formatsOf } from '../knowledge/derive/format.ts';
import type { Language, Pack } from '../knowledge/pack.ts';
import type { MembershipInterval, State } from '../knowledge/records.ts';
import { normalise } from '../matching/normalise.ts';
import { factButton, sourcesLine, type AnswerContext } from './answers.ts';
import type { Message, RichText } from './message.ts';

/** Buttons to facts under a card. */
const MAX_FACTS = 5;
const CHAIR = 'chair';

/** The state that a person names in any language of the pack, in any form the pack knows. */
export function findState(name: string, { records, terms }: Pack): State | undefined {
  const wanted = normalise(name);
  const isNamed = ({ id, names }: State): boolean =>
    [
      ...Object.values(names).flatMap(({ name: short, official, also, forms }) => [
        short,
        official ?? '',
        ...also,
        ...Object.values(forms),
      ]),
      ...Object.values(terms.find((term) => term.id === id)?.forms ?? {}).flatMap(({ canonical, also }) => [
        canonical,
        ...also,
      ]),
    ].some((known) => normalise(known) === wanted);
  return wanted === '' ? undefined : records.states.find(isNamed);
}

/** A state at a glance: its way into and out of the alliance, its figures, and facts to read on. */
export function stateMessage(state: State, language: Language, { pack, texts }: AnswerContext): Message {
  const t = texts.in(language);
  const format = formatsOf(language);
  const { name, official } = state.names[language]!;
  const { intervals, asOf } = state.membership;

  const period = ({ from, to }: MembershipInterval): string => {
    if (!from) return '';
    const start = format.date(from);
    return to ? t('state-period', { from: start, to: format.date(to) }) : t('state-since', { from: start });
  };
  // What holds now comes first.
  const statuses = intervals.toReversed().map((interval): RichText => {
    const line = [t(`state-${interval.status}`), period(interval)].filter((part) => part !== '').join(': ');
    const note = interval.note?.[language];
    return [note ? `${line}. ${note}` : line];
  });
  const years = pack.records.offices
    .filter(({ id }) => id === CHAIR)
    .flatMap(({ terms }) => terms.filter((term) => term.state === state.id))
    .map((term) => term.years ?? term.from.slice(0, 4));
  const bases = pack.records.bases.filter((base) => base.state === state.id);
  const figures: RichText[] = [
    [t('state-capital', { capital: state.capital[language]!.name })],
    [
      t('state-size', {
        population: format.rounded(state.population.value),
        year: String(state.population.year),
        area: format.number(state.area),
      }) + (state.sizeNote ? `. ${state.sizeNote[language]!}` : ''),
    ],
    ...(state.forces
      ? [[t('state-forces', { year: String(state.forces.year), forces: state.forces.text[language]! })]]
      : []),
    ...(years.length > 0 ? [[t('state-chair', { years: format.list(years) })]] : []),
    ...bases.map((base): RichText => {
      const owner = pack.records.states.find(({ id }) => id === base.owner)!.names[language]!.name;
      return [t('state-base', { name: base.name[language]!, owner, place: base.place[language]!, until: base.until })];
    }),
  ];
  const ids = [...new Set([state.fact, ...bases.map(({ fact }) => fact), pack.shortcuts.members])];
  const facts = ids.flatMap((id) => pack.facts.filter((fact) => fact.id === id)).slice(0, MAX_FACTS);
  const sources = [...new Set([...intervals.flatMap((interval) => interval.sources), ...state.sources])];
  return {
    paragraphs: [
      [{ text: name, style: 'bold' }, ...(official && official !== name ? [` (${official})`] : [])],
      ...statuses,
      ...figures,
      [
        {
          text: t('state-as-of', { membership: format.month(asOf), figures: format.month(state.asOf) }),
          style: 'italic',
        },
      ],
      sourcesLine(sources, language, { pack, texts }),
    ],
    buttons: facts.map((fact) => factButton(fact, language)),
  };
}
