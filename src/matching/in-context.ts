import type { Fact, Pack } from '../knowledge/pack.ts';
import type { Analyser, Analysis } from './analysis.ts';
import { decide, type Decision } from './decide.ts';
import { ARTICLE } from './entities.ts';
import { completions } from './follow-up.ts';
import { CUES, GLUE, phraseAt, PRONOUNS, QUESTION_WORDS } from './function-words.ts';
import type { Previous } from './matcher.ts';
import { successionFact } from './succession.ts';

/** A question read in one way, and what came of it. */
export interface Considered {
  readonly analysis: Analysis;
  readonly decision: Decision;
  /** The question with what it points at, if it points at something. */
  readonly completedAs?: string;
}

/** Considers a question after another one: as a follow-up, if that makes more of it than the question alone. */
export type InContext = (question: string, previous: Previous, alone: Considered) => Considered;

/** A follow-up prefers facts next to the one before. */
const RELATED = 1;
const SAME_TOPIC = 0.3;
/** Words that ask for more than what was said. */
const OTHERS =
  /^(?:noch|sonst|weiter(?:e[rnsm]?)?|ander(?:e[rnsm]?)?|else|others?|another|еще|други(?:е|х|м)|остальны(?:е|х|м))$/;
/** Small talk that is as like one of its phrasings as this is nothing else, 0..1. */
const LITERAL = 0.9;
/** How sure a follow-up without anything that points back must be, 0..1. */
const SURE_ELLIPSIS = 0.6;
/** An answer that is as sure as this needs nothing of what was said before, 0..1. */
const SURE_ALONE = 0.8;
/** From this share of the other's confidence on, what makes sense of a pronoun is as sure. */
const AS_SURE = 0.95;

/** Makes what considers the questions of a pack in their context. */
export function createInContext(pack: Pack, analyser: Analyser): InContext {
  const { gazetteer } = analyser;

  const considerAs = (completedAs: string, boosts: ReadonlyMap<string, number>): Considered => {
    const analysis = analyser.analyse(completedAs, boosts);
    return { analysis, decision: decide(analysis), completedAs };
  };

  return (question, previous, alone) => {
    const successor = successionFact(question, previous, pack);
    if (successor) {
      return {
        analysis: alone.analysis,
        decision: {
          verdict: { decision: 'answer', fact: successor, confidence: 1, others: [] },
          rule: 'who held the office before or after',
        },
        // What comes next still follows from what was asked at first, not from a person's name.
        completedAs: previous.question,
      };
    }
    if (isSmallTalk(alone)) return alone;
    const { fact } = previous;
    const words = contentOf(alone);
    const isKnownTo = (other: Fact): boolean => words.every((word) => analyser.knows(other, word));
    const namesSubject = alone.analysis.reading.entities.concepts.has(gazetteer.subject ?? '');
    const isAnswered = alone.decision.verdict.decision === 'answer';
    const hasPronoun = alone.analysis.reading.corrected.some((word) => PRONOUNS.has(word));
    const points = hasPronoun || contentOf(alone, false).length === 0;
    const wantsOthers = alone.analysis.reading.corrected.some((word) => OTHERS.test(word));
    /**
     * Whether a completed question gets a fact that says nothing of what is asked; or the one before again, although others are wanted, or
     * this question has an answer of its own and does not point back, or asks about the subject as a whole.
     */
    const missesThePoint = ({ decision: { verdict } }: Considered): boolean =>
      verdict.decision === 'answer' &&
      (!isKnownTo(verdict.fact) ||
        (verdict.fact === fact && (wantsOthers || (isAnswered && (namesSubject || !hasPronoun)))));
    // The question of the fact names what it is about; the one that was asked may only have pointed at it.
    const questions = new Set([previous.question, fact?.wordings[previous.language]?.question ?? previous.question]);
    const textsFor = (elliptic: boolean): string[] => [
      ...new Set([...questions].flatMap((before) => completions(before, question, gazetteer, elliptic))),
    ];
    const boosts = boostsFor(previous, pack);
    const considered = (texts: readonly string[]): Considered[] =>
      texts.map((text) => considerAs(text, boosts)).filter((one) => !missesThePoint(one));

    const pointing = textsFor(false);
    const [best] = considered(pointing)
      .filter(({ decision }) => worthMore(decision, alone.decision, { fact, points }))
      .toSorted(bySureness);
    // What is asked back says nothing of what comes next, which still follows from what this pointed at.
    const result = best ?? alone;
    const isAsked = result.decision.verdict.decision === 'suggest';
    if (pointing[0] !== undefined) return isAsked ? { ...result, completedAs: pointing[0] } : result;
    // An answer that is rather unsure is worth less than one about what was spoken of.
    const least = isAnswered ? Math.max(SURE_ELLIPSIS, alone.decision.verdict.confidence) : SURE_ELLIPSIS;
    if (least >= SURE_ALONE) return alone;
    const [elliptic] = considered(textsFor(true))
      .filter(
        ({ decision: { verdict } }) =>
          verdict.decision === 'answer' && verdict.confidence >= least && isNear(verdict.fact, fact, isAnswered),
      )
      .toSorted(bySureness);
    return elliptic ?? alone;
  };
}

function bySureness(one: Considered, other: Considered): number {
  return other.decision.verdict.confidence - one.decision.verdict.confidence;
}

/** The words of a question that say something of their own; with those of its names or without. */
function contentOf({ analysis: { reading } }: Considered, withNames = true): string[] {
  const { corrected, entities } = reading;
  const cue = phraseAt(corrected, 0, CUES);
  const isInName = (at: number): boolean =>
    entities.mentions.some(({ named, from, to }) => named && from <= at && at < to);
  return corrected.filter(
    (word, at) =>
      at >= cue &&
      !PRONOUNS.has(word) &&
      !QUESTION_WORDS.has(word) &&
      !GLUE.has(word) &&
      (withNames || !(isInName(at) || ARTICLE.test(word))),
  );
}

/** Whether somebody makes conversation and does not ask on: "Thanks, that was helpful", but not "where is that?", which is only a little like it. */
function isSmallTalk(alone: Considered): boolean {
  const { verdict } = alone.decision;
  if (verdict.decision !== 'decline' || verdict.reason !== 'small-talk') return false;
  return contentOf(alone).length > 0 || alone.analysis.aside!.nearest >= LITERAL;
}

/**
 * A question that is answered as it stands is only completed if it stays with the subject then, or if that makes clearer what it points
 * at: after a question about a secretary general "and 2015?" does not ask who had the chair then.
 */
function worthMore(
  { verdict: completed }: Decision,
  { verdict: alone }: Decision,
  { fact, points }: { readonly fact: Fact | undefined; readonly points: boolean },
): boolean {
  if (completed.decision === 'decline') return false;
  if (alone.decision !== 'answer') return true;
  if (completed.decision !== 'answer') return false;
  const staysWithSubject = completed.fact.topic === fact?.topic && alone.fact.topic !== fact.topic;
  return staysWithSubject || (points && completed.confidence > alone.confidence * AS_SURE);
}

/** @param same whether the fact itself counts, too */
function isNear(other: Fact, fact: Fact | undefined, same: boolean): boolean {
  if (other === fact) return same;
  return fact !== undefined && (other.topic === fact.topic || fact.related.includes(other.id));
}

function boostsFor({ fact }: Previous, pack: Pack): ReadonlyMap<string, number> {
  const boosts = new Map<string, number>();
  if (!fact) return boosts;
  for (const other of pack.facts) if (other.topic === fact.topic) boosts.set(other.id, SAME_TOPIC);
  for (const id of fact.related) boosts.set(id, RELATED);
  return boosts;
}
