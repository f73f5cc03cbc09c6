import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QuizQuestion } from '../../src/knowledge/pack.ts';
import { answered, newCard, type Card } from '../../src/learn/card.ts';
import { nextQuestion } from '../../src/learn/next-question.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NOW = Date.UTC(2026, 10, 25);

const question = (id: string, difficulty: 1 | 2 | 3 = 1): QuizQuestion => ({
  id,
  topic: 'members',
  difficulty,
  sources: ['s'],
  derived: false,
  wordings: {},
});

/** Answers as soon as it is due, again and again. @returns the distances in ms */
function distances(answers: readonly boolean[]): number[] {
  let card = newCard('q', NOW);
  return answers.map((right) => {
    const at = card.due;
    card = answered(card, right, at);
    return card.due - at;
  });
}

describe('distances', () => {
  it('grow with every right answer, from minutes to months', () => {
    const all = distances([true, true, true, true, true, true]);
    expect(all[0]).toBe(10 * MINUTE);
    for (const [index, distance] of all.slice(1).entries()) expect(distance).toBeGreaterThan(all[index]!);
    expect(all.at(-1)).toBeGreaterThan(30 * DAY);
  });

  it('begin again with a wrong answer', () => {
    const all = distances([true, true, true, false, true]);
    expect(all[2]).toBeGreaterThan(DAY);
    expect(all[3]).toBe(10 * MINUTE);
    expect(distances([false])[0]).toBe(MINUTE);
  });

  it('stay between a minute and a year, and every answer counts once, whatever happens', () => {
    const answers = fc.array(fc.record({ right: fc.boolean(), late: fc.integer({ min: -DAY, max: 400 * DAY }) }), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(answers, (all) => {
        let card: Card = newCard('q', NOW);
        for (const [index, { right, late }] of all.entries()) {
          const at = card.due + late;
          const after = answered(card, right, at);
          expect(after.reps).toBe(index + 1);
          expect(after.answeredAt).toBe(Math.max(at, card.answeredAt ?? 0));
          const distance = after.due - after.answeredAt!;
          expect(distance).toBeGreaterThanOrEqual(MINUTE);
          expect(distance).toBeLessThanOrEqual(366 * DAY);
          card = after;
        }
      }),
    );
  });
});

describe('the next question', () => {
  const questions = [question('hard', 3), question('a'), question('b'), question('middle', 2)];
  const first = () => 0;

  it('is what has been due longest', () => {
    const cards = [newCard('a', NOW - 5), newCard('b', NOW - 9), newCard('gone', NOW - 99)];
    const next = nextQuestion(cards, questions, NOW, first);
    expect(next).toMatchObject({ kind: 'due', question: { id: 'b' }, due: 2 });
  });

  it('is something new when nothing is due, easy ones first', () => {
    const later = answered(newCard('a', NOW), true, NOW);
    expect(nextQuestion([later], questions, NOW, first)).toMatchObject({ kind: 'new', question: { id: 'b' } });
    const both = [later, answered(newCard('b', NOW), true, NOW)];
    expect(nextQuestion(both, questions, NOW, first)).toMatchObject({ kind: 'new', question: { id: 'middle' } });
  });

  it('says when there is something again', () => {
    const cards = questions.map(({ id }, index) => answered(newCard(id, NOW), true, NOW - index));
    expect(nextQuestion(cards, questions, NOW, first)).toEqual({ kind: 'later', at: NOW - 3 + 10 * MINUTE });
    expect(nextQuestion([], [], NOW, first)).toEqual({ kind: 'later', at: undefined });
  });

  it('asks everything in the end and never what is not due', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 30, maxLength: 60 }), (answers) => {
        const cards = new Map<string, Card>();
        let now = NOW;
        for (const right of answers) {
          const next = nextQuestion([...cards.values()], questions, now, first);
          if (next.kind === 'later') {
            now = next.at!;
            continue;
          }
          const { id } = next.question;
          const card = cards.get(id) ?? newCard(id, now);
          expect(card.due).toBeLessThanOrEqual(now);
          cards.set(id, answered(card, right, now));
          now += MINUTE / 2;
        }
        expect(cards.size).toBeGreaterThan(1);
      }),
    );
  });
});
