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

/** Every table of the store. */
export interface Tables extends MemoryTables {
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
  /** Drops everything of a chat or server the bot is no longer in. */
  dropSpace(transaction: Transaction<Tables>, space: string): Promise<void>;
}
