import type { Feedback, UnansweredQuestion } from '../bot/memory.ts';
import type { Fact, Language, Pack } from '../knowledge/pack.ts';
import { factById } from '../knowledge/lookup.ts';
import type { Matcher } from '../matching/matcher.ts';
import { normalise } from '../matching/normalise.ts';

/** A fact a question may have meant. */
export interface NearFact {
  readonly fact: Fact;
  /** 0..1 */
  readonly confidence: number;
}

/** Questions in one language that say much the same and were not answered, the most asked first. */
export interface Gap {
  readonly language: Language;
  readonly questions: readonly UnansweredQuestion[];
  /** How often they were asked together. */
  readonly count: number;
  /** ms since 1970 (UTC) */
  readonly lastAsked: number;
  readonly nearest: readonly NearFact[];
}

/** What people said about the answers of one fact in one language. */
export interface Rating {
  readonly fact: Fact;
  readonly language: Language;
  readonly good: number;
  readonly bad: number;
  /** How often none of the suggestions that began with this fact was meant. */
  readonly noneOfThese: number;
}

/** Questions of this similarity, 0..1, are one gap; chosen by eye on typed questions with one or two words changed. */
const SIMILAR = 0.5;
const MAX_NEAREST = 3;

/**
 * Groups questions that were not answered: each goes to the most similar gap so far whose most asked question is similar enough, and
 * otherwise begins one.
 */
export function groupGaps(
  questions: readonly UnansweredQuestion[],
  { pack, matcher }: { readonly pack: Pack; readonly matcher: Matcher },
): Gap[] {
  const groups: { readonly grams: ReadonlySet<string>; readonly members: UnansweredQuestion[] }[] = [];
  for (const question of questions.toSorted((a, b) => b.count - a.count || b.lastAsked - a.lastAsked)) {
    const grams = trigramsOf(question.text);
    const alike = groups
      .filter(({ members }) => members[0]!.language === question.language)
      .map((group) => ({ group, similarity: dice(group.grams, grams) }))
      .toSorted((a, b) => b.similarity - a.similarity)[0];
    if (alike && alike.similarity >= SIMILAR) alike.group.members.push(question);
    else groups.push({ grams, members: [question] });
  }
  return groups
    .map(({ members }): Gap => {
      const { language, text } = members[0]!;
      return {
        language,
        questions: members,
        count: members.reduce((sum, { count }) => sum + count, 0),
        lastAsked: Math.max(...members.map(({ lastAsked }) => lastAsked)),
        nearest: nearestTo(text, language, pack, matcher),
      };
    })
    .toSorted((a, b) => b.count - a.count || b.lastAsked - a.lastAsked);
}

/** Facts that were rated badly, or whose suggestions nobody meant, the worst first; facts that are gone are left out. */
export function badRatings(feedback: readonly Feedback[], pack: Pack): Rating[] {
  const ratings = new Map<string, { fact: Fact; language: Language; good: number; bad: number; noneOfThese: number }>();
  for (const { kind, subject, language } of feedback) {
    const fact = factById(pack, subject);
    if (!fact || kind === 'question-reported') continue;
    const key = `${fact.id} ${language}`;
    const rating = ratings.get(key) ?? { fact, language, good: 0, bad: 0, noneOfThese: 0 };
    rating[kind === 'none-of-these' ? 'noneOfThese' : kind]++;
    ratings.set(key, rating);
  }
  const weight = ({ bad, noneOfThese }: Rating): number => bad + noneOfThese;
  return [...ratings.values()].filter((rating) => weight(rating) > 0).toSorted((a, b) => weight(b) - weight(a));
}

function nearestTo(text: string, language: Language, pack: Pack, matcher: Matcher): NearFact[] {
  const candidates = matcher.ask(text, { language, explain: true })[0]?.trace?.candidates ?? [];
  return candidates.slice(0, MAX_NEAREST).map(({ id, confidence }) => ({ fact: factById(pack, id)!, confidence }));
}

/** The three-letter pieces of a text, with its words' ends. */
function trigramsOf(text: string): Set<string> {
  const padded = ` ${normalise(text)} `;
  return new Set(Array.from({ length: Math.max(1, padded.length - 2) }, (_, at) => padded.slice(at, at + 3)));
}

/** Sørensen–Dice coefficient of two sets, 0..1. */
function dice(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return (2 * one.intersection(other).size) / (one.size + other.size);
}
