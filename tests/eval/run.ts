import { parseArgs } from 'node:util';
import { loadPack } from '../../src/knowledge/load.ts';
import { createMatcher } from '../../src/matching/matcher.ts';
import { printInContext } from './in-context.ts';
import { printLeaveOneOut } from './leave-one-out.ts';
import { judge, readSplit, type EvalQuestion, type Outcome, type Split } from './sets.ts';

const { values } = parseArgs({
  options: {
    split: { type: 'string', default: 'both' },
    'leave-one-out': { type: 'boolean', default: false },
    misses: { type: 'string' },
    mistakes: { type: 'boolean', default: false },
    pack: { type: 'string', default: 'knowledge' },
  },
});

const { pack } = await loadPack(values.pack);
const started = performance.now();
const matcher = createMatcher(pack);
console.log(`pack ${pack.id}: ${pack.facts.length} facts; index ${(performance.now() - started).toFixed(0)} ms`);

for (const split of ['tuning', 'frozen'] as const) {
  if (values.split === 'both' || values.split === split) await measure(split);
}
if (values['leave-one-out'] || values.split === 'both') printLeaveOneOut(pack, values.misses);

async function measure(split: Split): Promise<void> {
  const questions = await readSplit(split, pack.languages);
  const times: number[] = [];
  let languageRight = 0;
  const results = questions.map((question) => {
    const start = performance.now();
    const [understanding] = matcher.ask(question.q);
    times.push(performance.now() - start);
    if (understanding!.language === question.language) languageRight++;
    return { question, outcome: judge(question, understanding!, pack), understanding: understanding! };
  });

  console.log(`\n${split}: ${questions.length} questions`);
  const inScope = results.filter(({ question }) => question.expect);
  const out = results.filter(({ question }) => question.decline);
  const rows: Record<string, Record<string, string | number>> = {};
  const row = (name: string, part: typeof results): void => {
    const share = (...outcomes: Outcome[]) =>
      `${((100 * part.filter(({ outcome }) => outcomes.includes(outcome)).length) / (part.length || 1)).toFixed(1)} %`;
    rows[name] = {
      questions: part.length,
      right: share('right'),
      'right or suggested': share('right', 'suggested'),
      wrong: share('wrong'),
      missed: share('missed'),
    };
  };
  for (const language of pack.languages) {
    for (const style of ['clean', 'keyword', 'casual', 'typo'] as const) {
      row(
        `${language} ${style}`,
        inScope.filter(({ question }) => question.language === language && question.style === style),
      );
    }
    row(
      `${language} all`,
      inScope.filter(({ question }) => question.language === language),
    );
  }
  row(
    'clean',
    inScope.filter(({ question }) => question.style === 'clean'),
  );
  row('all in scope', inScope);
  console.table(rows);

  const declined: Record<string, Record<string, string | number>> = {};
  for (const kind of ['near', 'far', 'chat', 'all'] as const) {
    const part = out.filter(({ question }) => kind === 'all' || question.decline === kind);
    const share = (outcome: Outcome) =>
      `${((100 * part.filter((result) => result.outcome === outcome).length) / (part.length || 1)).toFixed(1)} %`;
    declined[kind] = {
      questions: part.length,
      declined: share('declined'),
      'only suggested': share('suggested-nothing'),
      answered: share('overreached'),
    };
  }
  console.table(declined);
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(share * (times.length - 1))]!.toFixed(2);
  console.log(`language right: ${((100 * languageRight) / questions.length).toFixed(1)} %`);
  printInContext(pack, matcher, questions);
  console.log(`latency: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`);
  if (values.mistakes && split === 'tuning') printMistakes(results);
}

function printMistakes(
  results: readonly {
    question: EvalQuestion;
    outcome: Outcome;
    understanding: ReturnType<typeof matcher.ask>[number];
  }[],
): void {
  for (const { question, outcome, understanding } of results) {
    if (['right', 'declined'].includes(outcome)) {
      if (understanding.language !== question.language)
        console.log(`LANGUAGE ${question.language}→${understanding.language}: ${question.q}`);
      continue;
    }
    const { verdict } = understanding;
    const got =
      verdict.decision === 'answer'
        ? verdict.fact.id
        : verdict.decision === 'suggest'
          ? `suggest ${verdict.suggestions.map(({ fact }) => fact.id).join(' ')}`
          : verdict.reason;
    console.log(
      `${outcome.toUpperCase()} ${question.language} ${question.style}: ${question.q}\n   expected ${question.expect?.join(' ') ?? `decline ${question.decline}`}; got ${got} (${verdict.confidence.toFixed(2)})`,
    );
  }
}
