import { setTimeout as sleep } from 'node:timers/promises';
import {
  Client,
  Events,
  GatewayDispatchEvents,
  GatewayIntentBits,
  Options,
  Partials,
  Status,
  type Interaction,
  type GatewayDispatchPayload,
  type Message as DiscordMessage,
  type WebSocketOptions,
} from 'discord.js';
import { FatalAdapterError } from '../adapter.ts';
import type { Logger } from './discord.ts';

/** Some shards' connection to Discord's gateway. */
export interface Connection {
  /**
   * Connects; settles when events are coming in.
   * @returns how many servers the shards have
   * @throws {FatalAdapterError} for what only the operator can mend; any other error may pass
   */
  start(): Promise<number>;
  /** Disconnects for good; takes two seconds at most. */
  stop(): Promise<void>;
  /** Whether all of the shards are connected now. */
  isReady(): boolean;
}

/** Gives what makes connections begin one after the other. */
export type ThrottlerFor = NonNullable<WebSocketOptions['buildIdentifyThrottler']>;

/** One shard out of so many. */
export interface Shard {
  readonly id: number;
  readonly total: number;
}

/** What a connection needs and tells. */
export interface ConnectionOptions {
  readonly token: string;
  /** Address of the REST API and its version. */
  readonly api: { readonly api?: string; readonly version?: string };
  /** Absent: as many as Discord recommends. */
  readonly shards?: { readonly ids: readonly number[]; readonly total: number } | undefined;
  /** One for all connections of the process: Discord wants some seconds between two sessions that begin. */
  readonly throttlerFor: ThrottlerFor;
  readonly log: Logger;
  readonly onInteraction: (interaction: Interaction) => void;
  readonly onMessage: (message: DiscordMessage) => void;
  /** All servers of a shard, also those in an outage: told whenever a session begins. */
  readonly onServers: (shard: Shard, guildIds: readonly string[]) => void;
  /** The bot was added to a server. */
  readonly onJoined: (guildId: string) => void;
  /** The bot was removed from a server. */
  readonly onLeft: (guildId: string) => void;
  /** Discord has closed the connection for good. */
  readonly onClosed: (error: FatalAdapterError) => void;
}

/** Gateway close codes that only the operator can mend. */
const FATAL_CODES: Readonly<Record<number, string>> = {
  4004: 'DISCORD_TOKEN: Discord does not know this token; get it from the bot’s page in the developer portal',
  4010: 'DISCORD_SHARDS: Discord does not accept these shards',
  4011: 'DISCORD_SHARDS: the bot is on so many servers that it needs more shards',
  4013: 'Discord: the intents of this version are not valid (4013)',
  4014: 'Discord: an intent is not allowed for this bot (4014); this version needs none that has to be allowed',
};

/** Longest wait for a connection to end, ms. */
const MAX_FAREWELL = 2000;
/**
 * Invalid sessions (op 9) in a row after which it is no use to go on: each try uses up one of the thousand a day after which Discord
 * takes the token away. Processes that start at the same moment may get in each other's way once or twice.
 */
const MAX_INVALID = 5;
const WHY_INVALID =
  'Perhaps many processes of this bot are being started at once, or it has been started very often today; see also discordstatus.com. Start it again in some minutes';

/** Makes a connection; discord.js resumes it when it breaks. */
export function createConnection(options: ConnectionOptions): Connection {
  const { token, api, shards, throttlerFor, log, onInteraction, onMessage, onServers, onJoined, onLeft, onClosed } =
    options;
  let isOver = false;
  /** How often in a row the session of a shard was invalid. */
  const invalid = new Map<number, number>();

  /** The library does not notice that it is told to stop while it pauses before it connects again: it gets no turn then. */
  const untilOver: ThrottlerFor = async (manager) => {
    const throttler = await throttlerFor(manager);
    return {
      waitForIdentify: (shard, signal) =>
        isOver ? new Promise(() => undefined) : throttler.waitForIdentify(shard, signal),
    };
  };
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
    rest: api,
    ...(shards ? { shards: [...shards.ids], shardCount: shards.total } : { shards: 'auto' as const }),
    ws: { buildIdentifyThrottler: untilOver },
  });
  const closed = Promise.withResolvers<never>();
  closed.promise.catch(() => undefined);

  const fatal = (message: string): FatalAdapterError => new FatalAdapterError(message.replaceAll(token, '(token)'));
  const end = (message: string): void => {
    if (isOver) return;
    isOver = true;
    const error = fatal(message);
    closed.reject(error);
    onClosed(error);
  };

  /** The library begins a new session each time; it would do so for ever. */
  const countInvalid = (shard: number): void => {
    const times = (invalid.get(shard) ?? 0) + 1;
    invalid.set(shard, times);
    log.warn({ shard, times }, 'discord does not accept the session; beginning a new one');
    if (times === MAX_INVALID)
      end(`Discord accepts no session of shard ${shard} (${times} times in a row). ${WHY_INVALID}`);
  };

  // A shard that was given up may be another process's already.
  client.on(Events.InteractionCreate, (interaction) => void (isOver || onInteraction(interaction)));
  client.on(Events.MessageCreate, (message) => void (isOver || onMessage(message)));
  client.on(Events.GuildDelete, ({ id }) => onLeft(id));
  client.on(Events.GuildCreate, ({ id }) => onJoined(id));
  client.on(Events.Raw, (event: GatewayDispatchPayload, shard: number) => {
    if (event.t === GatewayDispatchEvents.Ready || event.t === GatewayDispatchEvents.Resumed) invalid.delete(shard);
    // Of the library's own events none tells of the servers of one shard whose session begins anew.
    if (event.t === GatewayDispatchEvents.Ready)
      onServers(
        { id: shard, total: client.options.shardCount! },
        event.d.guilds.map(({ id }) => id),
      );
  });
  client.on(Events.Debug, (text) => {
    const [, shard] = /\bShard (\d+)\] Invalid session\b/.exec(text) ?? [];
    if (shard !== undefined) countInvalid(Number(shard));
  });
  client.on(Events.ShardDisconnect, ({ code }) => end(FATAL_CODES[code] ?? `Discord closed the connection (${code})`));
  client.on(Events.ShardReconnecting, (shard) => log.warn({ shard }, 'discord connection broke; resuming'));
  client.on(Events.ShardResume, (shard, replayed) => log.info({ shard, replayed }, 'discord resumed'));
  client.on(Events.Error, (error) =>
    log.error({ error: error.name, reason: error.message.replaceAll(token, '(token)') }, 'discord error'),
  );

  return {
    async start() {
      const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
      try {
        await Promise.race([client.login(token), closed.promise]);
      } catch (error) {
        const { message } = error as Error;
        if (/token|authentication failed/i.test(message)) throw fatal(FATAL_CODES[4004]!);
        if (/disallowed intents/i.test(message)) throw fatal(FATAL_CODES[4014]!);
        throw error;
      }
      await Promise.race([ready, closed.promise]);
      return client.guilds.cache.size;
    },

    async stop() {
      isOver = true;
      closed.reject(new Error('the connection was ended'));
      // Told to stop while a session begins, the library waits for ever for an end that it has missed.
      await Promise.race([client.destroy(), sleep(MAX_FAREWELL, undefined, { ref: false })]);
    },

    isReady: () => client.ws.shards.size > 0 && client.ws.shards.every(({ status }) => status === Status.Ready),
  };
}
