import type { Language } from '../knowledge/pack.ts';

/** What is set for a chat or server. */
export interface ChatSettings {
  /** Language of public posts; absent: that of each question. */
  readonly language?: Language | undefined;
  /** Whether people may start quizzes; by default they may. */
  readonly quizzes?: boolean | undefined;
}

/** One thing a person said about an answer; without the person. */
export interface Feedback {
  readonly kind: 'good' | 'bad' | 'none-of-these' | 'question-reported';
  /** The fact (or, for a reported quiz question, the question) it is about; absent when nothing was shown. */
  readonly subject?: string | undefined;
  readonly language: Language;
  /** ms since 1970 (UTC). */
  readonly at: number;
}

/** A question that was not answered, as curators see it; without the person. */
export interface UnansweredQuestion {
  readonly text: string;
  readonly language: Language;
  readonly decision: 'suggest' | 'decline';
  /** How often it was asked. */
  readonly count: number;
  /** ms since 1970 (UTC). */
  readonly lastAsked: number;
}

/**
 * What the bot remembers beyond a restart. Keys come from `chatKey`, `spaceKey` and `personKey`.
 * All methods reject when the store cannot be reached; the bot then answers without what it would have known.
 */
export interface Memory {
  personLanguage(person: string): Promise<Language | undefined>;
  /** @param language `undefined` forgets the choice */
  setPersonLanguage(person: string, language: Language | undefined): Promise<void>;
  chatSettings(space: string): Promise<ChatSettings>;
  setChatSettings(space: string, settings: ChatSettings): Promise<void>;
  /** The languages of all persons and the settings of all spaces that have any; undefined if there are more than `limit` of either. */
  allSettings(limit: number): Promise<
    | {
        readonly persons: ReadonlyMap<string, Language>;
        readonly spaces: ReadonlyMap<string, ChatSettings>;
      }
    | undefined
  >;
  /**
   * Whether what is set for a person and a space is known without asking the store.
   * @param space absent: it is not needed
   */
  atHand(person: string, space: string | undefined): boolean;
  addFeedback(feedback: Feedback): Promise<void>;
  /** Counts the question once more; texts that are equal after normalising are one question. */
  addUnanswered(question: Omit<UnansweredQuestion, 'count' | 'lastAsked'>, at: number): Promise<void>;
  unanswered(since: number): Promise<UnansweredQuestion[]>;
  feedback(since: number): Promise<Feedback[]>;
  /** Everything stored about a person, as plain data for a JSON file. */
  dataOf(person: string): Promise<Record<string, unknown>>;
  /** Removes a person; results of others stay. */
  forgetPerson(person: string): Promise<void>;
  /** Everything of a chat moves to a new key: Telegram's group → supergroup. */
  moveChat(from: { chat: string; space: string }, to: { chat: string; space: string }): Promise<void>;
  /** Chats and servers that something is stored about, and whether the bot was removed from them. */
  spaces(): Promise<readonly { readonly space: string; readonly left: boolean }[]>;
  /** The bot was removed: the data is dropped at `dropAt` (ms) unless the chat comes back before. */
  leaveSpace(space: string, dropAt: number): Promise<void>;
  returnToSpace(space: string): Promise<void>;
  /** Drops what is overdue: left chats, unanswered questions and feedback older than 90 days. */
  cleanUp(now: number): Promise<void>;
  /** Small values adapters keep between starts, e.g. the hash of the registered commands. */
  note(key: string): Promise<string | undefined>;
  setNote(key: string, value: string): Promise<void>;
}
