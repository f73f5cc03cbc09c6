import {
  ApplicationCommandOptionType,
  Client,
  Events,
  GatewayIntentBits,
  MessageFlags,
  Options,
  Partials,
  RESTEvents,
  Status,
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type MessageContextMenuCommandInteraction,
  type Message as DiscordMessage,
  type RepliableInteraction,
} from 'discord.js';
import { decodeAction, factOfCodes } from '../../bot/action-code.ts';
import { commandText, isCalled } from '../../bot/commands/command.ts';
import { UNCOUNTED, type Counters } from '../../bot/counters.ts';
import { spaceKey } from '../../bot/incoming.ts';
import type { Memory } from '../../bot/memory.ts';
import { plainMessage, type Action } from '../../bot/message.ts';
import type { Outgoing, Service } from '../../bot/service.ts';
import type { Texts } from '../../bot/texts.ts';
import { asRequest } from '../../ops/request.ts';
import { FatalAdapterError, type Adapter } from '../adapter.ts';
import { codesIn, incomingOfInteraction, incomingOfMessage } from './incoming.ts';
import { createOutbox, failureOf, isGone, payloadOf } from './outbox.ts';
import { ASK_ABOUT_MESSAGE, PRIVATE_OPTION, registerCommands, registeredCommands } from './registration.ts';
import { shorten } from './render.ts';

/** Where the adapter tells the operator what happens; never with what a person wrote or is called. */
interface Logger {
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
  readonly shards: 'auto' | { readonly ids: readonly number[]; readonly total: number };
}

/** What the adapter needs. */
export interface DiscordDependencies {
  readonly service: Service;
  readonly memory: Memory;
  readonly texts: Texts;
  readonly log: Logger;
  readonly counters?: Counters;
  /** ms since 1970 (UTC). */
  readonly now: () => number;
}

/** Discord gives up on an interaction that is not acknowledged within 3 s; near that, the operator should know. */
const LATE = 2500;
/** ms after which the data of a server that the bot was removed from is dropped. */
const KEEP_LEFT = 30 * 24 * 60 * 60_000;
const MAX_SUGGESTED = 25;
const MAX_CHOICE = 100;
/** Gateway close codes that only the operator can mend. */
const FATAL_CODES: Readonly<Record<number, string>> = {
  4004: 'DISCORD_TOKEN: Discord does not know this token; get it from the bot’s page in the developer portal',
  4010: 'DISCORD_SHARDS: Discord does not accept these shards',
  4011: 'DISCORD_SHARDS: the bot is on so many servers that it needs more shards',
  4013: 'Discord: the intents of this version are not valid (4013)',
  4014: 'Discord: an intent is not allowed for this bot (4014); this version needs none that has to be allowed',
};
/** Buttons whose reply is for the person alone … */
const PERSONAL: ReadonlySet<Action['kind']> = new Set(['sources', 'feedback', 'quiz', 'report']);
/** … and those that change the message they are under. */
const IN_PLACE: ReadonlySet<Action['kind']> = new Set(['language', 'setting', 'forget-me', 'quiz-control', 'practice']);

/** The bot on Discord. */
export function createDiscordAdapter(options: DiscordOptions, dependencies: DiscordDependencies): Adapter {
  const { service, memory, texts, log, now, counters = UNCOUNTED } = dependencies;
  const [, apiBase, apiVersion] = /^(.*?)(?:\/v(\d+))?$/.exec(options.apiRoot ?? '') ?? [];
  const client = new Client({
    // Messages that mention the bot and private ones arrive with their text; no privileged intent is needed.
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      GuildMemberManager: { maxSize: 200, keepOverLimit: (member) => member.id === member.client.user.id },
      UserManager: { maxSize: 1000, keepOverLimit: (user) => user.id === user.client.user?.id },
      ThreadMemberManager: 0,
      PresenceManager: 0,
      VoiceStateManager: 0,
    }),
    allowedMentions: { parse: [], repliedUser: false },
    enforceNonce: true,
    ...(options.apiRoot !== undefined && { rest: { api: apiBase!, ...(apiVersion && { version: apiVersion }) } }),
    ...(options.shards !== 'auto' && { shards: [...options.shards.ids], shardCount: options.shards.total }),
  });
  const outbox = createOutbox(client, counters);
  const underWay = new Set<Promise<unknown>>();
  const failure = Promise.withResolvers<never>();
  // Somebody may be listening only later.
  failure.promise.catch(() => undefined);
  let stopping = false;
  let lastConnected: number | undefined;

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
        log.error({ error: name, reason: message.replaceAll(options.token, '(token)') }, `discord ${what} failed`);
      }
    });
    underWay.add(working);
    await working.finally(() => underWay.delete(working));
  };

  const tellIfLate = (interaction: RepliableInteraction | AutocompleteInteraction): void => {
    const age = now() - interaction.createdTimestamp;
    counters.acknowledged(age, 'discord');
    if (age > LATE) log.warn({ age }, 'discord interaction was acknowledged late');
  };

  /** Shows what the service wants shown, after the interaction was deferred. */
  const show = async (interaction: RepliableInteraction, outgoing: Outgoing, personal: boolean): Promise<void> => {
    const { messages, notice } = outgoing;
    const [first, ...rest] = messages;
    if (!first && notice === undefined) {
      await interaction.deleteReply();
      return;
    }
    await interaction.editReply(payloadOf(first ?? plainMessage(notice!)));
    for (const message of rest)
      await interaction.followUp({
        ...payloadOf(message),
        ...((personal || message.personal) && { flags: MessageFlags.Ephemeral }),
      });
    if (first && notice !== undefined)
      await interaction.followUp({ ...payloadOf(plainMessage(notice)), flags: MessageFlags.Ephemeral });
  };

  const ask = async (
    interaction: ChatInputCommandInteraction | MessageContextMenuCommandInteraction,
    text: string,
    personal: boolean,
  ): Promise<void> => {
    // Acknowledged before anything else: the store may be slow, and Discord waits three seconds.
    await interaction.deferReply(personal ? { flags: MessageFlags.Ephemeral } : {});
    tellIfLate(interaction);
    const incoming = incomingOfInteraction(interaction, personal, now());
    await show(interaction, await service.text(text, incoming), personal);
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
    const typed = interaction.options.getFocused();
    const [facts, language] = await Promise.all([
      service.complete(typed, incoming, MAX_SUGGESTED),
      service.languageFor(incoming),
    ]);
    const names = facts.map((fact) => shorten(fact.wordings[language]!.question, MAX_CHOICE));
    await interaction.respond([...new Set(names)].map((name) => ({ name, value: name })));
    tellIfLate(interaction);
  };

  const press = async (interaction: ButtonInteraction): Promise<void> => {
    const action = decodeAction(interaction.customId);
    const isEphemeral = interaction.message.flags.has(MessageFlags.Ephemeral);
    // What only one person sees leads to nothing that others see.
    const personal = !action || PERSONAL.has(action.kind) || isEphemeral;
    const inPlace = action !== undefined && (IN_PLACE.has(action.kind) || (action.kind === 'topic' && action.page > 0));
    await (inPlace
      ? interaction.deferUpdate()
      : interaction.deferReply(personal ? { flags: MessageFlags.Ephemeral } : {}));
    tellIfLate(interaction);
    const incoming = {
      ...incomingOfInteraction(interaction, personal, now()),
      messageId: interaction.message.id,
    };
    if (!action) {
      await interaction.editReply(payloadOf(plainMessage(texts.in(await service.languageFor(incoming))('gone'))));
      return;
    }
    const outgoing = await service.press(action, incoming);
    if (!inPlace) {
      await show(interaction, outgoing, personal);
      return;
    }
    const [first, ...rest] = outgoing.messages;
    const extra = first && !outgoing.replace ? outgoing.messages : rest;
    if (first && outgoing.replace) await interaction.editReply(payloadOf(first));
    const notices = outgoing.notice === undefined ? [] : [plainMessage(outgoing.notice)];
    for (const message of [...extra, ...notices])
      await interaction.followUp({ ...payloadOf(message), flags: MessageFlags.Ephemeral });
  };

  /** What a message asks of the bot; undefined if it is not meant for it. */
  const requestIn = async (
    message: DiscordMessage,
  ): Promise<{ text: string; repliedTo?: DiscordMessage } | undefined> => {
    if (message.author.bot || message.system || message.webhookId !== null) return undefined;
    const me = client.user!.id;
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
      for (const shown of all) await message.reply({ ...payloadOf(shown), failIfNotExists: false });
    } catch (error) {
      if (!isGone(error)) throw error;
      // The person would otherwise wait for ever.
      const hint = plainMessage(texts.in(outgoing.language)('discord-no-permission'));
      await message.author.send(payloadOf(hint)).catch(() => log.info({}, 'discord channel is closed to the bot'));
    }
  };

  client.on(
    Events.InteractionCreate,
    (interaction) =>
      void handle('interaction', async () => {
        if (interaction.isChatInputCommand()) await runCommand(interaction);
        else if (interaction.isAutocomplete()) await complete(interaction);
        else if (interaction.isMessageContextMenuCommand() && interaction.commandName === ASK_ABOUT_MESSAGE)
          await ask(interaction, `/ask ${interaction.targetMessage.content}`, false);
        else if (interaction.isButton()) await press(interaction);
      }),
  );
  client.on(Events.MessageCreate, (message) => void handle('message', () => takeMessage(message)));
  const spaceOf = (guildId: string) => spaceKey({ platform: 'discord', id: guildId, space: guildId, public: true });
  client.on(
    Events.GuildDelete,
    ({ id }) => void handle('removal', () => memory.leaveSpace(spaceOf(id), now() + KEEP_LEFT)),
  );
  client.on(Events.GuildCreate, ({ id }) => void handle('return', () => memory.returnToSpace(spaceOf(id))));
  client.on(Events.ShardDisconnect, ({ code }) => {
    if (!stopping)
      failure.reject(fatal(new Error(FATAL_CODES[code] ?? `Discord closed the connection (${code})`), code));
  });
  client.rest.on(RESTEvents.Response, (_, { status }) => {
    if (status === 429) counters.rateLimited('discord');
  });
  client.on(Events.ShardReconnecting, (shard) => log.warn({ shard }, 'discord connection broke; resuming'));
  client.on(Events.ShardResume, (shard, replayed) => log.info({ shard, replayed }, 'discord resumed'));
  client.on(Events.Error, (error) =>
    log.error({ error: error.name, reason: error.message.replaceAll(options.token, '(token)') }, 'discord error'),
  );

  const fatal = (error: Error, code?: number): FatalAdapterError => {
    const known = code === undefined ? undefined : FATAL_CODES[code];
    const message =
      known ??
      (/token|authentication failed/i.test(error.message)
        ? FATAL_CODES[4004]!
        : /disallowed intents/i.test(error.message)
          ? FATAL_CODES[4014]!
          : `Discord: ${error.message}`);
    return new FatalAdapterError(message.replaceAll(options.token, '(token)'), { cause: error });
  };

  const refresh = (): Promise<void> =>
    handle('registration', async () => {
      // Before it is connected there is nothing to refresh: the start registers.
      if (!client.application) return;
      const commands = registeredCommands(service.commands, texts);
      const target = { rest: client.rest, memory, applicationId: client.application.id, guildId: options.guildId };
      if (await registerCommands(commands, target))
        log.info({ commands: commands.length }, 'discord commands registered');
    });

  return {
    stage: outbox,
    failed: failure.promise,
    routes: [],

    lastConnected() {
      const { shards } = client.ws;
      if (shards.size > 0 && shards.every(({ status }) => status === Status.Ready)) lastConnected = now();
      return lastConnected;
    },

    async start() {
      const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
      try {
        await client.login(options.token);
        await Promise.race([ready, failure.promise]);
      } catch (error) {
        throw error instanceof FatalAdapterError ? error : fatal(error as Error);
      }
      log.info({ servers: client.guilds.cache.size }, 'discord ready');
      void refresh();
    },

    refresh,

    async stop() {
      stopping = true;
      await Promise.allSettled(underWay);
      await client.destroy();
    },
  };
}
