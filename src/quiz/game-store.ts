import type { Game } from './game.ts';
import type { Step } from './step.ts';

/** Where a game is played. */
export interface Place {
  /** Key of the chat. */
  readonly chat: string;
  /** Key of what the chat belongs to. */
  readonly space: string;
}

/** A game with its place. */
export interface StoredGame extends Place {
  readonly game: Game;
}

/** A running game whose process is gone. */
export interface Orphan extends Place {
  readonly id: string;
  readonly owner: string;
  /** When its process was there for the last time, ms since 1970. */
  readonly seenAt: number;
}

/**
 * Where games are kept. A change is one transaction that names the version of the game it is based on, so that several processes may
 * change games at the same time and none of their changes is lost. `owner` is the process that keeps a game's time.
 */
export interface GameStore {
  /** Keeps a new game. @returns false if the chat has a running one; nothing is kept then */
  create(stored: StoredGame, owner: string): Promise<boolean>;
  /**
   * Applies a pure function to a game and stores what came of it, with its answer, scores and asked question; applied again if another
   * process was quicker. Who moves a game to another state becomes its owner. Changes of a game are made in the order in which they are
   * asked for, and what comes of them is told in that order.
   * @param now time of the scores, ms since 1970
   * @returns undefined if there is no such game
   */
  change(id: string, owner: string, apply: (game: Game) => Step, now: number): Promise<(Step & Place) | undefined>;
  /** A running game, or one that ended lately. */
  find(id: string): Promise<StoredGame | undefined>;
  /** The running game of a chat. */
  running(chat: string): Promise<StoredGame | undefined>;
  /** The game with this open poll. */
  ofPoll(pollId: string): Promise<StoredGame | undefined>;
  /** The chat's shuffle bag: question id → cycle; see `draw`. */
  cycles(chat: string): Promise<ReadonlyMap<string, number>>;

  /** The process is there; its games need nobody else. */
  beat(owner: string, now: number): Promise<void>;
  /** The process hands its games over. */
  leave(owner: string, now: number): Promise<void>;
  /** The process's running games with their deadlines. */
  owned(owner: string): Promise<readonly { readonly id: string; readonly deadline: number }[]>;
  /** Running games whose process has left, is known to be dead, or has not been there since `before` (ms since 1970). */
  orphans(before: number): Promise<readonly Orphan[]>;
  /** Takes a game from another owner. @returns whether it was still that owner's */
  claim(id: string, from: string, owner: string): Promise<boolean>;
  /** Drops games that ended before `before` and processes that are gone; scores stay. */
  cleanUp(before: number): Promise<void>;
}
