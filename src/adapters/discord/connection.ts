import {
  Client,
  Events,
  GatewayIntentBits,
  Options,
  Partials,
  Status,
  type Interaction,
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
  /** Disconnects for good. */
  stop(): Promise<void>;
  /** Whether all of the shards are connected now. */
  isReady(): boolean;
}

/** Gives what makes connections begin one after the other. */
export type ThrottlerFor = NonNullable<WebSocketOptions['buildIdentifyThrottler']>;

/** What a connection needs and tells. */
export interface ConnectionOptions {
  readonly token: string;
  /** Address of the REST API and its version. */
  readonly api: { readonly api?: string; readonly version?: string };
  /** Absent: as many as Discord recommends. */
  readonly shards?: { readonly ids: readonly number[]; readonly total: number } | undefined;
  /** One for all connections of the process: Discord wants some seconds between two that begin. */
  readonly throttlerFor?: ThrottlerFor | undefined;
  readonly log: Logger;
  readonly onInteraction: (interaction: Interaction) => void;
  readonly onMessage: (message: DiscordMessage) => void;
  /** The bot was removed from a server. */
  readonly onLeft: (guildId: string) => void;
  /** The bot is on a server: at the start, and when it is added to one. */
  readonly onPresent: (guildIds: readonly string[]) => void;
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

/** Makes a connection; discord.js resumes it when it breaks. */
export function createConnection(options: ConnectionOptions): Connection {
  const { token, api, shards, throttlerFor, log, onInteraction, onMessage, onLeft, onPresent, onClosed } = options;
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
    ...(throttlerFor && { ws: { buildIdentifyThrottler: throttlerFor } }),
  });
  const closed = Promise.withResolvers<never>();
  closed.promise.catch(() => undefined);
  let isStopped = false;

  const fatal = (message: string): FatalAdapterError => new FatalAdapterError(message.replaceAll(token, '(token)'));

  client.on(Events.InteractionCreate, onInteraction);
  client.on(Events.MessageCreate, onMessage);
  client.on(Events.GuildDelete, ({ id }) => onLeft(id));
  client.on(Events.GuildCreate, ({ id }) => onPresent([id]));
  client.on(Events.ShardDisconnect, ({ code }) => {
    if (isStopped) return;
    const error = fatal(FATAL_CODES[code] ?? `Discord closed the connection (${code})`);
    closed.reject(error);
    onClosed(error);
  });
  client.on(Events.ShardReconnecting, (shard) => log.warn({ shard }, 'discord connection broke; resuming'));
  client.on(Events.ShardResume, (shard, replayed) => log.info({ shard, replayed }, 'discord resumed'));
  client.on(Events.Error, (error) =>
    log.error({ error: error.name, reason: error.message.replaceAll(token, '(token)') }, 'discord error'),
  );

  return {
    async start() {
      const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
      try {
        await client.login(token);
      } catch (error) {
        const { message } = error as Error;
        if (/token|authentication failed/i.test(message)) throw fatal(FATAL_CODES[4004]!);
        if (/disallowed intents/i.test(message)) throw fatal(FATAL_CODES[4014]!);
        throw error;
      }
      await Promise.race([ready, closed.promise]);
      onPresent([...client.guilds.cache.keys()]);
      return client.guilds.cache.size;
    },

    async stop() {
      isStopped = true;
      closed.reject(new Error('the connection was ended'));
      await client.destroy();
    },

    isReady: () => client.ws.shards.size > 0 && client.ws.shards.every(({ status }) => status === Status.Ready),
  };
}
