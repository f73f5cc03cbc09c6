// npm run -s ask -- "question" [--lang de|en|ru] [--json] [--explain] [--pack DIR]
// npm run -s ask -- --jsonl < questions.jsonl
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createBot } from '../../bot/bot.ts';
import { createTexts } from '../../bot/texts.ts';
import { PackError } from '../../knowledge/problems.ts';
import { readCatalogues } from '../../locales/read.ts';
import { createMatcher } from '../../matching/matcher.ts';
import { preparePack } from '../../ops/prepare.ts';
import { createAsker } from './ask.ts';
import { renderTrace } from './explain.ts';
import { renderMessage, withoutRatings } from './render.ts';

const USAGE = `Usage: npm run -s ask -- "Who are the members?" [--lang de|en|ru] [--json] [--explain] [--pack DIR]
       npm run -s ask -- --jsonl [--pack DIR]   one {"q", "lang"?, "session"?} a line on standard input`;

process.exitCode = await main().catch((error: unknown) => {
  if (!(error instanceof PackError)) throw error;
  console.error(error.message);
  return 78;
});

async function main(): Promise<number> {
  let options: ReturnType<typeof readArguments>;
  try {
    options = readArguments();
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    return 64;
  }
  const { values, positionals } = options;
  const question = positionals.join(' ');
  if (!values.jsonl && question.trim() === '') {
    console.error(USAGE);
    return 64;
  }
  const { pack, model } = await preparePack(
    values.pack ?? process.env['KNOWLEDGE_DIR'] ?? 'knowledge',
    process.env['DATA_DIR'] ?? 'data',
  );
  if (values.lang !== undefined && !pack.languages.includes(values.lang)) {
    console.error(`--lang ${values.lang}: this pack speaks ${pack.languages.join(', ')}`);
    return 64;
  }
  const texts = createTexts(await readCatalogues());
  const bot = createBot({ pack, matcher: createMatcher(pack, model), texts, random: Math.random });
  const asker = createAsker(bot, () => performance.now(), pack.languages);

  if (values.jsonl) {
    for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
      if (line.trim() === '') continue;
      const result = await asker.line(line);
      await new Promise<void>((resolve) => process.stdout.write(`${JSON.stringify(result)}\n`, () => resolve()));
    }
    return 0;
  }
  if (values.json) {
    console.log(JSON.stringify(await asker.ask({ q: question, ...(values.lang && { lang: values.lang }) }), null, 2));
    return 0;
  }
  const reply = await bot.text(question, { language: values.lang }, { explain: values.explain });
  for (const message of reply.messages.map(withoutRatings))
    console.log(renderMessage(message, { colours: process.stdout.isTTY }));
  if (values.explain) for (const { trace } of reply.understandings) if (trace) console.log(`\n${renderTrace(trace)}`);
  return 0;
}

function readArguments() {
  return parseArgs({
    allowPositionals: true,
    options: {
      lang: { type: 'string' },
      json: { type: 'boolean', default: false },
      jsonl: { type: 'boolean', default: false },
      explain: { type: 'boolean', default: false },
      pack: { type: 'string' },
    },
  });
}
