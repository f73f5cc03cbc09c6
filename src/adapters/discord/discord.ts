import {
  ApplicationCommandOptionType,
  MessageFlags,
  Routes,
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type MessageContextMenuCommandInteraction,
  type ModalSubmitInteraction,
  type Message as DiscordMessage,
  type RESTGetCurrentApplicationResult,
} from 'discord.js';
import { decodeAction, factOfCodes } from '../../bot/action-code.ts';
import { commandText, isCalled } from '../../bot/commands/command.ts';
import { UNCOUNTED, type Counters } from '../../bot/counters.ts';
import type { Incoming } from '../../bot/incoming.ts';
import type { Memory } from '../../bot/memory.ts';
import { plainMessage, type Action } from '../../bot/message.ts';
import { within } from '../../bot/patience.ts';
import type { Outgoing, Service } from '../../bot/service.ts';
import { ChatGoneError, UncertainError } from '../../bot/stage.ts';
import type { Texts } from '../../bot/texts.ts';
import { asRequest } from '../../ops/request.ts';
import { FatalAdapterError, type Adapter } from '../adapter.ts';
import { createCalls, failureOf } from './calls.ts';
import type { ShardClaims } from './claims.ts';
import { createConnection } from './connection.ts';
import { codesIn, incomingOfInteraction, incomingOfMessage } from './incoming.ts';
import { createOutbox } from './outbox.ts';
import { ASK_ABOUT_MESSAGE, PRIVATE_OPTION, registerCommands, registeredCommands } from './registration.ts';
import { shorten } from './render.ts';
import { createReplies, FORM_LINE, type Acknowledgement } from './replies.ts';
import { createServers } from './servers.ts';
import { createShardConnections, type Shards } from './shards.ts';

/** Where the adapter tells the operator what happens; never with what a person wrote or is called. */
export interface Logger {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** How the bot is on Discord; see `DiscordSettings` of the configuration. */
export interface DiscordOptions {
  readonly token: string;
  /** With its version: `https://discord.com/api/v10`. */
  readonly apiRoot?: string;
  readonly guildId?: string;
  readonly shards: Shards;
}

/** What the adapter needs. */
export interface DiscordDependencies {
  readonly service: Service;
  readonly memory: Memory;
  readonly texts: Texts;
  readonly log: Logger;
  readonly counters?: Counters;
  /** Needed when shards are claimed. */
  readonly claims?: ShardClaims | undefined;
  /** ms since 1970 (UTC). */
  readonly now: () => number;
}

/** Discord gives up on an interaction that is not acknowledged within 3 s; near that, the operator should know. */
const LATE = 2500;
/** A reply that should be there at once is waited for so long, ms; then Discord is told that it takes longer. */
const PATIENCE = 1000;
const MAX_SUGGESTED = 25;
const MAX_CHOICE = 100;
/** Longest title of a form, and longest answer typed into it. */
const MAX_FORM_TITLE = 45;
const MAX_ANSWER = 100;
/** Buttons whose reply is for the person alone … */
const PERSONAL: ReadonlySet<Action['kind']> = new Set(['sources', 'feedback', 'quiz', 'report', 'daily']);
/** … and those that change the message they are under. */
const IN_PLACE: ReadonlySet<Action['kind']> = new Set([
  'language',
  'setting',
  'forget-me',
  'quiz-control',
  'practice',
  'timeline',
]);

/** The bot on Discord. */
export function createDiscordAdapter(options: DiscordOptions, dependencies: DiscordDependencies): Adapter {
  const { service, memory, texts, log, now, claims, counters = UNCOUNTED } = dependencies;
  const [, apiBase, apiVersion] = /^(.*?)(?:\/v(\d+))?$/.exec(options.apiRoot ?? '') ?? [];
  const api = { ...(apiBase && { api: apiBase }), ...(apiVersion && { version: apiVersion }) };
  const calls = createCalls(options.token, api, counters);
  const replies = createReplies(calls);
  const outbox = createOutbox(calls.asBot, counters);
  const underWay = new Set<Promise<unknown>>();
  const failure = Promise.withResolvers<never>();
  // Somebody may be listening only later.
  failure.promise.catch(() => undefined);
  let isStarted = false;
  let stopping = false;
  let lastConnected: number | undefined;

  const withoutToken = (text: string): string => text.replaceAll(options.token, '(token)');

  /** Runs a handler so that what it throws ends up in the log and stopping waits for it. */
  const handle = async (what: string, work: () => Promise<void>): Promise<void> => {
    if (stopping) return;
    const working = asRequest(async () => {
      try {
        await work();
      } catch (error) {
        const failed = failureOf(error);
        if (failed) counters.sendFailed(failed, 'discord');
        const { name, message } = error as Error;
        log.error({ error: name, reason: withoutToken(message) }, `discord ${what} failed`);
      }
    });
    underWay.add(working);
    await working.finally(() => underWay.delete(working));
  };

  /** @returns whether a reply can be given */
  const acknowledge = async (
    interaction: Exclude<Interaction, AutocompleteInteraction>,
    how: Acknowledgement,
  ): Promise<boolean> => noteAge(interaction, await replies.acknowledge(interaction, how));

  /** Tells the operator of what was late. @param isInTime whether Discord has taken it */
  const noteAge = (interaction: Interaction, isInTime: boolean): boolean => {
    const age = now() - interaction.createdTimestamp;
    counters.acknowledged(age, 'discord');
    if (!isInTime) log.warn({ age }, 'discord interaction could not be acknowledged any more');
    else if (age > LATE) log.warn({ age }, 'discord interaction was acknowledged late');
    return isInTime;
  };

  /** Shows what the service wants shown, after the interaction was acknowledged. */
  const show = async (interaction: Interaction, outgoing: Outgoing, personal: boolean): Promise<void> => {
    const [first] = outgoing.messages;
    if (!first && outgoing.notice === undefined) {
      await replies.drop(interaction);
      return;
    }
    await replies.show(interaction, first ?? plainMessage(outgoing.notice!));
    await showMore(interaction, outgoing, personal);
  };

  /** Shows what comes after the first message. */
  const showMore = async (
    interaction: Interaction,
    { messages: [first, ...rest], notice, language }: Outgoing,
    personal: boolean,
  ): Promise<void> => {
    let uncertain: UncertainError | undefined;
    for (const message of rest) {
      try {
        await replies.add(interaction, message, personal || message.personal === true);
      } catch (error) {
        if (!(error instanceof UncertainError)) throw error;
        counters.sendFailed('unreachable', 'discord');
        uncertain = error;
      }
    }
    if (first && uncertain) {
      log.warn({ reason: withoutToken(String(uncertain.cause)) }, 'a further discord reply may not have been shown');
      const note = { text: texts.in(language)('note-maybe-missing'), style: 'italic' } as const;
      await replies.show(interaction, { ...first, paragraphs: [...first.paragraphs, [note]] });
    }
    if (first && notice !== undefined) await replies.add(interaction, plainMessage(notice), true);
  };

  const ask = async (
    interaction: ChatInputCommandInteraction | MessageContextMenuCommandInteraction,
    text: string,
    personal: boolean,
  ): Promise<void> => {
    const how = personal ? 'personal' : 'public';
    const incoming = incomingOfInteraction(interaction, personal, now());
    if (service.isQuick(text, incoming)) {
      await askQuickly(interaction, text, incoming, how);
      return;
    }
    // Acknowledged before anything else: the store may be slow, and Discord waits three seconds.
    if (!(await acknowledge(interaction, how))) return;
    await show(interaction, await service.text(text, incoming), personal);
  };

  /** Gives a reply that takes neither the store nor a picture: it is the acknowledgement itself, and people see no "is thinking …". */
  const askQuickly = async (
    interaction: ChatInputCommandInteraction | MessageContextMenuCommandInteraction,
    text: string,
    incoming: Incoming,
    how: 'public' | 'personal',
  ): Promise<void> => {
    const personal = how === 'personal';
    const shown = Promise.withResolvers<void>();
    try {
      const replying = service.text(text, { ...incoming, shown: shown.promise });
      const outgoing = await within(PATIENCE, replying);
      const [first] = outgoing?.messages ?? [];
      if (!outgoing || (!first && outgoing.notice === undefined)) {
        if (await acknowledge(interaction, how)) await show(interaction, await replying, personal);
        return;
      }
      // A notice is for the person alone.
      const answer = first ?? plainMessage(outgoing.notice!);
      const isInTime = await replies.answer(interaction, answer, personal || !first || first.personal === true);
      if (noteAge(interaction, isInTime)) await showMore(interaction, outgoing, personal);
    } finally {
      shown.resolve();
    }
  };

  const runCommand = async (interaction: ChatInputCommandInteraction): Promise<void> => {
    const command = service.commands.find((candidate) => isCalled(candidate, interaction.commandName));
    const subcommand = interaction.options.getSubcommand(false) ?? undefined;
    const given = subcommand === undefined ? interaction.options.data : (interaction.options.data[0]?.options ?? []);
    const values = Object.fromEntries(
      given
        .filter(({ type }) => type !== ApplicationCommandOptionType.Boolean)
        .map(({ name, value }) => [name, value as string | number]),
    );
    const isPrivate = given.some(({ name, value }) => name === PRIVATE_OPTION && value === true);
    const text = command ? commandText(command, values, subcommand) : `/${interaction.commandName}`;
    await ask(interaction, text, isPrivate || command?.personal !== undefined);
  };

  const complete = async (interaction: AutocompleteInteraction): Promise<void> => {
    const incoming = incomingOfInteraction(interaction, true, now());
    const atOnce = { ...incoming, atOnce: true };
    const typed = interaction.options.getFocused();
    const [facts, language] = await Promise.all([
      service.complete(typed, atOnce, MAX_SUGGESTED),
      service.languageFor(atOnce),
    ]);
    const names = facts.map((fact) => shorten(fact.wordings[language]!.question, MAX_CHOICE));
    await replies.suggest(interaction, [...new Set(names)]);
    // If it was not at hand, it is for the next letter.
    await service.languageFor(incoming);
  };

  /**
   * Asks for a typed answer. A form has to be the first thing said to an interaction, so that there is no time to ask the store for its
   * language.
   */
  const askForAnswer = async (interaction: ButtonInteraction): Promise<void> => {
    const incoming = { ...incomingOfInteraction(interaction, true, now()), atOnce: true };
    const t = texts.in(await service.languageFor(incoming));
    const title = shorten(t('button-quiz-type'), MAX_FORM_TITLE);
    const label = shorten(t('quiz-type-label'), MAX_FORM_TITLE);
    const form = { id: interaction.customId, title, label, most: MAX_ANSWER };
    noteAge(interaction, await replies.form(interaction, form));
  };

  const takeForm = async (interaction: ModalSubmitInteraction): Promise<void> => {
    if (!(await acknowledge(interaction, 'personal'))) return;
    const incoming = incomingOfInteraction(interaction, true, now());
    const action = decodeAction(interaction.customId);
    if (action?.kind !== 'quiz-type') {
      await replies.show(interaction, plainMessage(texts.in(await service.languageFor(incoming))('gone')));
      return;
    }
    // The form may be sent when its question is long over.
    const typed = interaction.fields.getTextInputValue(FORM_LINE);
    await show(interaction, await service.press({ ...action, typed }, incoming), true);
  };

  const press = async (interaction: ButtonInteraction): Promise<void> => {
    const action = decodeAction(interaction.customId);
    if (action?.kind === 'quiz-type') {
      await askForAnswer(interaction);
      return;
    }
    const isEphemeral = interaction.message.flags.has(MessageFlags.Ephemeral);
    // What only one person sees leads to nothing that others see.
    const personal = !action || PERSONAL.has(action.kind) || isEphemeral;
    const inPlace = action !== undefined && (IN_PLACE.has(action.kind) || (action.kind === 'topic' && action.page > 0));
    if (!(await acknowledge(interaction, inPlace ? 'in-place' : personal ? 'personal' : 'public'))) return;
    const incoming = {
      ...incomingOfInteraction(interaction, personal, now()),
      messageId: interaction.message.id,
    };
    if (!action) {
      await replies.show(interaction, plainMessage(texts.in(await service.languageFor(incoming))('gone')));
      return;
    }
    const outgoing = await service.press(action, incoming);
    if (!inPlace) {
      await show(interaction, outgoing, personal);
      return;
    }
    const [first, ...rest] = outgoing.messages;
    const extra = first && !outgoing.replace ? outgoing.messages : rest;
    if (first && outgoing.replace) await replies.show(interaction, first);
    const notices = outgoing.notice === undefined ? [] : [plainMessage(outgoing.notice)];
    for (const message of [...extra, ...notices]) await replies.add(interaction, message, true);
  };

  /** What a message asks of the bot; undefined if it is not meant for it. */
  const requestIn = async (
    message: DiscordMessage,
  ): Promise<{ text: string; repliedTo?: DiscordMessage } | undefined> => {
    if (message.author.bot || message.system || message.webhookId !== null) return undefined;
    const me = message.client.user.id;
    const isMentioned = message.mentions.users.has(me);
    if (message.guildId !== null && !isMentioned) return undefined;
    const text = message.content.replaceAll(new RegExp(`<@!?${me}>`, 'g'), ' ').trim();
    const repliedTo = message.reference?.messageId ? await message.fetchReference().catch(() => undefined) : undefined;
    return { text, ...(repliedTo?.author.id === me && { repliedTo }) };
  };

  const takeMessage = async (message: DiscordMessage): Promise<void> => {
    const request = await requestIn(message);
    if (!request) return;
    const { text, repliedTo } = request;
    const incoming = {
      ...incomingOfMessage(message, now()),
      ...(repliedTo && { messageId: repliedTo.id, repliesTo: factOfCodes(codesIn(repliedTo)) }),
    };
    const outgoing = await service.text(text, incoming);
    const all =
      outgoing.notice === undefined ? outgoing.messages : [...outgoing.messages, plainMessage(outgoing.notice)];
    try {
      for (const shown of all)
        await (message.guildId === null ? outbox.send(incoming.chat, shown) : outbox.reply(message, shown));
    } catch (error) {
      if (!(error instanceof ChatGoneError)) throw error;
      // The person would otherwise wait for ever.
      const hint = plainMessage(texts.in(outgoing.language)('discord-no-permission'));
      await outbox
        .whisper(message.author.id, hint)
        .catch(() => log.info({}, 'discord channel and person are closed to the bot'));
    }
  };

  const takeInteraction = async (interaction: Interaction): Promise<void> => {
    if (interaction.isChatInputCommand()) await runCommand(interaction);
    else if (interaction.isAutocomplete()) await complete(interaction);
    else if (interaction.isMessageContextMenuCommand() && interaction.commandName === ASK_ABOUT_MESSAGE)
      await ask(interaction, questionIn(interaction.targetMessage), false);
    else if (interaction.isButton()) await press(interaction);
    else if (interaction.isModalSubmit()) await takeForm(interaction);
  };

  const servers = createServers({ memory, now });
  const connections = createShardConnections({
    shards: options.shards,
    claims,
    log,
    onFatal: failure.reject,
    connect: (shards, throttlerFor) =>
      createConnection({
        token: options.token,
        api,
        shards,
        throttlerFor,
        log,
        onInteraction: (interaction) => void handle('interaction', () => takeInteraction(interaction)),
        onMessage: (message) => void handle('message', () => takeMessage(message)),
        onServers: (shard, ids) => void handle('list of servers', () => servers.compare(shard, ids)),
        onJoined: (id) => void handle('arrival', () => servers.joined(id)),
        onLeft: (id) => void handle('removal', () => servers.left(id)),
        onClosed: failure.reject,
      }),
  });

  const refresh = (): Promise<void> =>
    handle('registration', async () => {
      // Before it is connected there is nothing to refresh: the start registers.
      if (!isStarted) return;
      const { id } = (await calls.asBot.get(Routes.currentApplication())) as RESTGetCurrentApplicationResult;
      const commands = registeredCommands(service.commands, texts);
      const target = { rest: calls.asBot, memory, applicationId: id, guildId: options.guildId };
      if (await registerCommands(commands, target))
        log.info({ commands: commands.length }, 'discord commands registered');
    });

  return {
    stage: outbox,
    failed: failure.promise,
    routes: [],

    lastConnected() {
      if (connections.isReady()) lastConnected = now();
      return lastConnected;
    },

    async start() {
      try {
        const count = await Promise.race([connections.start(), failure.promise]);
        log.info({ servers: count }, 'discord ready');
      } catch (error) {
        if (error instanceof FatalAdapterError) throw error;
        throw new FatalAdapterError(`Discord: ${withoutToken((error as Error).message)}`, { cause: error });
      }
      isStarted = true;
      void refresh();
    },

    refresh,

    async stop() {
      stopping = true;
      await Promise.allSettled(underWay);
      await connections.stop();
    },
  };
}

/** What is asked with a message that is no command even if it looks like one. */
function questionIn({ content }: Pick<DiscordMessage, 'content'>): string {
  return content.trim() === '' ? '' : `/ask ${content}`;
}
