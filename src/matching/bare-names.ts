import type { Aside, Fact, Pack } from '../knowledge/pack.ts';
import type { Analysis } from './analysis.ts';
import { OTHER_COUNTRY } from './entities.ts';
import { CUES, GLUE, phraseAt } from './function-words.ts';
import type { Model } from './model.ts';
import { normalise, wordsOf } from './normalise.ts';

/** What there is about the things a question does nothing but name: the most fitting facts, two at least, or the near topic. */
export type AboutNames = { readonly facts: readonly Fact[] } | { readonly aside: Aside };

/** Understands questions that only name something; undefined for any other. */
export type BareNames = (analysis: Analysis) => AboutNames | undefined;

/** A fact is about a thing that at least this share of its phrasings names. */
const ABOUT = 0.5;
const MIN_FACTS = 2;
const MAX_FACTS = 4;
/** Years and article numbers alone do not say what is meant. */
const NUMBER = /^(year|article)-\d+$/;

/**
 * Prepares what is known about each named thing. "Armenia" alone asks for nothing in particular: no fact can be sure of it, yet whoever
 * types it (or "what about Armenia?" as the first thing) wants to see what there is. A country without any fact goes to the near topic
 * for other countries, if the question says no more than that topic's own phrasings do: "Is France in the CSTO?"
 */
export function createBareNames(pack: Pack, { phrasings, ranker }: Model): BareNames {
  const all = new Map<number, number>();
  const naming = new Map<string, Map<number, number>>();
  phrasings.forEach(({ named }, index) => {
    const label = ranker.labels[index]!;
    if (label >= pack.facts.length) return;
    all.set(label, (all.get(label) ?? 0) + 1);
    for (const id of named) {
      const counts = naming.get(id) ?? new Map<number, number>();
      naming.set(id, counts.set(label, (counts.get(label) ?? 0) + 1));
    }
  });
  const isAbout = (label: number, id: string): boolean =>
    (naming.get(id)?.get(label) ?? 0) >= ABOUT * (all.get(label) ?? Infinity);
  const otherCountries = pack.asides.find(({ term }) => term === OTHER_COUNTRY);
  const saidOfOthers = new Set(
    Object.values(otherCountries?.wordings ?? {}).flatMap((wording) =>
      wording.phrasings.flatMap((text) => wordsOf(normalise(text))),
    ),
  );

  return ({ reading: { corrected, entities }, ranked, aside }) => {
    const { named, concepts, mentions } = entities;
    const names = [...named].filter((id) => !NUMBER.test(id));
    if (names.length < named.size || mentions.length === 0) return undefined;
    const inName = new Set(
      mentions
        .filter((mention) => mention.named || mention.id === pack.subject)
        .flatMap(({ from, to }) => Array.from({ length: to - from }, (_, offset) => from + offset)),
    );
    const afterCue = phraseAt(corrected, 0, CUES);
    const more = corrected.filter((word, index) => index >= afterCue && !inName.has(index) && !GLUE.has(word));
    if (otherCountries && concepts.has(OTHER_COUNTRY) && names.every((id) => !naming.has(id)))
      return more.every((word) => saidOfOthers.has(word)) ? { aside: otherCountries } : undefined;

    if (more.length > 0) return undefined;
    // A near topic that is named itself has a reply of its own.
    if (aside?.aside.term !== undefined && names.includes(aside.aside.term)) return undefined;
    const likely = ranked.map(({ fact }) => fact);
    if (names.length === 0) return { facts: likely.slice(0, MAX_FACTS) };
    const about = pack.facts.filter((_, label) => names.every((id) => isAbout(label, id)));
    if (about.length === 0) return undefined;
    const membership = pack.records.states.find(({ id }) => names.length === 1 && id === names[0])?.fact;
    const first = pack.facts.filter(({ id }) => id === membership);
    const found = [...new Set([...first, ...oneOfEachTopicFirst(about)])];
    // One suggestion alone would be no choice.
    const filled = found.length < MIN_FACTS ? [...new Set([...found, ...likely])].slice(0, MIN_FACTS) : found;
    return { facts: filled.slice(0, MAX_FACTS) };
  };
}

/** Takes turns between the topics, those with most of the facts first; a topic begins with what is asked first. */
function oneOfEachTopicFirst(facts: readonly Fact[]): Fact[] {
  const topics = [...Map.groupBy(facts, ({ topic }) => topic).values()].toSorted((a, b) => b.length - a.length);
  const turns = topics[0]?.length ?? 0;
  return Array.from({ length: turns }, (_, turn) => topics.flatMap((topic) => topic.slice(turn, turn + 1))).flat();
}
