import { z } from 'zod';

/** Exit code for a broken configuration (`EX_CONFIG` of sysexits.h). */
export const EXIT_CONFIG = 78;

const text = z.string().trim().min(1, 'must not be empty');

const environmentSchema = z.object({
  KNOWLEDGE_DIR: text.default('knowledge'),
  DATA_DIR: text.default('data'),
  BOT_LANGUAGE: z.enum(['auto', 'de', 'en', 'ru']).default('auto'),
  // The adapters for these are not part of this version; a bot that stays silent would be worse than one that does not start.
  DISCORD_TOKEN: z
    .undefined({ error: 'this version has no Discord adapter: remove the variable to start the console chat' })
    .optional(),
  TELEGRAM_TOKEN: z
    .undefined({ error: 'this version has no Telegram adapter: remove the variable to start the console chat' })
    .optional(),
});

/** What the environment decides; typed by the platform the bot runs on. */
export interface Config {
  readonly platform: 'console';
  /** Folder of the pack. */
  readonly knowledgeDir: string;
  /** Folder for everything the bot writes. */
  readonly dataDir: string;
  /** Language of all replies; absent: the language of each question. */
  readonly language?: 'de' | 'en' | 'ru';
}

/** The environment is wrong; one line a problem, naming the variable, its value and what is expected. Values of tokens are not shown. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

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
  if (!result.success) {
    const lines = result.error.issues.map(({ path, message }) => {
      const name = String(path[0]);
      const value = /TOKEN|SECRET|URL/.test(name) ? '(hidden)' : JSON.stringify(set[name] ?? '');
      return `${name}=${value}: ${message}`;
    });
    throw new ConfigError(lines.join('\n'));
  }
  const { KNOWLEDGE_DIR, DATA_DIR, BOT_LANGUAGE } = result.data;
  return {
    platform: 'console',
    knowledgeDir: KNOWLEDGE_DIR,
    dataDir: DATA_DIR,
    ...(BOT_LANGUAGE !== 'auto' && { language: BOT_LANGUAGE }),
  };
}
