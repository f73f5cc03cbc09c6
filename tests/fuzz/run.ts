// npm run fuzz -- [--telegram 150000] [--discord 50000] [--seed N]
import { parseArgs } from 'node:util';
import { fuzzDiscord, fuzzTelegram } from './fuzz.ts';

const { values } = parseArgs({
  options: {
    telegram: { type: 'string', default: '150000' },
    discord: { type: 'string', default: '50000' },
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
  const start = performance.now();
  const { sent, calls, pressed, problems } = await fuzz(count, seed);
  const seconds = Math.round((performance.now() - start) / 1000);
  console.log(
    `${name}: ${sent} sent in ${seconds} s, ${calls} calls made, ${pressed} shown buttons pressed, ${problems.length} problems`,
  );
  for (const problem of problems) console.log(`  ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
}
