import { createEmptyCard, fsrs, Rating, type State, type Card as Scheduled } from 'ts-fsrs';

/** How well one person knows one question, and when it is to be asked again. */
export interface Card {
  readonly question: string;
  /** When it is to be asked again, ms since 1970 (UTC). */
  readonly due: number;
  /** When it was answered last, ms since 1970 (UTC); absent: asked, but never answered. */
  readonly answeredAt?: number | undefined;
  /** Number of answers. */
  readonly reps: number;
  /** How often it was forgotten after it had been known. */
  readonly lapses: number;
  /** What the scheduler knows, in its own terms. */
  readonly memory: {
    /** Days after which it is remembered with a probability of 90 %. */
    readonly stability: number;
    /** 1–10. */
    readonly difficulty: number;
    /** Days between the last two dates. */
    readonly interval: number;
    /** Step within the first minutes of learning. */
    readonly step: number;
    readonly state: State;
  };
}

/** Longest time between two repetitions, in days. */
const MAX_INTERVAL = 365;

/**
 * Free Spaced Repetition Scheduler, version 6 (Ye, Su, Cao, "A stochastic shortest path algorithm for optimizing spaced repetition
 * scheduling", KDD 2022): a wrong answer comes back after a minute, a right one after ten, then after days, weeks and months.
 */
const scheduler = fsrs({ enable_fuzz: false, maximum_interval: MAX_INTERVAL });

/** The card of a question that is asked for the first time. @param now ms since 1970 (UTC) */
export function newCard(question: string, now: number): Card {
  return cardOf(question, createEmptyCard(new Date(now)));
}

/** The card after an answer. @param now ms since 1970 (UTC) */
export function answered(card: Card, right: boolean, now: number): Card {
  // A clock that was put back must not make time run backwards.
  const at = Math.max(now, card.answeredAt ?? 0);
  const { card: next } = scheduler.next(scheduledOf(card), new Date(at), right ? Rating.Good : Rating.Again);
  return cardOf(card.question, next);
}

function cardOf(question: string, scheduled: Scheduled): Card {
  const { due, stability, difficulty, state, reps, lapses } = scheduled;
  return {
    question,
    due: due.getTime(),
    ...(scheduled.last_review && { answeredAt: scheduled.last_review.getTime() }),
    reps,
    lapses,
    memory: { stability, difficulty, interval: scheduled.scheduled_days, step: scheduled.learning_steps, state },
  };
}

function scheduledOf({ due, answeredAt, reps, lapses, memory }: Card): Scheduled {
  const { stability, difficulty, interval, step, state } = memory;
  return {
    ...createEmptyCard(new Date(due)),
    stability,
    difficulty,
    scheduled_days: interval,
    learning_steps: step,
    reps,
    lapses,
    state,
    ...(answeredAt !== undefined && { last_review: new Date(answeredAt) }),
  };
}
