import type { Analysis, Ranked } from './analysis.ts';
import type { Candidate, Verdict } from './verdict.ts';

/** Limits of the decision; chosen on the tuning questions (`npm run eval`). */
const LIMITS = {
  /** From this confidence on a fact is given as the answer … */
  answer: 0.45,
  /** … or from this one, if the question has a term that no text of the fact has …  */
  answerBesideTerm: 0.7,
  /** … if no other fact is as near as this share of its confidence: two good fits are a question back, not an answer. */
  rival: 0.9,
  /** From this confidence on of the best fact, facts are suggested. */
  suggest: 0.12,
  /** … or from this one, if the question names a near topic. */
  suggestBesideTopic: 0.3,
  /** A further suggestion needs this confidence. */
  suggestion: 0.04,
  maxSuggestions: 4,
  /** A question of no more words than this … */
  keywords: 2,
  /** … which the phrasings of a fact explain to this share … */
  keywordsAsked: 0.99,
  /** … and one of which is this like it, is a keyword: facts are suggested whatever the confidence. */
  keywordsNearest: 0.5,
  /** Score, 0..2, from which a near topic or small talk is recognised. */
  aside: 0.5,
  /** … even against a sure fact, if one of its phrasings is as like the question as this and none of the fact's is. */
  asideLiteral: 0.9,
} as const;

const MIN_SUGGESTIONS = 2;

/** The verdict and the rule that led to it. */
export interface Decision {
  readonly verdict: Verdict;
  readonly rule: string;
}

/** Turns an analysis into a verdict: the score floor and ambiguity are two conditions with two different replies. */
export function decide({ ranked, aside, namedTopic, reading }: Analysis): Decision {
  const [best, second] = ranked;
  const confidence = best?.confidence ?? 0;
  const candidate = ({ fact, confidence: of }: Ranked): Candidate => ({ fact, confidence: of });

  if (reading.words.length === 0)
    return { verdict: { decision: 'decline', reason: 'empty', confidence: 0 }, rule: 'nothing was asked' };

  const literal =
    aside !== undefined && aside.nearest >= LIMITS.asideLiteral && aside.nearest > (best?.evidence.nearest ?? 0);
  const needed = best && best.evidence.strangeTerms > 0 ? LIMITS.answerBesideTerm : LIMITS.answer;
  if (best && !literal && confidence >= needed && best.missing.length === 0) {
    const ambiguous = second !== undefined && second.confidence >= confidence * LIMITS.rival;
    if (!ambiguous) {
      return {
        verdict: { decision: 'answer', fact: best.fact, confidence, others: ranked.slice(1, 4).map(candidate) },
        rule: `confidence ${confidence.toFixed(2)} ≥ ${needed} and no rival`,
      };
    }
  }
  const asideWins = aside !== undefined && aside.total >= LIMITS.aside;
  if (asideWins && (literal || confidence < 0.5)) {
    return {
      verdict: { decision: 'decline', reason: aside.aside.kind, aside: aside.aside, confidence },
      rule: `${aside.aside.kind} "${aside.aside.id}" fits better (${aside.total.toFixed(2)}) than any fact`,
    };
  }
  const topicWins = namedTopic !== undefined && confidence < LIMITS.suggestBesideTopic;
  if (best && confidence >= LIMITS.suggest && !topicWins) {
    const near = ranked.filter((entry, index) => index < MIN_SUGGESTIONS || entry.confidence >= LIMITS.suggestion);
    return {
      verdict: { decision: 'suggest', suggestions: near.slice(0, LIMITS.maxSuggestions).map(candidate), confidence },
      rule:
        confidence >= needed
          ? best.missing.length > 0
            ? `the best fact does not know ${best.missing.join(', ')}`
            : 'several facts fit equally well'
          : `confidence ${confidence.toFixed(2)} is between ${LIMITS.suggest} and ${needed}`,
    };
  }
  if (namedTopic) {
    return {
      verdict: { decision: 'decline', reason: 'near-topic', aside: namedTopic, confidence },
      rule: `no fact fits, and the question names "${namedTopic.id}"`,
    };
  }
  if (best && reading.words.length <= LIMITS.keywords && best.evidence.asked >= LIMITS.keywordsAsked) {
    const near = ranked.filter(({ evidence }) => evidence.asked >= LIMITS.keywordsAsked);
    if (best.evidence.nearest >= LIMITS.keywordsNearest) {
      return {
        verdict: { decision: 'suggest', suggestions: near.slice(0, LIMITS.maxSuggestions).map(candidate), confidence },
        rule: 'too short to say what is asked, but facts are asked with these words',
      };
    }
  }
  return {
    verdict: { decision: 'decline', reason: 'out-of-scope', confidence },
    rule: `confidence ${confidence.toFixed(2)} < ${LIMITS.suggest}`,
  };
}
