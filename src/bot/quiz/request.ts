import type { Difficulty, Language, Pack, Topic } from '../../knowledge/pack.ts';
import { normalise } from '../../matching/normalise.ts';
import type { Mode } from '../../quiz/game.ts';
import type { Choice, CommandDeclaration, Subcommand } from '../commands/command.ts';
import { findTopic } from '../commands/find-topic.ts';

/** What somebody wants of a quiz. */
export interface QuizRequest {
  /** 5–30. */
  readonly questions: number;
  /** For each question, 10–60. */
  readonly seconds: number;
  readonly topic?: Topic | undefined;
  readonly difficulty?: Difficulty | undefined;
  /** Absent: by pressing buttons. */
  readonly mode?: Mode | undefined;
}

/** Something in a request that is not understood. */
export type RequestProblem =
  { readonly kind: 'questions-range' | 'seconds-range' } | { readonly kind: 'unknown-topic' };

/** Limits and defaults of a request. */
export const QUESTIONS = { least: 5, most: 30, usual: 10 } as const;
export const SECONDS = { least: 10, most: 60, usual: 20 } as const;

const DIFFICULTIES: readonly (Choice & { readonly difficulty: Difficulty })[] = [
  { value: '1', difficulty: 1, label: { de: 'leicht', en: 'easy', ru: 'лёгкие' } },
  { value: '2', difficulty: 2, label: { de: 'mittel', en: 'medium', ru: 'средние' } },
  { value: '3', difficulty: 3, label: { de: 'schwer', en: 'hard', ru: 'сложные' } },
];

const MODES: readonly (Choice & { readonly value: Mode })[] = [
  { value: 'buttons', label: { de: 'Knöpfe', en: 'buttons', ru: 'кнопки' } },
  { value: 'typed', label: { de: 'tippen', en: 'typed', ru: 'текст' } },
  { value: 'poll', label: { de: 'Umfrage', en: 'poll', ru: 'опрос' } },
];

const WITHOUT_OPTIONS: readonly Subcommand[] = [
  { name: 'stop', names: { de: 'stopp', ru: 'стоп' }, options: [] },
  { name: 'skip', names: { de: 'weiter', ru: 'пропустить' }, options: [] },
  { name: 'pause', names: { de: 'pause', ru: 'пауза' }, options: [] },
  { name: 'resume', names: { de: 'fortsetzen', ru: 'продолжить' }, options: [] },
];

/** The command /answer, for games in which answers are typed. */
export const ANSWER: CommandDeclaration = {
  name: 'answer',
  names: { de: 'antwort', ru: 'ответ' },
  aliases: ['otvet'],
  options: [{ name: 'answer', names: { de: 'antwort', ru: 'ответ' }, type: 'string', required: true }],
  personal: 'preferred',
};

const DAILY: Subcommand = {
  name: 'daily',
  names: { de: 'täglich', ru: 'ежедневно' },
  options: [
    { name: 'time', names: { de: 'uhrzeit', ru: 'время' }, type: 'string', required: false },
    { name: 'zone', names: { de: 'zeitzone', ru: 'пояс' }, type: 'string', required: false },
    { name: 'weekdays', names: { de: 'wochentage', ru: 'дни' }, type: 'string', required: false },
  ],
};

/** The command /quiz. */
export const quizCommand = (pack: Pack): CommandDeclaration & { readonly subcommands: readonly Subcommand[] } => ({
  name: 'quiz',
  names: { de: 'quiz', ru: 'викторина' },
  aliases: ['viktorina', 'квиз', 'kviz'],
  options: [],
  needsMembership: true,
  subcommands: [
    {
      name: 'start',
      names: { de: 'start', ru: 'старт' },
      options: [
        {
          name: 'questions',
          names: { de: 'fragen', ru: 'вопросы' },
          type: 'integer',
          required: false,
          range: [QUESTIONS.least, QUESTIONS.most],
        },
        {
          name: 'seconds',
          names: { de: 'sekunden', ru: 'секунды' },
          type: 'integer',
          required: false,
          range: [SECONDS.least, SECONDS.most],
        },
        {
          name: 'topic',
          names: { de: 'thema', ru: 'тема' },
          type: 'string',
          required: false,
          choices: topicsOf(pack).map(({ id, title }) => ({ value: id, label: title })),
        },
        {
          name: 'difficulty',
          names: { de: 'schwierigkeit', ru: 'сложность' },
          type: 'string',
          required: false,
          choices: DIFFICULTIES.map(({ value, label }) => ({ value, label })),
        },
        { name: 'mode', names: { de: 'modus', ru: 'режим' }, type: 'string', required: false, choices: MODES },
      ],
    },
    ...WITHOUT_OPTIONS,
    DAILY,
  ],
});

/** What a difficulty is called. */
export function difficultyName(difficulty: Difficulty, language: Language): string {
  const { label, value } = DIFFICULTIES[difficulty - 1]!;
  return label[language] ?? value;
}

/** The topics that have questions. */
function topicsOf({ topics, quiz }: Pack): Topic[] {
  const asked = new Set(quiz.map(({ topic }) => topic));
  return topics.filter(({ id }) => asked.has(id));
}

/** "start", "стоп" and the like at the beginning of what was typed after /quiz, and the rest; without any it is to start. */
export function readSubcommand(
  argument: string,
  { subcommands = [] }: CommandDeclaration,
): [name: string, rest: string] {
  const [first = '', ...rest] = argument.split(/\s+/);
  const word = first.toLowerCase();
  const found = subcommands.find(({ name, names }) => name === word || Object.values(names).includes(word));
  return found ? [found.name, rest.join(' ')] : ['start', argument];
}

/**
 * Reads what was typed after "/quiz start", in any order: `questions:10 topic:history`, as menus make it, or "10 30s history hard" –
 * the first number is that of the questions, a second one or one with "s" that of the seconds.
 */
export function readRequest(argument: string, pack: Pack): QuizRequest | RequestProblem {
  let questions: number | undefined;
  let seconds: number | undefined;
  let difficulty: Difficulty | undefined;
  let mode: Mode | undefined;
  const words: string[] = [];
  const { options } = quizCommand(pack).subcommands[0]!;
  for (const token of argument.split(/\s+/).filter(Boolean)) {
    const [, key, value = token] = /^(\p{L}+):(.+)$/u.exec(token) ?? [];
    const option = options.find(
      ({ name, names }) => key && [name, ...Object.values(names)].includes(key.toLowerCase()),
    );
    const [, digits, unit] = /^(\d{1,9})(\p{L}*)$/u.exec(value) ?? [];
    const isSeconds = option?.name === 'seconds' || /^(?:s|sec|sek|с|сек)\p{L}*$/iu.test(unit ?? '');
    const level = difficultyCalled(value, option?.name === 'difficulty');
    const way = modeCalled(value);
    if (level) difficulty = level;
    else if (way) mode = way;
    else if (digits !== undefined && isSeconds) seconds = Number(digits);
    else if (digits !== undefined && questions === undefined) questions = Number(digits);
    else if (digits !== undefined) seconds ??= Number(digits);
    else words.push(value);
  }
  if (isOutside(questions, QUESTIONS)) return { kind: 'questions-range' };
  if (isOutside(seconds, SECONDS)) return { kind: 'seconds-range' };
  const topic = words.length === 0 ? undefined : findTopic(words.join(' '), topicsOf(pack));
  if (words.length > 0 && !topic) return { kind: 'unknown-topic' };
  return { questions: questions ?? QUESTIONS.usual, seconds: seconds ?? SECONDS.usual, topic, difficulty, mode };
}

function isOutside(
  value: number | undefined,
  { least, most }: { readonly least: number; readonly most: number },
): boolean {
  return value !== undefined && (value < least || value > most);
}

/** @param named whether the value was given as the difficulty, so that a number is one too */
function difficultyCalled(value: string, named: boolean): Difficulty | undefined {
  const wanted = normalise(value);
  return DIFFICULTIES.find(
    ({ value: digit, label }) =>
      (named && digit === wanted) || Object.values(label).some((name) => normalise(name) === wanted),
  )?.difficulty;
}

function modeCalled(value: string): Mode | undefined {
  const wanted = normalise(value);
  return MODES.find(({ value: name, label }) =>
    [name, ...Object.values(label)].some((known) => normalise(known) === wanted),
  )?.value;
}
