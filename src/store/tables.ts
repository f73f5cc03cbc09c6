import type { Kysely, Transaction } from 'kysely';
import type { Card } from '../learn/card.ts';

/** Tables behind `Memory`. Keys of persons, chats and spaces are those of `bot/incoming.ts`; times are ms since 1970 (UTC). */
export interface MemoryTables {
  /** What persons chose themselves. */
  person: { person: string; language: string };
  /** What is set for a chat or server. */
  chat_settings: { space: string; language: string | null; /** 0 or 1. */ quizzes: number | null };
  /** Chats and servers the bot was removed from, with the time their data is to be dropped. */
  left_space: { space: string; drop_at: number };
  /** Only ever added to and read by time, hence without a key. */
  feedback: { kind: string; subject: string | null; language: string; at: number };
  /** `question` is the text normalised, so that one question asked in two spellings is one row. */
  unanswered: {
    question: string;
    language: string;
    text: string;
    decision: string;
    count: number;
    last_asked: number;
  };
  note: { key: string; value: string };
}

/** What one person practises; see `Card`. */
export interface CardTable {
  person: string;
  question: string;
  due: number;
  answered_at: number | null;
  reps: number;
  lapses: number;
  stability: number;
  difficulty: number;
  interval_days: number;
  step: number;
  state: Card['memory']['state'];
}

/** Tables behind `GameStore`. Keys and times as above; yes and no are 1 and 0. */
export interface GameTables {
  /** Running games and those that ended lately. A chat has one running game at most. */
  game: {
    id: string;
    chat: string;
    space: string;
    status: 'running' | 'ended';
    /** When it moves on by itself, or ended. */
    deadline: number;
    /** The process that keeps its time. */
    owner: string;
    /** One more with every change; who changes it names the version they know. */
    version: number;
    /** The game without the answers of its round, as JSON. */
    state: string;
    /** The platform's id of the poll that is open. */
    poll: string | null;
  };
  /** One answer of a person in a round, the first. */
  game_answer: {
    game: string;
    round: number;
    person: string;
    name: string;
    right: number;
    option: number | null;
    elapsed: number;
    at: number;
  };
  /** Points of a person in a round, never reset: every table of points is a sum over a time. */
  score_event: {
    game: string;
    round: number;
    person: string;
    name: string;
    chat: string;
    space: string;
    question: string;
    points: number;
    right: number;
    at: number;
  };
  /** The shuffle bag of each chat: the last cycle a question was asked in. */
  question_bag: { chat: string; space: string; question: string; cycle: number };
  /** Processes that keep the time of games. */
  game_host: { host: string; seen_at: number; /** It stopped and hands its games over. */ stopped: number };
}

/** Tables behind `DailyStore`. */
export interface DailyTables {
  daily: {
    chat: string;
    space: string;
    /** When there is something to do about it. */
    due: number;
    /** One more with every change. */
    version: number;
    /** The daily question as JSON, without anything about persons. */
    state: string;
  };
  /** Answers to the open question and the one before. */
  daily_answer: {
    chat: string;
    /** Minutes since 1970. */
    run: number;
    person: string;
    name: string;
    option: number;
    right: number;
    at: number;
  };
  /** Right answers in a row. */
  daily_streak: { chat: string; person: string; name: string; days: number };
}

/** Every table of the store. */
export interface Tables extends MemoryTables, GameTables, DailyTables {
  card: CardTable;
}

/** A store, whatever database is below. */
export type Store = Kysely<Tables>;

/** A part of the store with tables of its own, which takes part in what concerns all tables, within one transaction. */
export interface StorePart {
  /** What the part stores about a person, as plain data for a JSON file; empty if nothing. */
  dataOf(transaction: Transaction<Tables>, person: string): Promise<Record<string, unknown>>;
  /** Removes a person; results of others stay. */
  forgetPerson(transaction: Transaction<Tables>, person: string): Promise<void>;
  /** Everything of a chat moves to a new key. */
  moveChat(
    transaction: Transaction<Tables>,
    from: { chat: string; space: string },
    to: { chat: string; space: string },
  ): Promise<void>;
  /** Chats and servers the part stores anything about, perhaps with repetitions. */
  spaces(transaction: Transaction<Tables>): Promise<readonly string[]>;
  /** Drops everything of a chat or server the bot is no longer in. */
  dropSpace(transaction: Transaction<Tables>, space: string): Promise<void>;
}
