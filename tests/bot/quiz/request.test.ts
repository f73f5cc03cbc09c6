import { describe, expect, it } from 'vitest';
import { quizCommand, readRequest, readSubcommand } from '../../../src/bot/quiz/request.ts';
import { defaultPack } from '../../support/pack.ts';

const { pack } = await defaultPack();

describe('what is typed after /quiz', () => {
  it.each([
    ['', 'start', ''],
    ['start 10', 'start', '10'],
    ['Stopp', 'stop', ''],
    ['пропустить', 'skip', ''],
    ['fortsetzen', 'resume', ''],
    ['10 20s', 'start', '10 20s'],
  ])('"%s"', (argument, name, rest) => {
    expect(readSubcommand(argument, quizCommand(pack))).toEqual([name, rest]);
  });
});

describe('a request', () => {
  it.each([
    ['', { questions: 10, seconds: 20 }],
    [
      'questions:7 seconds:30 topic:history difficulty:2',
      { questions: 7, seconds: 30, topic: 'history', difficulty: 2 },
    ],
    ['7', { questions: 7, seconds: 20 }],
    ['7 45', { questions: 7, seconds: 45 }],
    ['45s', { questions: 10, seconds: 45 }],
    ['45с 12', { questions: 12, seconds: 45 }],
    ['schwer 5', { questions: 5, seconds: 20, difficulty: 3 }],
    ['сложность:лёгкие', { questions: 10, seconds: 20, difficulty: 1 }],
    ['History', { questions: 10, seconds: 20, topic: 'history' }],
    ['thema:Mitglied', { questions: 10, seconds: 20, topic: 'members' }],
  ])('"%s"', (argument, expected) => {
    const request = readRequest(argument, pack);
    expect('topic' in request ? { ...request, topic: request.topic?.id } : request).toEqual(expected);
  });

  it.each([
    ['4', 'questions-range'],
    ['31', 'questions-range'],
    ['999999999', 'questions-range'],
    ['9s', 'seconds-range'],
    ['10 61', 'seconds-range'],
    ['cooking', 'unknown-topic'],
    ['topic:', 'unknown-topic'],
  ])('"%s" is refused: %s', (argument, kind) => {
    expect(readRequest(argument, pack)).toEqual({ kind });
  });
});
