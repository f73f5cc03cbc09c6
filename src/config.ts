import { z } from 'zod';

/** Exit code for a broken configuration (`EX_CONFIG` of sysexits.h). */
export const EXIT_CONFIG = 78;

/** What the environment decides. */
export interface Config {
  /** Folder of the pack. */
  readonly knowledgeDir: string;
  /** Whether a change of the pack's files is taken over while the bot runs. */
  readonly watchKnowledge: boolean;
  /** Folder for everything the bot writes. */
  readonly dataDir: string;
  /** PostgreSQL to keep the data in; absent: an SQLite file in `dataDir`. */
  readonly databaseUrl?: string;
  /** Language of all replies to those who chose none; absent: the language of each question. */
  readonly language?: 'de' | 'en' | 'ru';
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Where health, metrics and the webhook are served; absent: nowhere. */
  readonly http?: HttpSettings;
  /** Absent: not on Telegram. On neither platform the bot is a chat in the terminal. */
  readonly telegram?: TelegramSettings;
  /** Absent: not on Discord. */
  readonly discord?: DiscordSettings;
}

/** Where the bot serves HTTP. */
export interface HttpSettings {
  /** Address listened on; a public one only when the operator says so. */
  readonly host: string;
  readonly port: number;
}

/** How the bot is on Telegram. */
export interface TelegramSettings {
  readonly token: string;
  /** Another Bot API server, without a slash at the end; absent: Telegram's own. */
  readonly apiRoot?: string;
  /** Where Telegram sends updates; absent: the bot asks for them (long polling). */
  readonly webhook?: {
    /** As Telegram reaches it; its path is the path listened on. */
    readonly url: string;
    /** Sent with every update. */
    readonly secret: string;
  };
}

/** How the bot is on Discord. */
export interface DiscordSettings {
  readonly token: string;
  /** Another REST API, with its version and without a slash at the end; absent: Discord's own. */
  readonly apiRoot?: string;
  /** The one server commands are registered in, at once; absent: everywhere. */
  readonly guildId?: string;
  /**
   * The shards of this process out of all; `auto`: as many as Discord recommends, all of them here; `claimedOf`: those of so many that
   * no other process has.
   */
  readonly shards:
    'auto' | { readonly ids: readonly number[]; readonly total: number } | { readonly claimedOf: number };
}

/** The environment is wrong; one line a problem, naming the variable, its value and what is expected. Secret values are not shown. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
/** Paths at which the bot tells how it is. */
export const HEALTH_PATHS: readonly string[] = ['/healthz', '/readyz', '/metrics'];
const LOCALHOST = '127.0.0.1';

const text = z.string().trim().min(1, 'must not be empty');
const root = z
  .url({ protocol: /^https?$/, error: 'must be an address that begins with https:// or http://' })
  .transform((url) => url.replace(/\/+$/, ''));

const environmentSchema = z.object({
  KNOWLEDGE_DIR: text.default('knowledge'),
  KNOWLEDGE_WATCH: z.enum(['0', '1']).default('0'),
  DATA_DIR: text.default('data'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be an address like postgres://user:password@host:5432/database' })
    .optional(),
  BOT_LANGUAGE: z.enum(['auto', 'de', 'en', 'ru']).default('auto'),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
  PORT: z
    .string()
    .refine((value) => /^\d{1,5}$/.test(value) && Number(value) > 0 && Number(value) < 65_536, {
      error: 'must be a port number from 1 to 65535',
    })
    .transform(Number)
    .optional(),
  HOST: z
    .union([z.ipv4(), z.ipv6(), z.literal('localhost')], {
      error: 'must be an address of this machine: 127.0.0.1, 0.0.0.0 for all of them, or an IPv6 address',
    })
    .default(LOCALHOST),
  TELEGRAM_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/, 'must be a token as @BotFather gives it: digits, a colon, letters and digits')
    .optional(),
  TELEGRAM_API_ROOT: root.optional(),
  TELEGRAM_WEBHOOK_URL: root.optional(),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/, 'must be 16 to 256 letters, digits, _ or -')
    .optional(),
  DISCORD_TOKEN: z
    .string()
    .regex(/^[\w.-]+$/, 'must be the token of the bot’s page in the developer portal, without "Bot " before it')
    .optional(),
  DISCORD_API_ROOT: root.optional(),
  DISCORD_GUILD_ID: z
    .string()
    .regex(/^\d{17,20}$/, 'must be the id of a server: 17 to 20 digits')
    .optional(),
  DISCORD_SHARDS: z
    .string()
    .transform((value, context) => {
      if (value === 'auto') return 'auto' as const;
      const [, claimed] = /^claim\/([1-9]\d{0,4})$/.exec(value) ?? [];
      if (claimed !== undefined) return { claimedOf: Number(claimed) };
      const [, first, last = first, all] = /^(\d{1,5})(?:-(\d{1,5}))?\/(\d{1,5})$/.exec(value) ?? [];
      const [from, to, total] = [Number(first), Number(last), Number(all)];
      if (from <= to && to < total) return { ids: Array.from({ length: to - from + 1 }, (_, i) => from + i), total };
      context.addIssue({
        code: 'custom',
        message:
          'must be "auto" or, for one of several machines, shards out of all of them: 0-3/16, or claim/16 to share them out',
      });
      return z.NEVER;
    })
    .default('auto'),
});

type Environment = z.output<typeof environmentSchema>;
type Variable = keyof Environment;

/**
 * Reads the configuration.
 * @param environment variables by name; an empty value counts as not set
 * @throws {ConfigError}
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = environmentSchema.safeParse(set);
  const problems: [name: string, message: string][] = result.success
    ? contradictions(result.data, set)
    : result.error.issues.map(({ path, message }) => [String(path[0]), message]);
  if (!result.success || problems.length > 0) {
    const lines = problems.map(([name, message]) => {
      const value = /TOKEN|SECRET|URL|ROOT/.test(name) ? '(hidden)' : JSON.stringify(set[name] ?? '');
      return set[name] === undefined ? `${name}: ${message}` : `${name}=${value}: ${message}`;
    });
    throw new ConfigError(lines.join('\n'));
  }
  const { KNOWLEDGE_DIR, KNOWLEDGE_WATCH, DATA_DIR, DATABASE_URL, BOT_LANGUAGE, LOG_LEVEL, HOST, PORT } = result.data;
  const telegram = telegramOf(result.data);
  const discord = discordOf(result.data);
  return {
    knowledgeDir: KNOWLEDGE_DIR,
    watchKnowledge: KNOWLEDGE_WATCH === '1',
    dataDir: DATA_DIR,
    ...(DATABASE_URL !== undefined && { databaseUrl: DATABASE_URL }),
    ...(BOT_LANGUAGE !== 'auto' && { language: BOT_LANGUAGE }),
    logLevel: LOG_LEVEL,
    ...(PORT !== undefined && { http: { host: HOST, port: PORT } }),
    ...(telegram && { telegram }),
    ...(discord && { discord }),
  };
}

/** Variables that are right each by itself but not together. */
function contradictions(
  environment: Environment,
  set: Readonly<Record<string, unknown>>,
): [name: Variable, message: string][] {
  const found: [Variable, string][] = [];
  const needs = (name: Variable, other: Variable, why: string): void => {
    if (set[name] !== undefined && set[other] === undefined) found.push([name, `needs ${other}: ${why}`]);
  };
  // A bot that quietly is not where it was meant to be would be worse than one that does not start.
  for (const name of ['TELEGRAM_API_ROOT', 'TELEGRAM_WEBHOOK_URL', 'TELEGRAM_WEBHOOK_SECRET'] as const)
    needs(name, 'TELEGRAM_TOKEN', 'without a token the bot is not on Telegram');
  for (const name of ['DISCORD_API_ROOT', 'DISCORD_GUILD_ID', 'DISCORD_SHARDS'] as const)
    needs(name, 'DISCORD_TOKEN', 'without a token the bot is not on Discord');
  needs('TELEGRAM_WEBHOOK_URL', 'TELEGRAM_WEBHOOK_SECRET', 'without it anyone could pretend to be Telegram');
  needs('TELEGRAM_WEBHOOK_SECRET', 'TELEGRAM_WEBHOOK_URL', 'only a webhook has a secret');
  needs('TELEGRAM_WEBHOOK_URL', 'PORT', 'a webhook is served on a port');
  needs('HOST', 'PORT', 'without a port nothing is served');
  const { TELEGRAM_WEBHOOK_URL: webhook, TELEGRAM_API_ROOT: apiRoot, DISCORD_SHARDS: shards } = environment;
  if (webhook?.startsWith('http:') && apiRoot === undefined)
    found.push(['TELEGRAM_WEBHOOK_URL', 'must begin with https://; Telegram sends to nothing else']);
  const webhookPath = webhook === undefined ? undefined : new URL(webhook).pathname;
  if (webhookPath !== undefined && HEALTH_PATHS.includes(webhookPath))
    found.push(['TELEGRAM_WEBHOOK_URL', `must have another path: ${webhookPath} shows the health of the bot`]);
  if (shards !== 'auto' && ('claimedOf' in shards || shards.ids.length < shards.total))
    needs('DISCORD_SHARDS', 'DATABASE_URL', 'several machines share what they know in one database');
  return found;
}

function telegramOf(environment: Environment): TelegramSettings | undefined {
  const {
    TELEGRAM_TOKEN: token,
    TELEGRAM_API_ROOT: apiRoot,
    TELEGRAM_WEBHOOK_URL: url,
    TELEGRAM_WEBHOOK_SECRET: secret,
  } = environment;
  if (token === undefined) return undefined;
  return {
    token,
    ...(apiRoot !== undefined && { apiRoot }),
    ...(url !== undefined && secret !== undefined && { webhook: { url, secret } }),
  };
}

function discordOf(environment: Environment): DiscordSettings | undefined {
  const {
    DISCORD_TOKEN: token,
    DISCORD_API_ROOT: apiRoot,
    DISCORD_GUILD_ID: guildId,
    DISCORD_SHARDS: shards,
  } = environment;
  if (token === undefined) return undefined;
  return { token, ...(apiRoot !== undefined && { apiRoot }), ...(guildId !== undefined && { guildId }), shards };
}
