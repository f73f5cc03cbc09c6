import type { Difficulty, Language } from '../knowledge/pack.ts';

/** How a game is answered: by pressing an option, by typing, or in the platform's own quiz polls. */
export type Mode = 'buttons' | 'typed' | 'poll';

/**
 * What a game can be in:
 * - `starting`: announced; the first question comes soon
 * - `asking`: a question is being sent; its message is not known yet
 * - `open`: the question can be seen and answered
 * - `revealed`: the right answer is shown; the next question comes soon
 * - `paused`: stands still until somebody resumes it
 * - `closing`: over; the final standings are being sent
 * - `ended`: over for good
 */
export const STATES = ['starting', 'asking', 'open', 'revealed', 'paused', 'closing', 'ended'] as const;
export type State = (typeof STATES)[number];

/** Where a game may go from each state. */
export const TRANSITIONS: Readonly<Record<State, readonly State[]>> = {
  starting: ['asking', 'paused', 'closing', 'ended'],
  // Skipped, or answered by its only player, before the platform has said which message it is.
  asking: ['open', 'revealed', 'paused', 'closing', 'ended'],
  // Back to asking when the message is out of reach: the group became a supergroup.
  open: ['asking', 'revealed', 'paused', 'closing', 'ended'],
  revealed: ['asking', 'paused', 'closing', 'ended'],
  paused: ['starting', 'asking', 'open', 'revealed', 'closing', 'ended'],
  closing: ['ended'],
  ended: [],
};

/** A game was to be moved where it may not go: a fault of ours. */
export class ForbiddenTransitionError extends Error {
  override readonly name = 'ForbiddenTransitionError';
}

/** Why a game is over. */
export type Ending =
  /** All questions were asked. */
  | 'finished'
  | 'stopped'
  /** Nobody answered {@link MAX_UNANSWERED} questions in a row. */
  | 'unanswered'
  /** Nobody resumed it. */
  | 'paused-too-long'
  /** It could not go on through a fault of ours or of the platform. */
  | 'broken'
  /** The bot cannot speak in the chat any more. */
  | 'gone';

/** A question as it is asked in one game: in one language, with its options in the order they are shown. */
export interface GameQuestion {
  readonly id: string;
  readonly topic: string;
  readonly difficulty: Difficulty;
  readonly text: string;
  /** 2–4, shuffled. */
  readonly options: readonly string[];
  /** Index of the right option. */
  readonly right: number;
  readonly explanation: string;
  /** Ids of sources; at least one. */
  readonly sources: readonly string[];
  /** Fact to read on. */
  readonly fact?: string | undefined;
  /** What the chat's shuffle bag says about the question once it is asked; see `choose.ts`. */
  readonly cycle: number;
}

/** How long a game takes between what people do, in ms. */
export interface Pace {
  /** From the announcement to the first question. */
  readonly start: number;
  /** From a reveal to the next question. */
  readonly reveal: number;
  /** Longest time to send something before it is tried again. */
  readonly send: number;
  /** Longest pause. */
  readonly pause: number;
  /** What is left of a question's time after an outage, at least. */
  readonly afterOutage: number;
}

/** The pace of real games. A reveal may be read in its time, and question and reveal together stay below 20 messages a minute. */
export const PACE: Pace = { start: 6000, reveal: 7000, send: 15_000, pause: 30 * 60_000, afterOutage: 5000 };

/** Questions in a row that nobody answers before a game ends itself. */
export const MAX_UNANSWERED = 3;
/** How often a question or the final standings are sent before the game gives up. */
export const MAX_TRIES = 3;
/** Whoever answered one of the last so many questions has a say. */
export const RECENT_ROUNDS = 3;

/** One answer of one person in one round. */
export interface Answer {
  /** Key of the person, unique over platforms. */
  readonly person: string;
  /** Name to show; hostile until rendered. */
  readonly name: string;
  readonly right: boolean;
  /** Index of the option chosen; absent when typed. */
  readonly option?: number | undefined;
  /** ms from when the question could be seen, without pauses and outages; 0–time. */
  readonly elapsed: number;
  /** ms since 1970 (UTC). */
  readonly at: number;
}

/** What a person has gained in a game so far. */
export interface Player {
  readonly person: string;
  readonly name: string;
  readonly points: number;
  /** Right answers. */
  readonly right: number;
  /** Right answers in a row up to the last round. */
  readonly streak: number;
}

/** What people may do to a game as a whole. */
export const CONTROLS = ['stop', 'skip', 'pause', 'resume'] as const;
export type Control = (typeof CONTROLS)[number];

/** Somebody without the right to decide alone wants something. */
export interface Vote {
  readonly control: Control;
  readonly person: string;
}

/** Where a question was shown. */
export interface ShownQuestion {
  /** The platform's id of the message. */
  readonly messageId: string;
  /** The platform's id of the poll in it. */
  readonly pollId?: string | undefined;
}

/** A quiz in a chat; plain data, so that it can be stored as JSON. Times are ms since 1970 (UTC). */
export interface Game {
  readonly id: string;
  readonly language: Language;
  readonly mode: Mode;
  /** ms everyone has for each question. */
  readonly time: number;
  readonly pace: Pace;
  /** One person alone in a private chat: a question is revealed as soon as it is answered. */
  readonly solo: boolean;
  /** Key of the person who started it; empty if that person was forgotten. */
  readonly starter: string;
  /** All that will be asked, in order. */
  readonly questions: readonly GameQuestion[];
  readonly state: State;
  /** When the game moves on by itself. */
  readonly deadline: number;
  /** Index of the round's question; −1 before the first. */
  readonly round: number;
  /** When the round's question could be seen, moved on by pauses and outages. */
  readonly openedAt: number;
  /** Where the round's question is shown, if that is known. */
  readonly shown?: ShownQuestion | undefined;
  /** The round was skipped or stopped: nobody gets points. */
  readonly skipped: boolean;
  /** Answers of the round, in the order they came; one a person. */
  readonly answers: readonly Answer[];
  readonly players: readonly Player[];
  /** Who answered each of the last {@link RECENT_ROUNDS} rounds that were not skipped. */
  readonly recent: readonly (readonly string[])[];
  /** Rounds in a row that nobody answered. */
  readonly unanswered: number;
  readonly votes: readonly Vote[];
  /** How often what the state shows was sent without success. */
  readonly tries: number;
  readonly pause?: { readonly from: State; readonly since: number; readonly remaining: number } | undefined;
  readonly ending?: Ending | undefined;
}

/** What a new game is made of. */
export type NewGame = Pick<Game, 'id' | 'language' | 'mode' | 'time' | 'solo' | 'starter' | 'questions'> & {
  readonly pace?: Pace;
};

/** A game that has just been announced. @throws {RangeError} without any question */
export function newGame({ pace = PACE, ...given }: NewGame, now: number): Game {
  if (given.questions.length === 0) throw new RangeError('a game needs questions');
  return {
    ...given,
    pace,
    state: 'starting',
    deadline: now + pace.start,
    round: -1,
    openedAt: now,
    skipped: false,
    answers: [],
    players: [],
    recent: [],
    unanswered: 0,
    votes: [],
    tries: 0,
  };
}

/** The question of the round. @throws {RangeError} before the first */
export function currentQuestion(game: Game): GameQuestion {
  const question = game.questions[game.round];
  if (!question) throw new RangeError(`game ${game.id} has asked nothing yet`);
  return question;
}

/** Whether the round's question is waiting for answers, be it in a pause. */
export function isRoundOpen({ state, pause }: Game): boolean {
  const inWork = state === 'paused' ? pause!.from : state;
  return inWork === 'asking' || inWork === 'open';
}

/** The game in another state. @throws {ForbiddenTransitionError} */
export function move(game: Game, to: State, changes: Partial<Game>): Game {
  if (!TRANSITIONS[game.state].includes(to))
    throw new ForbiddenTransitionError(`game ${game.id} may not go from ${game.state} to ${to}`);
  return { ...game, ...changes, state: to };
}

/** The game without what it holds about a person; the results of others stay. */
export function withoutPerson(game: Game, person: string): Game {
  const isOther = (one: { readonly person: string }): boolean => one.person !== person;
  return {
    ...game,
    starter: game.starter === person ? '' : game.starter,
    answers: game.answers.filter(isOther),
    players: game.players.filter(isOther),
    recent: game.recent.map((persons) => persons.filter((other) => other !== person)),
    votes: game.votes.filter(isOther),
  };
}
