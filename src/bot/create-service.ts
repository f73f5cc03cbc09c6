import { setImmediate } from 'node:timers/promises';
import type { Language, Pack } from '../knowledge/pack.ts';
import { derived, type CurrentKnowledge } from '../matching/knowledge.ts';
import { encodeAction } from './action-code.ts';
import { anonymise } from './anonymise.ts';
import { createBot, type Bot, type Conversation, type Reply } from './bot.ts';
import { isCalled, parseCommand } from './commands/command.ts';
import { createCompletion } from './completion.ts';
import { createConversations } from './conversations.ts';
import { UNCOUNTED, type Counters } from './counters.ts';
import { createFeedback } from './feedback.ts';
import { chatKey, isShared, personKey, type Incoming } from './incoming.ts';
import { createIllustrate } from './illustrate.ts';
import { createLimiter, type Permit } from './limiter.ts';
import type { Log } from './log.ts';
import type { Memory } from './memory.ts';
import { plainMessage, toPlainText, type Action } from './message.ts';
import type { Part } from './part.ts';
import { inTime } from './patience.ts';
import type { Pictures } from './picture.ts';
import { createPractice, type PracticeDependencies } from './practice/practice.ts';
import { createPrivacy } from './privacy.ts';
import { createRecent } from './recent.ts';
import { newReference } from './reference.ts';
import { createReport } from './report.ts';
import type { Outgoing, Service } from './service.ts';
import { createSettings } from './settings.ts';
import type { Texts } from './texts.ts';

/** What a service is made of. */
export interface ServiceDependencies {
  readonly knowledge: CurrentKnowledge;
  readonly texts: Texts;
  readonly memory: Memory;
  readonly log: Log;
  readonly counters?: Counters | undefined;
  /** ms since 1970 (UTC). */
  readonly now: () => number;
  /** 0 ≤ value < 1. */
  readonly random: () => number;
  /** Language for those who chose none; absent: that of each question. */
  readonly language?: Language | undefined;
  /** Makes the part for quizzes on a pack. */
  readonly quiz?: ((pack: Pack) => Part) | undefined;
  /** Parts that belong to the quizzes. */
  readonly quizExtras?: readonly Part[] | undefined;
  /** What people practise. */
  readonly practice?: Pick<PracticeDependencies, 'cards' | 'mistakesOf'> | undefined;
  /** Draws; absent where pictures cannot be shown. */
  readonly pictures?: Pictures | undefined;
  /** Whether people are held to {@link LIMITS}; by default they are. */
  readonly limited?: boolean | undefined;
}

/** A service with what it does in the background. */
export interface BackgroundService extends Service {
  /** Prepares what the first people to type would otherwise wait for; others get their turn in between. For each pack once. */
  prepare(): Promise<void>;
  /** Settles when everything that was to be stored is stored or has failed. */
  settled(): Promise<void>;
}

/** Questions, commands and presses allowed in a window of so many ms. */
export const LIMITS = { person: 20, chat: 60, window: 60_000 } as const;

/** A second press of the same button within this time is a slip of the finger, in ms. */
const DOUBLE_PRESS = 3_000;
const MAX_PRESSES = 10_000;

/** A limit that is reached, with the text that says so. */
interface Excess {
  readonly permit: Permit;
  readonly text: 'limit-person' | 'limit-chat';
}

/** Makes the service that adapters talk to: the pure bot with memory, limits and its other parts. */
export function createService(dependencies: ServiceDependencies): BackgroundService {
  const {
    knowledge,
    texts,
    memory,
    log,
    now,
    random,
    language: fixed,
    quiz,
    quizExtras = [],
    practice,
    pictures,
    limited = true,
    counters = UNCOUNTED,
  } = dependencies;
  const perPerson = createLimiter(LIMITS.person, LIMITS.window);
  const perChat = createLimiter(LIMITS.chat, LIMITS.window);
  const presses = createRecent<true>(MAX_PRESSES, DOUBLE_PRESS);
  const takeFeedback = createFeedback(memory, counters);
  const illustrate = createIllustrate({ pictures, log, random });
  const pending = new Set<Promise<void>>();

  const quizzes = quiz !== undefined;
  const conversations = createConversations({ memory, log, random, language: fixed });
  /** What is made of the pack, and remembers nothing itself. */
  const present = derived(knowledge, ({ pack, matcher }) => {
    const parts: readonly Part[] = [
      ...(quiz ? [quiz(pack), ...quizExtras] : []),
      ...(practice ? [createPractice({ pack, texts, random, ...practice })] : []),
      createReport({ takeFeedback, texts, now }),
      createSettings({ memory, texts, languages: pack.languages, quizzes }),
      createPrivacy({
        memory,
        texts,
        quizzes,
        practice: practice !== undefined,
        forgetRecent: (person) => conversations.forget(person),
      }),
    ];
    const otherCommands = parts.flatMap(({ commands }) => commands);
    const bot = createBot({ pack, matcher, texts, random, otherCommands });
    return { pack, parts, bot, completion: createCompletion(pack, matcher) };
  });

  /** Stores without anyone waiting for it. */
  const inBackground = (work: Promise<void>): void => {
    const done = work
      .catch((error: unknown) => log.error({ reference: newReference(random), err: error }, 'could not be stored'))
      .finally(() => pending.delete(done));
    pending.add(done);
  };

  /** Unexpected errors become an apology with a number under which the operator finds the cause. */
  const guarded = async (incoming: Incoming, work: () => Promise<Outgoing>): Promise<Outgoing> => {
    try {
      const outgoing = await work();
      return { ...outgoing, messages: await Promise.all(outgoing.messages.map(illustrate)) };
    } catch (error) {
      const reference = newReference(random);
      log.error({ reference, err: error, platform: incoming.chat.platform }, 'a request failed');
      return say('apology', languageWithoutMemory(incoming), { reference });
    }
  };

  const languageWithoutMemory = (incoming: Incoming): Language => {
    const { bot, pack } = present();
    return bot.languageOf({ language: fixed, languageHint: conversations.languageHint(incoming, pack) });
  };

  const say = (key: string, language: Language, variables: Record<string, string> = {}): Outgoing => ({
    messages: [plainMessage(texts.in(language)(key, variables))],
    language,
  });

  const excessOf = ({ chat, person }: Incoming): Excess | undefined => {
    if (!limited) return undefined;
    const byPerson = perPerson.take(personKey(person), now());
    if (byPerson.kind !== 'granted') return { permit: byPerson, text: 'limit-person' };
    const byChat = perChat.take(chatKey(chat), now());
    return byChat.kind === 'granted' ? undefined : { permit: byChat, text: 'limit-chat' };
  };

  const refuse = async (
    { permit, text }: Excess,
    incoming: Incoming,
    { bot, pack }: { readonly bot: Bot; readonly pack: Pack },
  ): Promise<Outgoing> => {
    if (permit.kind !== 'tell') return { messages: [], language: languageWithoutMemory(incoming) };
    const language = bot.languageOf(await conversations.recall(incoming, pack));
    const seconds = Math.max(1, Math.ceil(permit.wait / 1000));
    return { messages: [], notice: texts.in(language)(text, { seconds }), language };
  };

  /** Keeps what a reply changed. */
  const keep = async (reply: Reply, before: Conversation, incoming: Incoming): Promise<void> => {
    const { previous } = reply.conversation;
    if (previous && previous !== before.previous) conversations.keep(incoming, previous);
    for (const { verdict, question, language } of reply.understandings) {
      counters.question(verdict, language, incoming.chat.platform);
      if (verdict.decision === 'answer') continue;
      if (verdict.decision === 'decline' && verdict.reason !== 'out-of-scope') continue;
      const { decision } = verdict;
      const unanswered = { text: anonymise(question), language, decision } as const;
      inBackground(Promise.resolve(incoming.shown).then(() => memory.addUnanswered(unanswered, now())));
    }
    if (reply.setLanguage !== undefined)
      await inTime(memory.setPersonLanguage(personKey(incoming.person), reply.setLanguage ?? undefined));
  };

  const takeText = async (text: string, incoming: Incoming): Promise<Outgoing> => {
    const { bot, parts, pack } = present();
    const typed = parseCommand(text);
    let recalled: Promise<Conversation> | undefined;
    /** Only when needed: whoever is over the limit in silence shall not cost the memory anything. */
    const recall = (): Promise<Conversation> => (recalled ??= conversations.recall(incoming, pack));
    if (!typed && (incoming.messageId !== undefined || !isShared(incoming.chat))) {
      const language = bot.languageOf(await recall());
      for (const part of parts) {
        const reply = await part.text?.(text, { incoming, language });
        if (reply) return { language, ...reply };
      }
    }
    const command = typed && bot.commands.find((candidate) => isCalled(candidate, typed.name));
    const part = command && parts.find(({ commands }) => commands.includes(command));
    if (command && part?.answer) {
      const language = bot.languageOf(await recall());
      const reply = await part.answer(command.name, typed.argument, { incoming, language });
      if (reply) return { language, ...reply };
    }
    const excess = excessOf(incoming);
    if (excess) return refuse(excess, incoming, { bot, pack });

    const conversation = await recall();
    const language = bot.languageOf(conversation);
    if (command?.personal === 'required' && incoming.chat.public) return say('private-only', language);
    if (part) {
      if (command.managersOnly && isShared(incoming.chat) && !(await incoming.mayManage()))
        return say('managers-only', language);
      return { language, ...(await part.command(command.name, typed.argument, { incoming, language })) };
    }
    const reply = await bot.text(text, conversation);
    await keep(reply, conversation, incoming);
    return { messages: reply.messages, language: reply.language };
  };

  const takePress = async (action: Action, incoming: Incoming): Promise<Outgoing> => {
    const { bot, parts, pack } = present();
    const conversation = await conversations.recall(incoming, pack);
    const language = bot.languageOf(conversation);
    const pressIn = async (some: readonly Part[]): Promise<Outgoing | undefined> => {
      for (const part of some) {
        const reply = part.press(action, { incoming, language });
        if (reply) return { language, ...(await reply) };
      }
      return undefined;
    };
    const unlimited = await pressIn(parts.filter((part) => part.unlimited));
    if (unlimited) return unlimited;
    const excess = excessOf(incoming);
    if (excess) return refuse(excess, incoming, { bot, pack });
    const byPart = await pressIn(parts.filter((part) => !part.unlimited));
    if (byPart) return byPart;
    if (action.kind === 'feedback') return takeRating(action, language, incoming);

    const press = [personKey(incoming.person), chatKey(incoming.chat), incoming.messageId, encodeAction(action)].join(
      ' ',
    );
    if (presses.get(press, now())) return { messages: [], language };
    presses.set(press, true, now());
    const reply = bot.press(action, conversation);
    if (action.kind === 'none-of-these') {
      const what = { kind: 'none-of-these', subject: action.fact } as const;
      inBackground(takeFeedback(what, incoming.person, reply.language, now()));
    }
    await keep(reply, conversation, incoming);
    const { messages } = reply;
    // Others may still want to choose their language.
    if (action.kind === 'language' && incoming.chat.public)
      return {
        messages: [],
        notice: messages.map((message) => toPlainText(message)).join(' '),
        language: reply.language,
      };
    const replace =
      action.kind === 'language' || action.kind === 'timeline' || (action.kind === 'topic' && action.page > 0);
    return { messages, replace, language: reply.language };
  };

  const takeRating = (
    { fact, good, language = fixed }: Extract<Action, { kind: 'feedback' }>,
    current: Language,
    { person }: Incoming,
  ): Outgoing => {
    const what = { kind: good ? 'good' : 'bad', subject: fact } as const;
    inBackground(takeFeedback(what, person, language ?? current, now()));
    return { messages: [], notice: texts.in(current)(good ? 'thanks-good' : 'thanks-bad'), language: current };
  };

  return {
    get commands() {
      return present().bot.commands;
    },
    isQuick(text, incoming) {
      const { bot, parts } = present();
      const typed = parseCommand(text);
      // Parts may take what is typed for an answer, and look in the store for what they have asked.
      if (!typed)
        return isShared(incoming.chat) && incoming.messageId === undefined && conversations.isAtHand(incoming);
      const command = bot.commands.find((candidate) => isCalled(candidate, typed.name));
      const isOfPart = command !== undefined && parts.some(({ commands }) => commands.includes(command));
      return !isOfPart && !command?.slow && conversations.isAtHand(incoming);
    },
    text: (text, incoming) => guarded(incoming, () => takeText(text, incoming)),
    press: (action, incoming) => guarded(incoming, () => takePress(action, incoming)),
    async vote(poll, option, incoming) {
      const language = languageWithoutMemory(incoming);
      try {
        for (const part of present().parts) if (await part.vote?.(poll, option, { incoming, language })) return;
      } catch (error) {
        log.error({ reference: newReference(random), err: error }, 'an answer to a poll failed');
      }
    },
    async complete(text, incoming, most) {
      try {
        const { bot, completion, pack } = present();
        return await completion.complete(text, bot.languageOf(await conversations.recall(incoming, pack)), most);
      } catch (error) {
        log.error({ reference: newReference(random), err: error }, 'completing failed');
        return [];
      }
    },
    async languageFor(incoming) {
      const { bot, pack } = present();
      return bot.languageOf(await conversations.recall(incoming, pack));
    },
    async prepare() {
      const { completion, pack } = present();
      for (const language of pack.languages) {
        completion.prepare(language);
        await setImmediate();
      }
    },
    async settled() {
      while (pending.size > 0) await Promise.all(pending);
    },
  };
}
