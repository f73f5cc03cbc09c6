import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { quantile } from './quantile.ts';

/**
 * What a bot is asked before anything is measured: a bot runs for weeks, and as long as it is new the runtime's compiler works beside it.
 */
export const WARM_UP = 10_000;

/** Processor time a bot has used so far, ms. */
export interface Used {
  /** All its threads, those of the runtime included. */
  readonly all: number;
  /** The one that takes updates and sends replies: with a core for each thread, it is what limits the bot. */
  readonly main: number;
}

/** A bot in a process of its own. */
export interface BotProcess {
  used(): Promise<Used>;
  stop(): Promise<void>;
}

/**
 * Starts a bot and waits until it takes updates.
 * @param script it sends "ready", and then its processor time whenever it gets a message (see {@link reportTo})
 * @param profile folder for a CPU profile; absent: none
 */
export async function startBot(
  script: string,
  options: readonly string[],
  profile: string | undefined,
): Promise<BotProcess> {
  const child = fork(script, options, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`],
  });
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`${script} ended`)));
  ended.catch(() => undefined);
  await Promise.race([once(child, 'message'), ended]);
  return {
    async used() {
      child.send('used');
      const [used] = (await Promise.race([once(child, 'message'), ended])) as [Used];
      return used;
    },
    async stop() {
      // A profile is written when a process ends by itself.
      child.send('end');
      await Promise.race([ended.catch(() => undefined), sleep(5000)]);
      child.kill('SIGKILL');
    },
  };
}

/** The bot's side of {@link startBot}: tells that it is ready and answers from then on. */
export function reportTo(parent: NodeJS.Process): void {
  parent.on('message', (message) => {
    if (message === 'end') process.exit();
    const used: Used = { all: inMs(process.cpuUsage()), main: inMs(process.threadCpuUsage()) };
    parent.send!(used);
  });
  parent.send!('ready');
}

function inMs({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}

/**
 * Measures each of several in turn, round after round, so that what else the machine does meets all of them.
 * @returns the median of each figure by name
 */
export async function inTurn<F extends Readonly<Record<string, number>>>(
  names: readonly string[],
  rounds: number,
  measure: (name: string) => Promise<F>,
): Promise<Map<string, F>> {
  const measured = new Map<string, F[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) for (const name of names) measured.get(name)!.push(await measure(name));
  return new Map(
    [...measured].map(([name, all]) => [
      name,
      Object.fromEntries(
        Object.keys(all[0]!).map((figure) => [
          figure,
          quantile(
            all.map((one) => one[figure]!),
            0.5,
          ),
        ]),
      ) as F,
    ]),
  );
}
