import { formatsOf } from '../knowledge/derive/format.ts';
import { factById } from '../knowledge/lookup.ts';
import { INSIDE } from '../knowledge/derive/periods.ts';
import type { Language, Pack } from '../knowledge/pack.ts';
import { statusOn, type MembershipInterval, type MembershipStatus, type State } from '../knowledge/records.ts';
import { factButton, sourcesLine, type AnswerContext } from './answers.ts';
import type { Message, RichText } from './message.ts';
import type { MapRole } from './picture.ts';
import { shortSubject } from './subject.ts';

/** The roles in the order of the legend. */
const ROLES: readonly MapRole[] = ['member', 'frozen', 'former', 'observer'];
const MAX_FACTS = 3;

/** A state with its status on the day of the map. */
interface Placed {
  readonly state: State;
  readonly interval: MembershipInterval;
}

/** What a state of a status is on the map; undefined for one that never belonged to the alliance in any way. */
export function roleOf(status: MembershipStatus): MapRole | undefined {
  switch (status) {
    case 'party':
    case 'member':
      return 'member';
    case 'frozen':
    case 'observer':
      return status;
    case 'left':
      return 'former';
    case 'never':
      return undefined;
  }
}

/** The first and the last year there is a map of; undefined where the pack knows of no membership. */
export function mapYears({ records }: Pack): { readonly first: number; readonly last: number } | undefined {
  const inside = records.states.filter(({ membership }) =>
    membership.intervals.some(({ status }) => INSIDE.has(status)),
  );
  if (inside.length === 0) return undefined;
  const starts = inside.flatMap(({ membership }) => membership.intervals.flatMap(({ from }) => from ?? []));
  return { first: yearOf(starts.toSorted()[0]!), last: yearOf(lastDocumented(records.states)) };
}

/**
 * The map of the end of a year, or of the last year as far as it is documented, with the same facts as text.
 * @param year between those of {@link mapYears}
 */
export function mapMessage(year: number, language: Language, { pack, texts }: AnswerContext): Message {
  const t = texts.in(language);
  const documented = lastDocumented(pack.records.states);
  const isLatest = year === yearOf(documented);
  const date = isLatest ? documented : `${year}-12-31`;
  const placed = pack.records.states.flatMap((state): Placed[] => {
    const interval = statusOn(state, date);
    return interval ? [{ state, interval }] : [];
  });
  const collator = new Intl.Collator(language);
  const nameOf = (state: State): string => state.names[language]!.name;
  const groups = ROLES.map((role) => ({
    role,
    states: placed
      .filter(({ interval }) => roleOf(interval.status) === role)
      .toSorted((one, other) => collator.compare(nameOf(one.state), nameOf(other.state))),
  })).filter(({ states }) => states.length > 0);

  /** The states of a role; dated where not all came to it on the same day, and with the last proof of what may have ended since. */
  const listed = (role: MapRole, states: readonly Placed[]): string => {
    const first = states.map(({ interval }) => interval.from ?? '').toSorted()[0];
    const items = states.map(({ state, interval: { from } }) => {
      const isDated = from !== undefined && (role !== 'member' || from !== first);
      const notes = [
        ...(isDated ? [t('state-since', { from: formatsOf(language).date(from) })] : []),
        ...(role === 'observer' && state.membership.asOf < date
          ? [t('map-documented', { date: formatsOf(language).date(state.membership.asOf) })]
          : []),
      ];
      return notes.length === 0 ? nameOf(state) : `${nameOf(state)} (${notes.join(', ')})`;
    });
    return items.join(', ');
  };

  const observers = placed
    .filter(({ interval }) => interval.status === 'observer')
    .map(({ state }) => state.membership);
  const proofs = observers
    .filter(({ asOf }) => asOf < date)
    .map(({ asOf }) => asOf.slice(0, 4))
    .toSorted();
  /** How old what is known of observers is; on the picture there is no room for that beside each name. */
  const proof = proofs.length > 0 ? [...new Set([proofs[0]!, proofs.at(-1)!])].join('–') : undefined;

  const labelled = groups.map(({ role, states }) => ({
    role,
    states,
    // Before there was an organisation its members were parties to a treaty.
    label: t(role === 'member' && states[0]!.interval.status === 'party' ? 'map-party' : `map-${role}`),
  }));
  const title = t('map-title', { subject: shortSubject(pack, language) });
  const subtitle = t('answer-as-of', { date: formatsOf(language).date(date) });
  const lines = labelled.map(({ role, label, states }) => ({ label, list: listed(role, states) }));
  const footnote = t('map-borders');
  const sources = [...new Set(labelled.flatMap(({ states }) => states.flatMap(({ interval }) => interval.sources)))];
  const facts = [
    pack.shortcuts.members,
    ...labelled.filter(({ role }) => role !== 'member').flatMap(({ states }) => states.map(({ state }) => state.fact)),
  ].flatMap((id) => factById(pack, id) ?? []);
  return {
    paragraphs: [
      [{ text: title, style: 'bold' }],
      ...lines.map(({ label, list }): RichText => [{ text: `${label}: `, style: 'bold' }, list]),
      [{ text: subtitle, style: 'italic' }],
      [{ text: footnote, style: 'italic' }],
      sourcesLine(sources, language, { pack, texts }),
    ],
    buttons: facts.slice(0, MAX_FACTS).map((fact) => factButton(fact, language)),
    picture: {
      content: {
        kind: 'map',
        title,
        subtitle,
        groups: labelled.map(({ role, label, states }) => ({
          role,
          label:
            role === 'observer' && proof !== undefined ? `${label} (${t('map-documented', { date: proof })})` : label,
          states: states.map(({ state }) => ({ iso: state.iso, name: nameOf(state) })),
        })),
        disputed: t('map-disputed'),
        footnote,
      },
      description: [title, subtitle, ...lines.map(({ label, list }) => `${label}: ${list}`), footnote].join('\n'),
    },
  };
}

/** The last day that anything about those who belong to the alliance is documented for. */
function lastDocumented(states: readonly State[]): string {
  const inside = states.filter(({ membership }) => INSIDE.has(membership.intervals.at(-1)!.status));
  const dates = (inside.length > 0 ? inside : states).map(({ membership }) => membership.asOf);
  return dates.toSorted().at(-1)!;
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}
