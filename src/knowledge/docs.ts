import type { Fact, Language, Pack, QuizQuestion } from './pack.ts';

/**
 * The whole pack as Markdown for proof-reading: a page for each topic in each language, and a page of contents.
 * @returns path of the page inside the folder → its text
 */
export function packPages(pack: Pack): Map<string, string> {
  const pages = new Map<string, string>();
  for (const language of pack.languages) {
    const contents = pack.topics.map(({ id, title }) => {
      const facts = pack.facts.filter(({ topic }) => topic === id);
      const quiz = pack.quiz.filter(({ topic }) => topic === id);
      pages.set(`${language}/${id}.md`, topicPage(title[language]!, facts, quiz, language, pack));
      return `- [${escaped(title[language]!)}](${id}.md): ${facts.length} + ${quiz.length}`;
    });
    pages.set(`${language}/README.md`, page([`# ${escaped(pack.title[language]!)}`, contents.join('\n')]));
  }
  return pages;
}

function topicPage(
  title: string,
  facts: readonly Fact[],
  quiz: readonly QuizQuestion[],
  language: Language,
  pack: Pack,
): string {
  return page([
    `# ${escaped(title)}`,
    ...facts.flatMap((fact) => factParts(fact, language, pack)),
    ...quiz.flatMap((question) => quizParts(question, language, pack)),
  ]);
}

function factParts(fact: Fact, language: Language, pack: Pack): string[] {
  const { question, phrasings, answer } = fact.wordings[language]!;
  const from = fact.derived ? ', derived' : '';
  return [
    `## ${escaped(question)}`,
    `${code(fact.id)}${from}, ${fact.asOf}`,
    escaped(answer),
    sourceLinks(fact.sources, pack),
    phrasings.map((phrasing) => `- ${escaped(phrasing)}`).join('\n'),
  ];
}

function quizParts(question: QuizQuestion, language: Language, pack: Pack): string[] {
  const { question: text, answer, distractors, explanation, accept } = question.wordings[language]!;
  const from = question.derived ? ', derived' : '';
  const also = accept.length > 0 ? ` (${accept.map(escaped).join(', ')})` : '';
  return [
    `## ? ${escaped(text)}`,
    `${code(question.id)}${from}, ${'★'.repeat(question.difficulty)}`,
    [`- **${escaped(answer)}**${also}`, ...distractors.map((distractor) => `- ${escaped(distractor)}`)].join('\n'),
    escaped(explanation),
    sourceLinks(question.sources, pack),
  ];
}

function sourceLinks(ids: readonly string[], pack: Pack): string {
  const sources = pack.sources.filter(({ id }) => ids.includes(id));
  return sources.map(({ publisher, title, url }) => `[${escaped(publisher)}: ${escaped(title)}](<${url}>)`).join(' · ');
}

function page(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function code(id: string): string {
  return `\`${id}\``;
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|]/g, String.raw`\$&`);
}
