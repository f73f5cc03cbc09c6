import type { Fact, Language, Pack } from '../knowledge/pack.ts';
import { createAnalyser, type Analysis } from './analysis.ts';
import { createBareNames, type AboutNames } from './bare-names.ts';
import { decide, type Decision } from './decide.ts';
import { createInContext, type Considered } from './in-context.ts';
import { createLanguageGuesser } from './language.ts';
import { learn, type Model } from './model.ts';
import { exactPhrasing, exactVerdict, expectedLanguage, languageKnown, understandExactly } from './phrasings.ts';
import type { Reading } from './reader.ts';
import { splitQuestions } from './segments.ts';
import type { Trace, Understanding } from './verdict.ts';

/** What a follow-up refers to. */
export interface Previous {
  /** The question before, complete (see `Understanding.completedAs`). */
  readonly question: string;
  /** The fact it was answered with. */
  readonly fact?: Fact;
  readonly language: Language;
}

/** What is known beside the text of a question. */
export interface AskOptions {
  /** Reply in this language whatever the question's own is: the person's choice. */
  readonly language?: Language | undefined;
  /** Language of the person's client or chat: decides where the text does not. */
  readonly languageHint?: Language | undefined;
  readonly previous?: Previous | undefined;
  /** Adds the trace. */
  readonly explain?: boolean | undefined;
}

/** Understands questions on one pack. */
export interface Matcher {
  /**
   * Understands a message: each of its questions (at most three) in turn, every one as a possible follow-up of the one before.
   * Never throws, whatever the text; deterministic. Always gives at least one understanding.
   */
  ask(message: string, options?: AskOptions): Understanding[];
}

/** A matcher that may be in another thread. */
export interface RemoteMatcher {
  /** Like {@link Matcher.ask}. Rejects when the thread is lost. */
  ask(message: string, options?: AskOptions): readonly Understanding[] | Promise<readonly Understanding[]>;
}

const TRACED = 5;
const HINT_ODDS = 4;
/** Below this probability the text does not tell its language. */
const SURE_LANGUAGE = 0.75;

/**
 * Makes a pack askable.
 * @param model what was learnt from this very pack; learnt now if it is not given
 */
export function createMatcher(pack: Pack, model: Model = learn(pack)): Matcher {
  const analyser = createAnalyser(pack, model);
  const guesser = createLanguageGuesser(model.languages);
  const bareNames = createBareNames(pack, model);
  const inContext = createInContext(pack, analyser);

  const replyLanguage = (
    question: string,
    reading: Reading,
    options: AskOptions,
  ): { language: Language; odds: Record<Language, number> } => {
    const inTerm = new Set(
      reading.entities.mentions.flatMap(({ from, to }) =>
        Array.from({ length: to - from }, (_, offset) => from + offset),
      ),
    );
    const others = [
      ...reading.allWords.filter((word) => !reading.words.some((entry) => entry.word === word)),
      ...reading.corrected.filter((_, index) => !inTerm.has(index)),
    ];
    const odds = guesser.guess(others, reading.corrected, question);
    const hint = expectedLanguage(options, pack);
    const known = languageKnown(exactPhrasing(question, pack), options, pack);
    if (known) return { language: known, odds };
    const prefer = (code: Language) => (pack.languages.includes(code) ? code : pack.defaultLanguage);
    if (reading.foreign === 'cyrillic') return { language: prefer('ru'), odds };
    if (reading.foreign === 'other') return { language: prefer('en'), odds };
    const weighed = pack.languages.map((code) => odds[code]! * (code === hint ? HINT_ODDS : 1));
    const best = weighed.indexOf(Math.max(...weighed));
    const sure = weighed[best]! / weighed.reduce((sum, value) => sum + value, 0) >= SURE_LANGUAGE;
    return { language: sure ? pack.languages[best]! : (hint ?? pack.defaultLanguage), odds };
  };

  /** What a question means that is not exactly one of the pack's. */
  const consider = (question: string, analysis: Analysis, previous: Previous | undefined): Considered => {
    const alone: Considered = { analysis, decision: decide(analysis) };
    const best = previous ? inContext(question, previous, alone) : alone;
    return { ...best, decision: orAboutNames(best.decision, bareNames(best.analysis)) };
  };

  const understand = (question: string, options: AskOptions): Understanding => {
    const exactly = understandExactly(question, options, pack);
    if (exactly) return exactly;
    const analysed = analyser.analyse(question);
    const phrasing = exactPhrasing(question, pack);
    const { analysis, decision, completedAs }: Considered = phrasing
      ? { analysis: analysed, decision: { verdict: exactVerdict(phrasing.fact, pack), rule: 'a phrasing of the pack' } }
      : consider(question, analysed, options.previous);
    const { language, odds } = replyLanguage(question, analysed.reading, options);
    const { foreign } = analysis.reading;
    return {
      question,
      verdict: decision.verdict,
      language,
      ...(foreign && { foreign }),
      ...(completedAs !== undefined && { completedAs }),
      ...(options.explain && { trace: traceOf(analysis, decision, odds) }),
    };
  };

  return {
    ask(message, options = {}) {
      // "What does the Joint Staff do, and when was it created?" is one question where the pack has it so.
      const segments = exactPhrasing(message, pack) ? [{ text: message }] : splitQuestions(message.slice(0, 4000));
      if (segments.length === 0) return [understand(message, options)];
      let previous = options.previous;
      const understandings = segments.map(({ text, context }) => {
        const before =
          context && !previous
            ? { question: context, language: options.languageHint ?? pack.defaultLanguage }
            : previous;
        const understanding = understand(text, { ...options, ...(before && { previous: before }) });
        previous = previousOf(understanding) ?? previous;
        return understanding;
      });
      // "Hallo! Wer ist Mitglied?" needs no reply to the greeting.
      const serious = understandings.filter(
        ({ verdict }) => !(verdict.decision === 'decline' && verdict.reason === 'small-talk'),
      );
      return serious.length > 0 ? serious : understandings.slice(0, 1);
    },
  };
}

/** What the next question may refer to; undefined if this one was not about anything. */
export function previousOf({ verdict, language, question, completedAs }: Understanding): Previous | undefined {
  if (verdict.decision === 'answer') return { question: completedAs ?? question, fact: verdict.fact, language };
  // What is known of a near topic is no fact, but "who has them?" after "does the CSTO have nuclear weapons?" still means the weapons.
  const isNearTopic = verdict.decision === 'decline' && verdict.reason === 'near-topic';
  if (verdict.decision === 'suggest' || isNearTopic) return { question: completedAs ?? question, language };
  return undefined;
}

/**
 * Without an answer, what is known about the thing that was named is better than a guess or nothing. An answer about a country of which
 * nothing is known can only be a chance likeness.
 */
function orAboutNames(decision: Decision, about: AboutNames | undefined): Decision {
  const { verdict } = decision;
  const { confidence } = verdict;
  if (!about) return decision;
  if ('aside' in about)
    return {
      verdict: { decision: 'decline', reason: 'near-topic', aside: about.aside, confidence: 0 },
      rule: `nothing but a country without facts: "${about.aside.id}"`,
    };
  if (verdict.decision === 'answer') return decision;
  const suggestions = about.facts.map((fact) => ({ fact, confidence }));
  return { verdict: { decision: 'suggest', suggestions, confidence }, rule: 'nothing but a name' };
}

function traceOf({ reading, ranked, none }: Analysis, { rule }: Decision, languages: Record<Language, number>): Trace {
  return {
    reading: reading.corrected.join(' '),
    words: reading.words.map(({ word, corrections }) => ({
      word,
      known: corrections.length === 0,
      corrections: corrections.map((correction) => correction.word),
    })),
    entities: [...reading.entities.named],
    concepts: [...reading.entities.concepts],
    languages,
    candidates: ranked.slice(0, TRACED).map(({ fact, confidence, phrasing, missing, evidence }) => ({
      id: fact.id,
      confidence,
      phrasing,
      missing,
      evidence: { ...evidence },
    })),
    none: { ...none },
    rule,
  };
}
