import { formatsOf } from '../knowledge/derive/format.ts';
import type { Language, Pack, PerLanguage } from '../knowledge/pack.ts';
import { perObject } from '../knowledge/per-object.ts';
import type { Base, MembershipInterval, State } from '../knowledge/records.ts';
import { normalise } from '../matching/normalise.ts';
import { factButton, sourcesLine, type AnswerContext } from './answers.ts';
import { roleOf } from './map-message.ts';
import type { Message, RichText } from './message.ts';
import type { StateCardPicture } from './picture.ts';

/** Buttons to facts under a card. */
const MAX_FACTS = 5;
const CHAIR = 'chair';

/** States by every normalised name. */
const statesByName = perObject(namesOfStates);

/** The state that a person names in any language of the pack, in any form the pack knows. */
export function findState(name: string, pack: Pack): State | undefined {
  return statesByName(pack).get(normalise(name));
}

function namesOfStates({ records, terms }: Pack): ReadonlyMap<string, State> {
  const states = new Map<string, State>();
  for (const state of records.states) {
    const names = [
      ...Object.values(state.names).flatMap(({ name, official, also, forms }) => [
        name,
        official ?? '',
        ...also,
        ...Object.values(forms),
      ]),
      ...Object.values(terms.find(({ id }) => id === state.id)?.forms ?? {}).flatMap(({ canonical, also }) => [
        canonical,
        ...also,
      ]),
    ].map(normalise);
    // Of two states with one name the first has it.
    for (const name of names) if (name !== '' && !states.has(name)) states.set(name, state);
  }
  return states;
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
  const statuses = intervals.toReversed().map((interval) => ({
    text: [t(`state-${interval.status}`), period(interval)].filter((part) => part !== '').join(': '),
    note: interval.note?.[language],
  }));
  const bases = pack.records.bases.filter((base) => base.state === state.id);
  const figures = figuresOf(state, bases, language, { pack, texts });
  const asOfLine = t('state-as-of', { membership: format.month(asOf), figures: format.month(state.asOf) });
  const ids = [...new Set([state.fact, ...bases.map(({ fact }) => fact), pack.shortcuts.members])];
  const facts = ids.flatMap((id) => pack.facts.filter((fact) => fact.id === id)).slice(0, MAX_FACTS);
  const sources = [...new Set([...intervals.flatMap((interval) => interval.sources), ...state.sources])];
  const otherName = official === name ? undefined : official;
  const lines = [
    ...statuses.map(({ text, note }) => (note ? `${text}. ${note}` : text)),
    ...figures.map(({ label, value }) => `${label}: ${value}`),
  ];
  return {
    paragraphs: [
      [{ text: name, style: 'bold' }, ...(otherName ? [` (${otherName})`] : [])],
      ...lines.map((line): RichText => [line]),
      [{ text: asOfLine, style: 'italic' }],
      sourcesLine(sources, language, { pack, texts }),
    ],
    buttons: facts.map((fact) => factButton(fact, language)),
    picture: {
      content: {
        kind: 'state-card',
        iso: state.iso,
        name,
        official: otherName,
        role: roleOf(intervals.at(-1)!.status),
        statuses,
        figures,
        footnote: asOfLine,
      },
      description: [otherName ? `${name} (${otherName})` : name, ...lines, asOfLine].join('\n'),
    },
  };
}

/** Capital, size, forces, chair and bases of others, each with a label and its year. */
function figuresOf(
  { id, capital, population, area, sizeNote, forces }: State,
  bases: readonly Base[],
  language: Language,
  { pack: { records }, texts }: AnswerContext,
): StateCardPicture['figures'] {
  const t = texts.in(language);
  const format = formatsOf(language);
  const withNote = (text: string, note: PerLanguage<string> | undefined): string =>
    note ? `${text}. ${note[language]!}` : text;
  const chaired = records.offices
    .filter((office) => office.id === CHAIR)
    .flatMap(({ terms }) => terms.filter((term) => term.state === id))
    .map((term) => term.years ?? term.from.slice(0, 4));
  return [
    { label: t('state-capital'), value: capital[language]!.name },
    {
      label: t('state-population'),
      value: t('state-estimate', { value: format.rounded(population.value), year: String(population.year) }),
    },
    { label: t('state-area'), value: withNote(`${format.number(area)} ${t('square-kilometres')}`, sizeNote) },
    ...(forces
      ? [
          {
            label: t('state-forces'),
            value: t('state-in-year', { value: forces.text[language]!, year: String(forces.year) }),
          },
        ]
      : []),
    ...(chaired.length > 0 ? [{ label: t('state-chair'), value: format.list(chaired) }] : []),
    ...bases.map((base) => ({
      label: t('state-base'),
      value: t('state-base-of', {
        name: base.name[language]!,
        owner: records.states.find((owner) => owner.id === base.owner)!.names[language]!.name,
        place: base.place[language]!,
        until: base.until,
      }),
    })),
  ];
}
