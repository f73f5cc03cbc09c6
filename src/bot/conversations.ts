import { factById } from '../knowledge/lookup.ts';
import type { Language, Pack } from '../knowledge/pack.ts';
import type { Previous } from '../matching/matcher.ts';
import { languageOf, type Conversation } from './bot.ts';
import { chatKey, personKey, spaceKey, type Incoming, type Person } from './incoming.ts';
import type { Log } from './log.ts';
import type { Memory } from './memory.ts';
import { inTime } from './patience.ts';
import { createRecent } from './recent.ts';
import { newReference } from './reference.ts';

/** What is known of everyone's conversations. */
export interface Conversations {
  /** What is known beside the text of what came in; without what the memory would have known when it fails. */
  recall(incoming: Incoming, pack: Pack): Promise<Conversation>;
  /** Whether it can be recalled without asking the store. */
  isAtHand(incoming: Incoming): boolean;
  /** The next question of this person in this chat may refer to this. */
  keep(incoming: Incoming, previous: Previous): void;
  forget(person: Person): void;
  /** Without asking the memory. */
  languageHint(incoming: Incoming, pack: Pack): Language | undefined;
}

/** What it needs. */
export interface ConversationsDependencies {
  readonly memory: Memory;
  readonly log: Log;
  readonly random: () => number;
  /** Language for those who chose none. */
  readonly language?: Language | undefined;
}

/** How long a follow-up may refer to what was said before, in ms. */
const FOLLOW_UP = 10 * 60_000;
const MAX_CONVERSATIONS = 10_000;

/**
 * Conversations whose choices of language are in the memory and whose last questions are in working memory.
 * A person's own choice counts most, then the chat's for what others read, then the operator's; what is left to the text of a
 * question follows its language.
 */
export function createConversations(dependencies: ConversationsDependencies): Conversations {
  const { memory, log, random } = dependencies;
  const recent = createRecent<Previous>(MAX_CONVERSATIONS, FOLLOW_UP);
  const keyOf = ({ chat, person }: Incoming): string => `${chatKey(chat)} ${personKey(person)}`;

  const recalled = async <T>(asked: Promise<T>): Promise<T | undefined> => {
    try {
      return await inTime(asked);
    } catch (error) {
      log.error({ reference: newReference(random), err: error }, 'the memory failed; going on without it');
      return undefined;
    }
  };

  const languageHint: Conversations['languageHint'] = ({ chat, person }, pack) =>
    (chat.public ? [chat.languageHint, person.languageHint] : [person.languageHint, chat.languageHint]).find(
      (code) => code !== undefined && pack.languages.includes(code),
    );

  const isAtHand: Conversations['isAtHand'] = ({ chat, person }) =>
    memory.atHand(personKey(person), chat.public ? spaceKey(chat) : undefined);

  return {
    languageHint,

    async recall(incoming, pack) {
      const { chat, person, repliesTo, at } = incoming;
      const [own, settings] =
        incoming.atOnce && !isAtHand(incoming)
          ? []
          : await Promise.all([
              recalled(memory.personLanguage(personKey(person))),
              chat.public ? recalled(memory.chatSettings(spaceKey(chat))) : undefined,
            ]);
      const conversation: Conversation = {
        language: own ?? settings?.language ?? dependencies.language,
        languageHint: languageHint(incoming, pack),
        previous: inPack(recent.get(keyOf(incoming), at), pack),
      };
      // A reply to an older answer is about that one; how it was asked for is only known of the last.
      if (!repliesTo || repliesTo.fact === conversation.previous?.fact?.id) return conversation;
      const fact = factById(pack, repliesTo.fact);
      if (!fact) return conversation;
      const { language: shownIn } = repliesTo;
      const language = shownIn && pack.languages.includes(shownIn) ? shownIn : languageOf(conversation, pack);
      return { ...conversation, previous: { question: fact.wordings[language]!.question, fact, language } };
    },

    isAtHand,

    keep: (incoming, previous) => recent.set(keyOf(incoming), previous, incoming.at),
    forget: (person) => recent.forget((key) => key.endsWith(` ${personKey(person)}`)),
  };
}

/** What was said before, as the pack has it now; undefined if it has been taken out of the pack since. */
function inPack(previous: Previous | undefined, pack: Pack): Previous | undefined {
  if (!previous || !pack.languages.includes(previous.language)) return undefined;
  if (!previous.fact) return previous;
  const fact = factById(pack, previous.fact.id);
  return fact && { ...previous, fact };
}
