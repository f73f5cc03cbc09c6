import { describe, expect, it } from 'vitest';
import { encodeAction } from '../../../src/bot/action-code.ts';
import { toPlainText } from '../../../src/bot/message.ts';
import {
  finishMessage,
  questionMessage,
  rankNotice,
  revealMessage,
  startMessage,
} from '../../../src/bot/quiz/messages.ts';
import { shownName } from '../../../src/bot/quiz/shown-name.ts';
import { createTexts } from '../../../src/bot/texts.ts';
import { readCatalogues } from '../../../src/locales/read.ts';
import { draw, prepareQuestion } from '../../../src/quiz/choose.ts';
import type { Answer, Game, Player } from '../../../src/quiz/game.ts';
import { defaultPack } from '../../support/pack.ts';
import { someGame } from '../../support/quiz/games.ts';

const { pack } = await defaultPack();
const context = { pack, texts: createTexts(await readCatalogues()) };
const t = context.texts.in('en');
const gameWith = (changes: Partial<Game>): Game => ({ ...someGame({ questions: 10 }, 0), round: 0, ...changes });
const answers = (count: number, right = true): Answer[] =>
  Array.from({ length: count }, (_, index) => ({
    person: `telegram:${index}`,
    name: `P${index}`,
    right,
    option: right ? 1 : 0,
    elapsed: 1000 * (count - index),
    at: 0,
  }));
const players = (...points: number[]): Player[] =>
  points.map((gained, index) => ({
    person: `telegram:${index}`,
    name: `P${index}`,
    points: gained,
    right: 1,
    streak: 1,
  }));

describe.each(['de', 'en', 'ru'])('before the reveal, in %s', (language) => {
  it('nothing that is sent tells which option is right', () => {
    for (const question of pack.quiz) {
      const prepare = (right: number) => {
        const prepared = prepareQuestion({ question, cycle: 1 }, language, () => 0.4);
        const others = prepared.options.filter((_, index) => index !== prepared.right);
        // The same options in the same order, with another one right.
        return { ...prepared, options: [prepared.options[prepared.right]!, ...others], right };
      };
      const sent = (right: number): string => {
        const game = { ...someGame({ language }, 0), round: 0, questions: [prepare(right)] };
        const messages = [startMessage(game, { questions: 5, seconds: 10 }, context), questionMessage(game, context)];
        return JSON.stringify(
          messages.map(({ buttons, ...message }) => ({
            ...message,
            buttons: buttons.map(({ label, action }) => [label, encodeAction(action)]),
          })),
        );
      };
      expect(sent(0)).toBe(sent(1));
      const { explanation } = question.wordings[language]!;
      expect(sent(0)).not.toContain(JSON.stringify(explanation).slice(1, -1));
    }
  });

  it('every question of the pack can be shown and revealed', () => {
    const questions = draw(pack.quiz, new Map(), pack.quiz.length, () => 0.3).map((drawn) =>
      prepareQuestion(drawn, language, () => 0.3),
    );
    questions.forEach((question, round) => {
      const game = { ...someGame({ language }, 0), round, questions };
      expect(toPlainText(questionMessage(game, context), true)).toContain(question.text);
      const reveal = revealMessage(game, context);
      expect(toPlainText(reveal)).toContain(question.options[question.right]);
      expect(toPlainText(reveal)).toMatch(/https?:/);
      for (const { action } of reveal.buttons) expect(encodeAction(action).length).toBeGreaterThan(1);
    });
  });
});

describe('the reveal', () => {
  const text = (changes: Partial<Game>) => toPlainText(revealMessage(gameWith(changes), context), true);

  it('names those who were right, fastest first, and counts the rest', () => {
    expect(text({ answers: answers(17) })).toContain(
      'Right: P16 (1 s), P15 (2 s), P14 (3 s), P13 (4 s), P12 (5 s) and 12 others',
    );
    expect(text({ answers: answers(6) })).toContain('and one other');
    expect(text({ answers: answers(2) })).not.toContain('other');
  });

  it('says when nobody was right, nobody answered or the question was skipped', () => {
    expect(text({ answers: answers(2, false) })).toContain('Nobody was right.');
    expect(text({})).toContain('Nobody answered.');
    expect(text({ skipped: true, answers: answers(3) })).toContain('Skipped');
  });

  it('has the explanation, the standings after the fifth question, and the buttons', () => {
    const fifth = text({ round: 4, players: players(50, 70) });
    expect(fifth).toContain('Explanation 4.');
    expect(fifth).toContain('🥇 P1 – 70 points, 1 right');
    expect(fifth).toContain('My place');
    expect(fifth).toContain('Report this question');
    expect(text({ round: 3, players: players(50, 70) })).not.toContain('🥇');
  });
});

describe('the end', () => {
  it('shows who shares a place, and ten lines at most', () => {
    const text = toPlainText(finishMessage(gameWith({ ending: 'finished', players: players(90, 90, 80) }), context));
    expect(text).toContain('🥇 P0 – 90 points');
    expect(text).toContain('🥇 P1 – 90 points');
    expect(text).toContain('🥉 P2 – 80 points');
    const many = toPlainText(
      finishMessage(gameWith({ players: players(...Array.from({ length: 22 }, () => 1)) }), context),
      true,
    );
    expect(many).toContain('and 12 others');
    expect(many).toContain('My place');
  });

  it.each(['finished', 'stopped', 'unanswered', 'paused-too-long', 'broken', 'gone'] as const)(
    'says why: %s',
    (ending) => {
      for (const language of pack.languages)
        expect(toPlainText(finishMessage(gameWith({ ending, language }), context)).length).toBeGreaterThan(10);
    },
  );

  it('tells people their own place', () => {
    const game = gameWith({ players: players(90, 90, 80) });
    expect(rankNotice(game, 'telegram:2', t)).toBe('You are in place 3 of 3: 80 points, 1 right.');
    expect(rankNotice(game, 'telegram:9', t)).toContain('no points');
  });
});

it('a hostile name stays one short line', () => {
  const name = `\n\n🥇 Boss\u202e – 9999 points ${'x'.repeat(500)}`;
  const game = gameWith({ players: [{ person: 'a', name, points: 1, right: 1, streak: 1 }], ending: 'finished' });
  const { paragraphs } = finishMessage(game, context);
  const line = toPlainText({ paragraphs: [paragraphs.at(-1)!], buttons: [] });
  expect(line).not.toMatch(/[\n\u202e]/);
  expect(line.length).toBeLessThan(70);
  expect(line).toContain('9999 points');
});

describe('the picture of the final standings', () => {
  const endOf = (changes: Partial<Game>) => finishMessage(gameWith({ ending: 'finished', ...changes }), context);

  it('stands beside the text when at least two have points', () => {
    const { picture, paragraphs } = endOf({ players: players(40, 90, 90, 0) });
    expect(picture!.content).toEqual({
      kind: 'podium',
      title: 'Final standings',
      subtitle: 'Quiz: CSTO',
      ranking: [
        { place: 1, name: 'P1', points: '90 points' },
        { place: 1, name: 'P2', points: '90 points' },
        { place: 3, name: 'P0', points: '40 points' },
      ],
      others: undefined,
      unnamed: '(see the text)',
    });
    expect(picture!.description).toBe(
      'Final standings\nQuiz: CSTO\n1. P1 – 90 points\n1. P2 – 90 points\n3. P0 – 40 points',
    );
    expect(toPlainText({ paragraphs, buttons: [] })).toContain('P3 – 0 points');
  });

  it.each([[[]], [[70]], [[70, 0, 0]]])('is left out for the points %j', (points) => {
    expect(endOf({ players: players(...points) }).picture).toBeUndefined();
  });

  it('names the best ten and how many others there are', () => {
    const { picture } = endOf({ players: players(...Array.from({ length: 13 }, (_, index) => 500 - index), 0) });
    const { content, description } = picture!;
    expect(content.kind === 'podium' && [content.ranking.length, content.others]).toEqual([10, 'and 3 others']);
    expect(description).toMatch(/10\. P9 – 491 points\nand 3 others$/);
  });
});

describe('a name', () => {
  it.each([
    ['  Ann\u202e\n ', 'Ann'],
    ['', '…'],
    ['x'.repeat(40), `${'x'.repeat(31)}…`],
    // What follows it would else be read as part of it.
    ['محمد', '\u2068محمد\u2069'],
    ['\u2069דוד 7', '\u2068דוד 7\u2069'],
  ])('%j is shown as %j', (name, expected) => expect(shownName(name)).toBe(expected));
});
