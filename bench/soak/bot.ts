// The real bot, which also tells its parent how much memory it holds: node --expose-gc bench/soak/bot.ts
import { setTimeout as sleep } from 'node:timers/promises';

/** What the process holds after garbage was collected, bytes. */
export interface Held {
  /** Objects of ours, with buffers. */
  readonly heap: number;
  readonly resident: number;
}

process.on('message', () => void tell());
await import('../../src/main.ts');

async function tell(): Promise<void> {
  gc!();
  // What is only held by callbacks that are due is freed by then.
  await sleep(50);
  gc!();
  const { heapUsed, external, rss } = process.memoryUsage();
  process.send!({ heap: heapUsed + external, resident: rss } satisfies Held);
}
