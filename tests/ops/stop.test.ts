import { EventEmitter } from 'node:events';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { repeat } from '../../src/ops/repeat.ts';
import { stopAll, untilSignalled } from '../../src/ops/stop.ts';

function fakeTime(): void {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
}

function fakeLog() {
  const messages: string[] = [];
  return { messages, error: (_: object, message: string) => void messages.push(message) };
}

describe('stopping', () => {
  it('ends everything in order, even when one step fails', async () => {
    const log = fakeLog();
    const done: string[] = [];
    const step = (name: string, fails = false) => ({
      name,
      stop: () => {
        done.push(name);
        return fails ? Promise.reject(new Error(name)) : Promise.resolve();
      },
    });
    expect(await stopAll([step('a'), step('b')], 1000, log)).toBe(true);
    expect(await stopAll([step('c', true), step('d')], 1000, log)).toBe(false);
    expect(done).toEqual(['a', 'b', 'c', 'd']);
    expect(log.messages).toEqual(['c did not stop']);
  });

  it('leaves what does not end in time', async () => {
    fakeTime();
    const log = fakeLog();
    const stopped = stopAll([{ name: 'a', stop: () => new Promise(() => {}) }], 10_000, log);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await stopped).toBe(false);
    expect(log.messages).toEqual(['stopping took too long']);
  });

  it('begins with the first signal; the second ends at once', async () => {
    const process = new EventEmitter();
    const codes: number[] = [];
    const signalled = untilSignalled(process, (code) => codes.push(code));
    process.emit('SIGTERM');
    expect(await signalled).toBe('SIGTERM');
    expect(codes).toEqual([]);
    process.emit('SIGINT');
    expect(codes).toEqual([130]);
  });
});

describe('repeated work', () => {
  it('is done at once and after every interval, one at a time, until it is stopped', async () => {
    fakeTime();
    const log = fakeLog();
    let started = 0;
    let ended = 0;
    const work = async (): Promise<void> => {
      started++;
      await new Promise((resolve) => setTimeout(resolve, 1500));
      ended++;
      if (ended === 1) throw new Error('disk full');
    };
    const stop = repeat('cleaning up', 1000, work, log);
    expect(started).toBe(1);
    await vi.advanceTimersByTimeAsync(2000);
    expect({ started, ended }).toEqual({ started: 2, ended: 1 });
    expect(log.messages).toEqual(['cleaning up failed']);
    const stopped = stop();
    await vi.advanceTimersByTimeAsync(10_000);
    await stopped;
    expect({ started, ended }).toEqual({ started: 2, ended: 2 });
  });
});
