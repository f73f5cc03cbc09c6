import { Writable } from 'node:stream';
import { destination, pino, type Logger } from 'pino';
import { requestId } from './request.ts';

/** How the bot logs. */
export interface LogOptions {
  readonly level: string;
  /** Never written, wherever they turn up: tokens, passwords. */
  readonly secrets: readonly string[];
  /** People read along: one short line an event instead of JSON. */
  readonly readable: boolean;
  /** Where to; absent: standard output, at once. */
  readonly output?: { write(text: string): unknown };
}

const HIDDEN = '[hidden]';

/** Makes the log of the process. */
export function createLog({ level, secrets, readable, output }: LogOptions): Logger {
  const target = output ?? destination({ fd: 1, sync: true });
  // As it is and as it stands in JSON and in addresses.
  const forms = secrets
    .filter((secret) => secret !== '')
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]);
  const options = {
    level,
    base: null,
    mixin: () => {
      const request = requestId();
      return request === undefined ? {} : { request };
    },
    formatters: { level: (label: string) => ({ level: label }) },
    hooks: { streamWrite: (line: string) => forms.reduce((text, form) => text.replaceAll(form, HIDDEN), line) },
  };
  return pino(options, readable ? readableTo(target) : target);
}

function readableTo(target: { write(text: string): unknown }): Writable {
  return new Writable({
    decodeStrings: false,
    write(line: string, _, done) {
      target.write(readableLine(line));
      done();
    },
  });
}

/** "12:00:00 INFO telegram ready (mode: polling)" with the stack of an error below it. */
function readableLine(line: string): string {
  const { level, time, msg, err, ...details } = JSON.parse(line) as Record<string, unknown>;
  const clock = new Date(Number(time)).toTimeString().slice(0, 8);
  const list = Object.entries(details).map(
    ([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  const stack = (err as { readonly stack?: string } | undefined)?.stack;
  return [
    [clock, String(level).toUpperCase(), String(msg), ...(list.length > 0 ? [`(${list.join(', ')})`] : [])].join(' '),
    ...(stack ? [stack] : []),
    '',
  ].join('\n');
}
