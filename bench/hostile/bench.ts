import { parseArgs } from 'node:util';
import { createService } from '../../src/bot/create-service.ts';
import { createTexts } from '../../src/bot/texts.ts';
import { readCatalogues } from '../../src/locales/read.ts';
import { createMemory } from '../../src/store/memory.ts';
import { openStore } from '../../src/store/open.ts';
import { defaultPack } from '../../tests/support/pack.ts';
import { quantile } from '../quantile.ts';

/** What the list of benchmarks says of this one. */
export const summary = 'texts meant to take long, through the whole service';

/** ms that any text may take: at 20 questions a minute nobody can keep the bot from answering others. */
const BOUND = 250;

const TEXTS: Readonly<Record<string, string>> = {
  'an ordinary question': 'Wer ist Mitglied der OVKS?',
  '500 × "а"': 'а'.repeat(500),
  '4,096 × "ы"': 'ы'.repeat(4096),
  'combining marks': `e${'\u0301'.repeat(4000)}`,
  zalgo: 'одкб ovks csto'.replace(/./gu, (letter) => letter + '\u0300\u0316\u0335\u0360\u0489'.repeat(20)),
  '10,000 spaces': `who${' '.repeat(10_000)}members`,
  '10,000 line ends': '\n'.repeat(10_000) + 'members?',
  emoji: '👨‍👩‍👧‍👦🏳️‍🌈'.repeat(300),
  'right to left': '\u202eمن هم أعضاء المنظمة؟ ארגון\u202c '.repeat(100),
  'unknown words': Array.from({ length: 400 }, (_, index) => `kwy${index.toString(36)}bo`).join(' '),
  'many questions': 'Wer ist das? '.repeat(300),
  'one question word': 'und wer '.repeat(500),
  dots: 'a.b.c.'.repeat(700),
  digits: '1992'.repeat(1000),
  'lone surrogates': '\ud83d\udc00\ud800'.repeat(1000),
  'an unknown command': `/${'x'.repeat(4000)}`,
  'a long argument': `/members ${'armenia '.repeat(500)}`,
  'a long /ask': `/ask ${'armenia summit '.repeat(270)}`,
};

/** Measures each text, as a question and while it is typed. @throws {Error} when one takes longer than the bound */
export async function run(options: string[]): Promise<void> {
  const { values } = parseArgs({ args: options, options: { times: { type: 'string', default: '30' } } });
  const knowledge = await defaultPack();
  const service = createService({
    knowledge: () => knowledge,
    texts: createTexts(await readCatalogues()),
    memory: createMemory(await openStore({ kind: 'sqlite', file: ':memory:' })),
    log: { warn: console.warn, error: console.error },
    now: Date.now,
    random: Math.random,
    limited: false,
  });
  const incoming = {
    chat: { platform: 'console', id: '1', public: false },
    person: { platform: 'console', id: '1', name: 'x' },
    mayManage: () => Promise.resolve(false),
    at: Date.now(),
  } as const;
  const rows: Record<string, object> = {};
  const slow: string[] = [];
  for (const [name, text] of Object.entries(TEXTS)) {
    const measure = async (work: () => Promise<unknown>): Promise<number[]> => {
      const times: number[] = [];
      for (let time = 0; time < Number(values.times); time++) {
        const start = performance.now();
        await work();
        times.push(performance.now() - start);
      }
      return times;
    };
    const asked = await measure(() => service.text(text, incoming));
    const typed = await measure(() => service.complete(text, incoming, 25));
    rows[name] = {
      characters: text.length,
      'p50 ms': quantile(asked, 0.5).toFixed(2),
      'max ms': Math.max(...asked).toFixed(2),
      'typing p50 ms': quantile(typed, 0.5).toFixed(2),
      'typing max ms': Math.max(...typed).toFixed(2),
    };
    // The median: the machine has pauses of its own.
    if (quantile(asked, 0.5) > BOUND || quantile(typed, 0.5) > BOUND) slow.push(name);
  }
  await service.settled();
  console.table(rows);
  if (slow.length > 0) throw new Error(`longer than ${BOUND} ms: ${slow.join(', ')}`);
}
