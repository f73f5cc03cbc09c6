import { beforeAll, describe, expect, it } from 'vitest';
import { packPages } from '../../src/knowledge/docs.ts';
import type { Pack } from '../../src/knowledge/pack.ts';
import { defaultPack } from '../support/pack.ts';

let pack: Pack;

beforeAll(async () => {
  ({ pack } = await defaultPack());
});

describe('the quiz material', () => {
  it('has enough questions, by hand and of every difficulty', () => {
    expect(pack.quiz.length).toBeGreaterThanOrEqual(200);
    expect(pack.quiz.filter(({ derived }) => !derived).length).toBeGreaterThanOrEqual(120);
    for (const difficulty of [1, 2, 3]) {
      expect(pack.quiz.filter((question) => question.difficulty === difficulty).length).toBeGreaterThanOrEqual(30);
    }
  });

  it('has a source and a fact to read on for each question', () => {
    const facts = new Set(pack.facts.map(({ id }) => id));
    for (const { sources, fact } of pack.quiz) {
      expect(sources.length).toBeGreaterThan(0);
      expect(facts).toContain(fact);
    }
  });

  it('has questions of most topics', () => {
    expect(new Set(pack.quiz.map(({ topic }) => topic)).size).toBe(pack.topics.length);
  });

  it('never offers a neighbour of a state as a wrong answer', () => {
    const codeOf = new Map(pack.records.states.map(({ iso, names }) => [names['en']!.name, iso]));
    const questions = pack.quiz.filter(({ id }) => id.startsWith('quiz-neighbour-'));
    expect(questions.length).toBeGreaterThan(5);
    for (const { id, wordings } of questions) {
      const { borders } = pack.records.states.find((state) => id === `quiz-neighbour-${state.id}`)!;
      const { answer, distractors } = wordings['en']!;
      expect(borders).toContain(codeOf.get(answer));
      for (const distractor of distractors) expect(borders).not.toContain(codeOf.get(distractor));
    }
  });

  it('asks for the chair on days on which the state certainly held it, and not after the as-of date', () => {
    const questions = pack.quiz.filter(({ id }) => /^quiz-chair-\d{4}$/.test(id));
    expect(questions.length).toBeGreaterThan(10);
    const { terms } = pack.records.offices.find(({ id }) => id === 'chair')!;
    for (const { id, wordings } of questions) {
      const day = `${id.slice(-4)}-07-01`;
      expect(day <= pack.asOf).toBe(true);
      const holders = terms.filter(({ from, to }) => from <= day && (to === null || day < to));
      const names = holders.map(({ state }) => pack.records.states.find((one) => one.id === state)!.names['en']!.name);
      expect(names).toEqual([wordings['en']!.answer]);
    }
  });
});

describe('the pages for proof-reading', () => {
  it('show every fact and question once a language', () => {
    const pages = packPages(pack);
    expect(pages.size).toBe(pack.languages.length * (pack.topics.length + 1));
    for (const language of pack.languages) {
      const text = [...pages]
        .filter(([path]) => path.startsWith(`${language}/`))
        .map(([, page]) => page)
        .join('');
      const ids = [...pack.facts, ...pack.quiz].map(({ id }) => `\`${id}\``);
      for (const id of ids) expect(text.split(id)).toHaveLength(1 + ids.filter((other) => other === id).length);
    }
  });

  it('escape what Markdown would read as markup', () => {
    const [fact] = pack.facts;
    const hostile = {
      ...fact!,
      wordings: { ...fact!.wordings, en: { ...fact!.wordings['en']!, answer: 'a *b* <c> [d](e)' } },
    };
    const page = packPages({ ...pack, facts: [hostile], quiz: [] }).get(`en/${fact!.topic}.md`)!;
    expect(page).toContain(String.raw`a \*b\* \<c\> \[d\](e)`);
  });
});
