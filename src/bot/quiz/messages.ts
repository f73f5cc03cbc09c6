import type { Language } from '../../knowledge/pack.ts';
import { currentQuestion, type Answer, type Game, type GameQuestion } from '../../quiz/game.ts';
import { FULL_POINTS, SHARE_FOR_RIGHT, STREAK_BONUS, STREAK_FROM } from '../../quiz/scoring.ts';
import { showsStandings, standingsOf, type Standing } from '../../quiz/standings.ts';
import { sourcesLine, type AnswerContext } from '../answers.ts';
import { languageNameIn } from '../commands/bot-commands.ts';
import { plainMessage, type Button, type Message, type RichText, type Span } from '../message.ts';
import type { Poll } from '../stage.ts';
import { shortSubject } from '../subject.ts';
import type { Translate } from '../texts.ts';
import { rankingPicture } from './ranking-picture.ts';
import { difficultyName, type QuizRequest } from './request.ts';
import { shownName } from './shown-name.ts';

/** Names listed of those who were right, and lines of a table. */
const MAX_RIGHT = 5;
const MAX_STANDINGS = 10;
const MEDALS = ['🥇', '🥈', '🥉'] as const;

/** The announcement: what is played and by which rules. */
export function startMessage(game: Game, { topic, difficulty, mode }: QuizRequest, { texts }: AnswerContext): Message {
  const { language, solo } = game;
  const t = texts.in(language);
  return {
    paragraphs: [
      [{ text: t('quiz-start', { questions: game.questions.length, seconds: game.time / 1000 }), style: 'bold' }],
      ...(topic ? [[t('quiz-topic', { topic: topic.title[language]! })]] : []),
      ...(difficulty ? [[t('quiz-difficulty', { difficulty: difficultyName(difficulty, language) })]] : []),
      ...(mode === 'poll' && game.mode !== 'poll' ? [[t('quiz-no-polls')]] : []),
      ...(game.mode === 'typed' ? [[t('quiz-rules-typed')]] : []),
      [t(solo ? 'quiz-rules-solo' : 'quiz-rules')],
      [
        t('quiz-rules-points', {
          least: FULL_POINTS * SHARE_FOR_RIGHT,
          most: FULL_POINTS,
          streak: STREAK_FROM,
          bonus: STREAK_BONUS,
        }),
      ],
      [
        t('quiz-language', {
          language: languageNameIn(language, language),
          command: solo ? '/language' : '/settings',
        }),
      ],
      [t('quiz-soon')],
    ],
    buttons: [{ label: t('button-quiz-stop'), action: { kind: 'quiz-control', game: game.id, control: 'stop' } }],
  };
}

/** The question of the round; nothing in it tells which option is right. */
export function questionMessage(game: Game, { pack, texts }: AnswerContext, forms = false): Message {
  const { id, round, language, mode } = game;
  const t = texts.in(language);
  const question = currentQuestion(game);
  const { text, options } = question;
  const number = t('quiz-question', { number: round + 1, all: game.questions.length });
  const heading = `${questionHeading(number, question, language, { pack, texts })} · ${t('quiz-seconds', { seconds: game.time / 1000 })}`;
  const typed = mode === 'typed';
  const form: Button[] = forms
    ? [{ label: t('button-quiz-type'), action: { kind: 'quiz-type', game: id, round } }]
    : [];
  return {
    paragraphs: [
      [{ text: heading, style: 'italic' }],
      [{ text, style: 'bold' }],
      ...(typed ? [[{ text: t('quiz-type-hint'), style: 'italic' } as const]] : []),
    ],
    buttons: typed
      ? form
      : options.map((label, option) => ({ label, action: { kind: 'quiz', game: id, round, option } })),
  };
}

/** The question of the round as a native poll. */
export function pollOf(game: Game): Poll {
  const { text, options, right, explanation } = currentQuestion(game);
  const question = `${game.round + 1}/${game.questions.length} · ${text}`;
  return { question, options, right, explanation, openFor: game.time };
}

/** "Question 3 of 10 · Treaty · ★★☆". */
export function questionHeading(
  label: string,
  { topic, difficulty }: GameQuestion,
  language: Language,
  { pack }: AnswerContext,
): string {
  const title = pack.topics.find((one) => one.id === topic)?.title[language];
  return [label, ...(title === undefined ? [] : [title]), '★'.repeat(difficulty) + '☆'.repeat(3 - difficulty)].join(
    ' · ',
  );
}

/** The parts of what tells which option is right and why. */
export function solutionOf(
  { id, text, options, right, explanation, sources, fact }: GameQuestion,
  language: Language,
  context: AnswerContext,
) {
  const { pack, texts } = context;
  const t = texts.in(language);
  const known = sources.filter((source) => pack.sources.some((one) => one.id === source));
  const more: Button[] =
    fact !== undefined && pack.facts.some((one) => one.id === fact)
      ? [{ label: t('button-more-about'), action: { kind: 'fact', fact, language } }]
      : [];
  const report: Button = { label: t('button-report'), action: { kind: 'report', question: id } };
  const answer: RichText[] = [[{ text, style: 'bold' }], ['✅ ', { text: options[right]!, style: 'bold' }]];
  const reasons: RichText[] = [[explanation], ...(known.length > 0 ? [sourcesLine(known, language, context)] : [])];
  return { answer, reasons, more, report };
}

/** What the question's message becomes when the round is over. */
export function revealMessage(game: Game, { pack, texts }: AnswerContext): Message {
  const { language, round } = game;
  const t = texts.in(language);
  const { answer, reasons, more, report } = solutionOf(currentQuestion(game), language, { pack, texts });
  const buttons: Button[] = [
    ...more,
    { label: t('button-quiz-rank'), action: { kind: 'quiz-control', game: game.id, control: 'rank' } },
    report,
  ];
  return {
    paragraphs: [
      [
        {
          text: t('quiz-question', { number: round + 1, all: game.questions.length }),
          style: 'italic',
        },
      ],
      ...answer,
      whoWasRight(game, t),
      ...reasons,
      ...(showsStandings(game)
        ? [[{ text: t('quiz-standings'), style: 'bold' } as const], ...standingLines(standingsOf(game.players), t)]
        : []),
    ],
    buttons,
  };
}

/** Those who were right, fastest first, with what it brought them. */
function whoWasRight({ answers, skipped, solo }: Game, t: Translate): RichText {
  if (skipped) return [t('quiz-skipped')];
  const right = answers.filter((answer) => answer.right).toSorted((a, b) => a.elapsed - b.elapsed);
  if (answers.length === 0) return [t('quiz-nobody-answered')];
  if (right.length === 0) return [t(solo ? 'quiz-wrong' : 'quiz-nobody-right')];
  if (solo) return [t('quiz-right', { seconds: secondsOf(right[0]!) })];
  const names = right
    .slice(0, MAX_RIGHT)
    .flatMap((answer, index): Span[] => [
      index === 0 ? '' : ', ',
      { text: shownName(answer.name) },
      ` (${t('quiz-seconds', { seconds: secondsOf(answer) })})`,
    ]);
  const others = right.length - MAX_RIGHT;
  return [`${t('quiz-were-right')} `, ...names, ...(others > 0 ? [` ${t('quiz-others', { count: others })}`] : [])];
}

function secondsOf({ elapsed }: Answer): number {
  return Math.round(elapsed / 100) / 10;
}

/** The final standings and why the game is over, with the best on a podium where several have points. */
export function finishMessage(game: Game, { pack, texts }: AnswerContext): Message {
  const t = texts.in(game.language);
  const standings = standingsOf(game.players);
  const table: RichText[] = standings.length === 0 ? [[t('quiz-no-points')]] : standingLines(standings, t, game.solo);
  const subtitle = t('quiz-podium', { subject: shortSubject(pack, game.language) });
  const scored = standings.filter(({ points }) => points > 0).length;
  const picture = rankingPicture({ kind: 'podium', title: t('quiz-final'), subtitle }, standings, scored, t);
  return {
    paragraphs: [[t(`quiz-ending-${game.ending ?? 'finished'}`)], ...table],
    buttons:
      game.solo || standings.length <= MAX_STANDINGS
        ? []
        : [{ label: t('button-quiz-rank'), action: { kind: 'quiz-control', game: game.id, control: 'rank' } }],
    ...(picture && { picture }),
  };
}

/** The table of points, the best of it; those who share a rank share its medal. */
function standingLines(standings: readonly Standing[], t: Translate, solo = false): RichText[] {
  const lines = standings
    .slice(0, MAX_STANDINGS)
    .map((standing): RichText =>
      solo ? [t('quiz-gained', { points: standing.points, right: standing.right })] : tableLine(standing, t),
    );
  const others = standings.length - MAX_STANDINGS;
  return others > 0 ? [...lines, [t('quiz-others', { count: others })]] : lines;
}

/** A line of a table of points; those who share a rank share its medal. */
export function tableLine({ rank, name, points, right }: Omit<Standing, 'person'>, t: Translate): RichText {
  const place = MEDALS[rank - 1] ?? `${rank}.`;
  return [`${place} `, { text: shownName(name) }, ` – ${t('quiz-gained', { points, right })}`];
}

/** One line about somebody's own place. */
export function rankNotice(game: Game, person: string, t: Translate): string {
  const standings = standingsOf(game.players);
  const own = standings.find((standing) => standing.person === person);
  if (!own) return t('quiz-rank-none');
  const { rank, points, right } = own;
  return t('quiz-rank', { rank, all: standings.length, gained: t('quiz-gained', { points, right }) });
}

/** A paused game, with a button that lets it go on. */
export function pausedMessage({ id }: Game, t: Translate): Message {
  return {
    ...plainMessage(t('quiz-paused')),
    buttons: [{ label: t('button-quiz-resume'), action: { kind: 'quiz-control', game: id, control: 'resume' } }],
  };
}
