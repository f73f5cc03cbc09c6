import { freePort, spawnBot, type BotProcess } from '../support/process.ts';

/** What a process told in its log. */
export interface Life {
  /** When it was ready on each platform, ms since 1970; absent if it was killed before. */
  readonly readyAt: Readonly<Partial<Record<Platform, number>>>;
  /** Games that it took up, with the time and how long nobody had looked after them, ms. */
  readonly resumed: readonly { readonly game: string; readonly at: number; readonly away: number }[];
  /** What it logged as an error. */
  readonly errors: readonly string[];
}

/** A place for one process of the bot after the other, with a webhook of its own. */
export interface Slot {
  start(): void;
  /** Resolves when the process is ready on all platforms; also when it ends before. */
  ready(): Promise<void>;
  /** Kills the process without any warning, wherever it is. */
  kill(): Promise<void>;
  /** Gives an update to the process. @returns whether it took it */
  take(update: object): Promise<boolean>;
  /** Lives that are over. */
  readonly lives: readonly Life[];
}

/** Said by a process that is ready on a platform. */
const READY = { telegram: 'telegram ready', discord: 'discord ready' } as const;
export type Platform = keyof typeof READY;
export const PLATFORMS = Object.keys(READY) as readonly Platform[];
/** Nobody waits long for a picture: on a busy machine the text goes out alone. */
const NO_PICTURE = 'a picture could not be drawn';
export const SECRET = 'a-long-enough-secret';

/** Makes a slot. @param environment of the bot, without its port */
export async function createSlot(environment: Record<string, string>): Promise<Slot> {
  const platforms = PLATFORMS.filter((platform) => `${platform.toUpperCase()}_TOKEN` in environment);
  const port = await freePort();
  const lives: Life[] = [];
  let bot: BotProcess | undefined;
  return {
    lives,
    start() {
      bot = spawnBot({ ...environment, PORT: String(port) });
    },
    async ready() {
      await Promise.all(platforms.map((platform) => bot!.said(READY[platform]).catch(() => undefined)));
    },
    async kill() {
      const { child, ended } = bot!;
      // Between the signal and the end of a process nothing of it runs any more.
      child.kill('SIGKILL');
      const { output, errors, code } = await ended;
      if (code !== null) throw new Error(`the bot ended by itself with ${code}: ${errors}${output.slice(-2000)}`);
      lives.push(lifeOf(output, errors));
    },
    async take(update) {
      const response = await fetch(`http://127.0.0.1:${port}/telegram`, {
        method: 'POST',
        headers: { 'x-telegram-bot-api-secret-token': SECRET },
        body: JSON.stringify(update),
      }).catch(() => undefined);
      await response?.arrayBuffer().catch(() => undefined);
      return response?.ok ?? false;
    },
  };
}

function lifeOf(output: string, errors: string): Life {
  const lines = output
    .split('\n')
    // The last line may have been cut off by the end.
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
    .map(
      (line) =>
        JSON.parse(line) as {
          msg: string;
          time: string | number;
          level: string | number;
          game?: string;
          away?: number;
        },
    );
  const at = ({ time }: { time: string | number }): number => new Date(time).getTime();
  return {
    readyAt: Object.fromEntries(
      PLATFORMS.flatMap((platform) => {
        const ready = lines.find(({ msg }) => msg === READY[platform]);
        return ready ? [[platform, at(ready)]] : [];
      }),
    ),
    resumed: lines
      .filter(({ msg }) => msg === 'a game goes on that nobody looked after')
      .map((line) => ({ game: line.game!, at: at(line), away: line.away! })),
    errors: [
      ...lines
        .filter(({ level, msg }) => (level === 'error' || level === 50) && msg !== NO_PICTURE)
        .map((line) => JSON.stringify(line)),
      ...(errors === '' ? [] : [errors]),
    ],
  };
}
