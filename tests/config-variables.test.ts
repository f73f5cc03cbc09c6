import { readFile } from 'node:fs/promises';
import { parse } from 'dotenv';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

const TOKEN = '123456:AAsecretsecret';
const DISCORD = 'discord.secret-secret';
const SECRET = 'webhook-secret-0123456789';
const DATABASE = 'postgres://bot:hunter2@localhost/bot';

function problemsOf(environment: Record<string, string>): string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split('\n');
  }
  return [];
}

it('an empty environment is a console chat with SQLite; empty values count as not set', () => {
  const expected = { knowledgeDir: 'knowledge', watchKnowledge: false, dataDir: 'data', logLevel: 'info' };
  expect(readConfig({})).toEqual(expected);
  expect(readConfig({ TELEGRAM_TOKEN: '', DISCORD_TOKEN: '', DATABASE_URL: '', PORT: '', HOME: '/root' })).toEqual(
    expected,
  );
});

it('reads every variable', () => {
  expect(
    readConfig({
      KNOWLEDGE_DIR: '/pack',
      KNOWLEDGE_WATCH: '1',
      DATA_DIR: '/var/lib/bot',
      DATABASE_URL: DATABASE,
      BOT_LANGUAGE: 'ru',
      LOG_LEVEL: 'debug',
      PORT: '9000',
      HOST: '0.0.0.0',
      TELEGRAM_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: 'http://localhost:8081/',
      TELEGRAM_WEBHOOK_URL: 'https://bot.example.org/telegram',
      TELEGRAM_WEBHOOK_SECRET: SECRET,
      DISCORD_TOKEN: DISCORD,
      DISCORD_API_ROOT: 'http://localhost:8082/v10',
      DISCORD_GUILD_ID: '123456789012345678',
      DISCORD_SHARDS: '2-3/16',
    }),
  ).toEqual({
    knowledgeDir: '/pack',
    watchKnowledge: true,
    dataDir: '/var/lib/bot',
    databaseUrl: DATABASE,
    language: 'ru',
    logLevel: 'debug',
    http: { host: '0.0.0.0', port: 9000 },
    telegram: {
      token: TOKEN,
      apiRoot: 'http://localhost:8081',
      webhook: { url: 'https://bot.example.org/telegram', secret: SECRET },
    },
    discord: {
      token: DISCORD,
      apiRoot: 'http://localhost:8082/v10',
      guildId: '123456789012345678',
      shards: { ids: [2, 3], total: 16 },
    },
  });
});

it('the example file is a valid configuration and documents every variable', async () => {
  const content = await readFile('.env.example', 'utf8');
  expect(readConfig(parse(content))).toEqual(readConfig({}));
  const source = await readFile('src/config.ts', 'utf8');
  const known = new Set([...source.matchAll(/^ {2}([A-Z]+(?:_[A-Z]+)*): /gm)].map(([, name]) => name!));
  const documented = new Set([...content.matchAll(/^#?([A-Z]+(?:_[A-Z]+)*)=/gm)].map(([, name]) => name!));
  expect(known.size).toBe(16);
  expect(documented).toEqual(known);
});

describe.for([
  ['DATABASE_URL', 'mysql://bot:hunter2@localhost/bot'],
  ['DATABASE_URL', 'hunter2'],
  ['LOG_LEVEL', 'loud'],
  ['BOT_LANGUAGE', 'fr'],
  ['KNOWLEDGE_DIR', '  '],
  ['KNOWLEDGE_WATCH', 'yes'],
  ['PORT', '0'],
  ['PORT', '65536'],
  ['PORT', '80a'],
  ['HOST', 'bot.example.org'],
  ['TELEGRAM_TOKEN', 'hunter2'],
  ['TELEGRAM_API_ROOT', 'localhost:8081'],
  ['TELEGRAM_WEBHOOK_SECRET', 'hunter2 hunter2 hunter2'],
  ['DISCORD_TOKEN', 'Bot hunter2'],
  ['DISCORD_API_ROOT', 'ftp://hunter2'],
  ['DISCORD_GUILD_ID', '1'],
  ['DISCORD_SHARDS', '16'],
  ['DISCORD_SHARDS', 'claim'],
  ['DISCORD_SHARDS', 'claim/0'],
  ['DISCORD_SHARDS', '3-1/16'],
  ['DISCORD_SHARDS', '0-16/16'],
  ['DISCORD_SHARDS', '-1/16'],
] as const)('%s=%s', ([name, value]) => {
  it('is refused by name, without showing what is secret', () => {
    const problems = problemsOf({ TELEGRAM_TOKEN: TOKEN, DISCORD_TOKEN: DISCORD, [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name}=.*: must|^${name}=.*: Invalid option`));
    expect(problems.join()).not.toMatch(/hunter2|secret/);
  });
});

describe.for<[string, Record<string, string>, string]>([
  [
    'a webhook without a secret',
    { TELEGRAM_TOKEN: TOKEN, TELEGRAM_WEBHOOK_URL: 'https://a.example/x', PORT: '1' },
    'TELEGRAM_WEBHOOK_URL=(hidden): needs TELEGRAM_WEBHOOK_SECRET',
  ],
  [
    'a secret without a webhook',
    { TELEGRAM_TOKEN: TOKEN, TELEGRAM_WEBHOOK_SECRET: SECRET },
    'TELEGRAM_WEBHOOK_SECRET=(hidden): needs TELEGRAM_WEBHOOK_URL',
  ],
  [
    'a webhook Telegram would not call',
    {
      TELEGRAM_TOKEN: TOKEN,
      TELEGRAM_WEBHOOK_URL: 'http://a.example/x',
      TELEGRAM_WEBHOOK_SECRET: SECRET,
      PORT: '1',
    },
    'TELEGRAM_WEBHOOK_URL=(hidden): must begin with https',
  ],
  [
    'a webhook without a port',
    { TELEGRAM_TOKEN: TOKEN, TELEGRAM_WEBHOOK_URL: 'https://a.example/x', TELEGRAM_WEBHOOK_SECRET: SECRET },
    'TELEGRAM_WEBHOOK_URL=(hidden): needs PORT',
  ],
  [
    'a webhook in the place of the metrics',
    {
      TELEGRAM_TOKEN: TOKEN,
      TELEGRAM_WEBHOOK_URL: 'https://a.example/metrics',
      TELEGRAM_WEBHOOK_SECRET: SECRET,
      PORT: '1',
    },
    'TELEGRAM_WEBHOOK_URL=(hidden): must have another path',
  ],
  ['an address without a port', { HOST: '0.0.0.0' }, 'HOST="0.0.0.0": needs PORT'],
  [
    'Telegram without a token',
    { TELEGRAM_API_ROOT: 'http://localhost:1' },
    'TELEGRAM_API_ROOT=(hidden): needs TELEGRAM_TOKEN',
  ],
  [
    'Discord without a token',
    { DISCORD_GUILD_ID: '123456789012345678' },
    'DISCORD_GUILD_ID="123456789012345678": needs DISCORD_TOKEN',
  ],
  [
    'claimed shards on SQLite',
    { DISCORD_TOKEN: DISCORD, DISCORD_SHARDS: 'claim/16' },
    'DISCORD_SHARDS="claim/16": needs DATABASE_URL',
  ],
  [
    'some shards on SQLite',
    { DISCORD_TOKEN: DISCORD, DISCORD_SHARDS: '0-3/16' },
    'DISCORD_SHARDS="0-3/16": needs DATABASE_URL',
  ],
])('%s', ([, environment, problem]) => {
  it('is refused', () => {
    const problems = problemsOf(environment);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
  });
});

it('names all problems at once', () => {
  expect(problemsOf({ PORT: 'x', LOG_LEVEL: 'y', TELEGRAM_TOKEN: 'z' }).map((line) => line.split('=')[0])).toEqual([
    'LOG_LEVEL',
    'PORT',
    'TELEGRAM_TOKEN',
  ]);
});

it('a local Bot API server may call a webhook without https; all shards may be here without PostgreSQL', () => {
  expect(
    problemsOf({
      TELEGRAM_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: 'http://localhost:8081',
      TELEGRAM_WEBHOOK_URL: 'http://localhost:8080/x',
      TELEGRAM_WEBHOOK_SECRET: SECRET,
      PORT: '8080',
      DISCORD_TOKEN: DISCORD,
      DISCORD_SHARDS: '0-1/2',
    }),
  ).toEqual([]);
});
