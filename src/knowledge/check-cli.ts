// npm run knowledge:check [folder]: checks a pack and prints what is in it.
import type { Pack } from './pack.ts';
import { readPack } from './load.ts';
import { formatProblem } from './problems.ts';

const directory = process.argv[2] ?? process.env['KNOWLEDGE_DIR'] ?? 'knowledge';
const { pack, problems } = await readPack(directory, { today: new Date().toISOString().slice(0, 10) });
for (const problem of problems) console.error(`${directory}/${formatProblem(problem)}`);
const errors = problems.filter(({ level }) => level === 'error').length;
if (pack && errors === 0) printCounts(pack);
console.log(`knowledge: ${errors} error(s), ${problems.length - errors} warning(s)`);
process.exitCode = errors === 0 ? 0 : 1;

function printCounts({ languages, facts, quiz, sources, terms, asides, topics, timeline }: Pack): void {
  console.log(
    `${topics.length} topics, ${terms.length} glossary terms, ${asides.length} near topics and small talk, ${timeline.length} events`,
  );
  const derived = facts.filter((fact) => fact.derived);
  const derivedQuiz = quiz.filter((question) => question.derived).length;
  const byLanguage = languages.map((language) => {
    const ways = (list: Pack['facts']): number =>
      list.reduce((sum, { wordings }) => sum + 1 + wordings[language]!.phrasings.length, 0);
    const added = facts.reduce((sum, { wordings }) => sum + (wordings[language]!.derivedPhrasings ?? 0), 0);
    return [
      language,
      {
        'facts by hand': facts.length - derived.length,
        'facts derived': derived.length,
        'phrasings by hand': ways(facts) - ways(derived) - added,
        'phrasings derived': ways(derived) + added,
        'quiz by hand': quiz.length - derivedQuiz,
        'quiz derived': derivedQuiz,
        sources: sources.length,
        'sources in it': sources.filter((source) => source.language === language).length,
      },
    ];
  });
  console.table(Object.fromEntries(byLanguage));
}
