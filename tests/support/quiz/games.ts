import { newGame, type Game, type GameQuestion, type NewGame } from '../../../src/quiz/game.ts';

/** A question with four options, the second of which is right. */
function someQuestion(number: number, changes: Partial<GameQuestion> = {}): GameQuestion {
  return {
    id: `question-${number}`,
    topic: 'history',
    difficulty: 1,
    text: `Question ${number}?`,
    options: ['Wrong', 'Right', 'False', 'Not so'],
    right: 1,
    explanation: `Explanation ${number}.`,
    sources: ['charter'],
    cycle: 1,
    ...changes,
  };
}

/** A new game of some questions, 20 s each, unless it is said otherwise. */
export function someGame(
  { questions = 5, ...changes }: Partial<Omit<NewGame, 'questions'>> & { questions?: number } = {},
  now: number,
): Game {
  return newGame(
    {
      id: 'game',
      language: 'en',
      mode: 'buttons',
      time: 20_000,
      solo: false,
      starter: 'telegram:1',
      questions: Array.from({ length: questions }, (_, index) => someQuestion(index)),
      ...changes,
    },
    now,
  );
}
