// npm run knowledge:check [folder]: checks a pack and prints what is in it.
import type { Pack } from './pack.ts';
import { readPack } from './load.ts';
import { formatProblem } from './problems.ts';

const directory = process.argv[2] ?? process.env['KNOWLEDGE_DIR'] ?? 'knowledge';
const { pack, problems } = await readPack(directory);
for (const problem of problems) console.error(`${directory}/${formatProblem(problem)}`);
const errors = problems.filter(({ level }) => level === 'error').length;
if (pack && errors === 0) printCounts(pack);
console.log(`knowledge: ${errors} error(s), ${problems.length - errors} warning(s)`);
process.exitCode = errors === 0 ? 0 : 1;

function printCounts({ languages, facts, sources, terms, asides, topics, timeline }: Pack): void {
  console.log(
    `${facts.length} facts in ${topics.length} topics, ${sources.length} sources, ${terms.length} glossary terms, ${asides.length} near topics and small talk, ${timeline.length} events`,
  );
  for (const language of languages) {
    const phrasings = facts.reduce((sum, { wordings }) => sum + 1 + wordings[language]!.phrasings.length, 0);
    console.log(`${language}: ${facts.length} facts, ${phrasings} questions and phrasings`);
  }
}
