import { expect, it, vi } from 'vitest';
import type { Game } from '../../src/quiz/game.ts';
import * as onDiscord from '../support/discord/bot.ts';
import { CHANNEL, GUILD } from '../support/discord/server.ts';
import { QUICK, testQuizzes, type TestQuizzes } from '../support/quiz/quizzes.ts';
import { ANN, BORIS, GROUP, startTelegram, textOf } from '../support/telegram/bot.ts';

const LONG = 60_000;
/** Long enough to be stopped meanwhile, ms. */
const SLOW = 400;
const STATES = ['starting', 'asking', 'open', 'revealed', 'paused'] as const;
const until = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 10_000, interval: 10 });

/** What a platform does for the test. */
interface Group {
  readonly quizzes: TestQuizzes;
  readonly place: { readonly chat: string; readonly space: string };
  readonly starter: string;
  say(command: 'stop' | 'pause', by: 'starter' | 'other'): void;
  /** The next message of the bot is slow to be taken. */
  delay(): void;
  /** How often something was said in the group. */
  count(text: string): number;
}

/** Stops one game after the other in a group, each in another state. @returns how each of them ended */
async function stopInEveryState({ quizzes, place, starter, say, delay, count }: Group): Promise<Game['ending'][]> {
  const endings: Game['ending'][] = [];
  const stopped = (): number => count('The quiz was stopped');
  for (const [before, state] of STATES.entries()) {
    const reached = async (wanted: Game['state']) =>
      until(async () => expect((await quizzes.game(state)).state).toBe(wanted));
    if (state === 'asking') delay();
    const pace = { ...QUICK, reveal: LONG, start: state === 'starting' ? LONG : QUICK.start };
    await quizzes.begin(place, { id: state, starter, time: LONG, pace });
    if (state === 'revealed') {
      await reached('open');
      quizzes.pass(LONG);
    }
    if (state === 'paused') {
      await reached('open');
      say('pause', 'starter');
    }
    await reached(state);
    say('stop', 'other');
    await until(() => expect(count('Only the person who started')).toBe(before + 1));
    expect((await quizzes.game(state)).state).not.toBe('ended');
    say('stop', 'starter');
    await reached('ended');
    endings.push((await quizzes.game(state)).ending);
    await until(() => expect(stopped()).toBe(before + 1));
  }
  say('stop', 'starter');
  await until(() => expect(count('There is no quiz running here')).toBe(1));
  expect(stopped()).toBe(STATES.length);
  return endings;
}

it('Telegram: /quiz stop ends a game in every state, once, for those who may', async () => {
  const quizzes = await testQuizzes();
  const { api, sayInGroup } = await startTelegram({ quizzes });
  const chat = `telegram:${GROUP.id}`;
  await quizzes.memory.setChatSettings(chat, { language: 'en' });
  const endings = await stopInEveryState({
    quizzes,
    place: { chat, space: chat },
    starter: `telegram:${ANN.id}`,
    say: (command, by) => void sayInGroup(`/quiz ${command}`, { from: by === 'starter' ? ANN : BORIS }),
    delay: () => api.fail('sendMessage', { kind: 'slow', ms: SLOW }),
    count: (text) => api.calls.filter((call) => textOf(call).includes(text)).length,
  });
  expect(endings).toEqual(STATES.map(() => 'stopped'));
}, 30_000);

it('Discord: /quiz stop ends a game in every state, once, for those who may', async () => {
  const { ANN: ann, BORIS: boris, POST } = onDiscord;
  const quizzes = await testQuizzes();
  const { discord, command } = await onDiscord.startDiscordBot({ quizzes });
  const space = `discord:space:${GUILD}`;
  await quizzes.memory.setChatSettings(space, { language: 'en' });
  const endings = await stopInEveryState({
    quizzes,
    place: { chat: `discord:${CHANNEL}`, space },
    starter: `discord:${ann.id}`,
    say: (wish, by) => command('quiz', [{ name: wish, type: 1 }], { user: by === 'starter' ? ann : boris }),
    delay: () => discord.fail(POST, { kind: 'slow', ms: SLOW }),
    count: (text) => discord.calls.filter((call) => onDiscord.textOf(call).includes(text)).length,
  });
  expect(endings).toEqual(STATES.map(() => 'stopped'));
}, 30_000);
