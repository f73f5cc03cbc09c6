import { MessageFlags } from 'discord.js';
import { expect, onTestFinished } from 'vitest';
import { createDiscordAdapter, type DiscordOptions } from '../../../src/adapters/discord/discord.ts';
import type { Adapter } from '../../../src/adapters/adapter.ts';
import type { ShardClaims } from '../../../src/adapters/discord/claims.ts';
import { UNCOUNTED, type Counters } from '../../../src/bot/counters.ts';
import type { Memory } from '../../../src/bot/memory.ts';
import type { Pictures } from '../../../src/bot/picture.ts';
import type { CurrentKnowledge } from '../../../src/matching/knowledge.ts';
import type { TestQuizzes } from '../quiz/quizzes.ts';
import { testService, type TestService } from '../service.ts';
import { ANN, buttonsOf, placeOf, pressOf, submission } from './interactions.ts';
import { CHANNEL, startDiscord, TOKEN, type Call, type LocalDiscord } from './server.ts';

export { ANN, buttonsOf, CALLBACK, FOLLOW_UP, ORIGINAL, POST, textOf } from './interactions.ts';

type Json = Record<string, unknown>;

export const BORIS = {
  id: '400000000000000002',
  username: 'boris',
  discriminator: '0',
  global_name: 'Борис',
  avatar: null,
};
/** Permission bits: Manage Server. */
const MANAGE = '32';

/** The real bot against a local Discord. */
export interface DiscordTest {
  readonly discord: LocalDiscord;
  readonly adapter: Adapter;
  readonly service: TestService;
  readonly memory: Memory;
  readonly logged: { readonly level: string; readonly message: string; readonly details: Json }[];
  /** Uses a slash command in the server, by default as Ann with an English client. @param age ms it has been on its way */
  command(name: string, options?: Json[], more?: Json, age?: number): void;
  /** Sends the form of this call with a text in it. */
  submit(form: Call, text: string, more?: Json): void;
  /** Presses the button with this label on a message that was shown; `ephemeral` in `more` says that only one person sees it. */
  press(call: Call, label: string, more?: Json): void;
  /** Says something; `guild_id` in `more` makes it public. */
  say(content: string, more?: Json): string;
}

/** Starts both; at the end of the test both are stopped and nothing may have broken Discord's rules. */
export async function startDiscordBot(
  given: {
    options?: Partial<DiscordOptions>;
    started?: boolean;
    memory?: Memory;
    discord?: LocalDiscord;
    claims?: ShardClaims;
    counters?: Partial<Counters>;
    quizzes?: TestQuizzes;
    pictures?: Pictures;
    knowledge?: CurrentKnowledge;
  } = {},
): Promise<DiscordTest> {
  const discord = given.discord ?? (await startDiscord());
  const { quizzes, memory = quizzes?.memory } = given;
  const service = await testService({
    ...(memory && { memory }),
    ...(quizzes && { quiz: quizzes.part, quizExtras: quizzes.extras, practice: quizzes.practice }),
    ...(given.pictures && { pictures: given.pictures }),
    ...(given.knowledge && { knowledge: given.knowledge }),
    now: Date.now,
  });
  const logged: DiscordTest['logged'] = [];
  const at = (level: string) => (details: object, message: string) =>
    void logged.push({ level, message, details: { ...details } });
  const adapter = createDiscordAdapter(
    { token: TOKEN, apiRoot: discord.root, shards: 'auto', ...given.options },
    {
      service,
      memory: service.memory,
      texts: service.texts,
      log: { info: at('info'), warn: at('warn'), error: at('error') },
      claims: given.claims,
      counters: { ...UNCOUNTED, ...given.counters },
      now: Date.now,
    },
  );
  onTestFinished(async () => {
    await quizzes?.host.stop();
    await adapter.stop();
    await discord.stop();
    expect(discord.violations).toEqual([]);
    expect(JSON.stringify(logged)).not.toContain(TOKEN);
  });
  if (given.started ?? true) await adapter.start();
  quizzes?.stages.set('discord', adapter.stage);

  return {
    discord,
    adapter,
    service,
    memory: service.memory,
    logged,
    command(name, options = [], more = {}, age = 0) {
      discord.interact({ type: 2, data: { id: '1', name, type: 1, options }, ...placeOf(more) }, age);
    },
    submit: (form, text, more = {}) => void discord.interact({ ...submission(form, text), ...placeOf(more) }),
    press(call, label, more = {}) {
      const button = buttonsOf(call).find((candidate) => candidate.label === label);
      if (!button)
        throw new Error(
          `no button "${label}", only ${buttonsOf(call)
            .map((one) => one.label)
            .join(', ')}`,
        );
      const flags = more['ephemeral'] === true ? MessageFlags.Ephemeral : 0;
      discord.interact({ ...pressOf(call, button, flags), ...placeOf(more) });
    },
    say: (content, more = {}) =>
      discord.say({
        content,
        channel_id: more['guild_id'] === undefined ? '300000000000000009' : CHANNEL,
        author: ANN,
        ...(more['guild_id'] !== undefined && {
          member: {
            roles: [],
            joined_at: new Date().toISOString(),
            deaf: false,
            mute: false,
            flags: 0,
            permissions: MANAGE,
          },
        }),
        ...more,
      }),
  };
}
