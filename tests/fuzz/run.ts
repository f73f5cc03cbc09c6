// npm run fuzz -- [--telegram 200000] [--discord 2000] [--seed N]
import { parseArgs } from 'node:util';
import { fuzzDiscord, fuzzTelegram } from './fuzz.ts';

const { values } = parseArgs({
  options: {
    telegram: { type: 'string', default: '200000' },
    discord: { type: 'string', default: '2000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
  },
});
const seed = Number(values.seed);
console.log(`seed ${seed}`);
for (const [name, fuzz, count] of [
  ['Telegram', fuzzTelegram, Number(values.telegram)],
  ['Discord', fuzzDiscord, Number(values.discord)],
] as const) {
  if (count === 0) continue;
  const { sent, calls, problems } = await fuzz(count, seed);
  console.log(`${name}: ${sent} sent, ${calls} calls made, ${problems.length} problems`);
  for (const problem of problems) console.log(`  ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
}
