import { draw, prepareQuestion, questionsFor } from '../../quiz/choose.ts';
import { currentQuestion, isRoundOpen, newGame, type Control, type Game, type Pace } from '../../quiz/game.ts';
import type { GameStore } from '../../quiz/game-store.ts';
import type { Host } from '../../quiz/host.ts';
import type { Given } from '../../quiz/step.ts';
import { createTypedJudge } from '../../quiz/typed-answer.ts';
import type { AnswerContext } from '../answers.ts';
import { chatKey, isShared, personKey, spaceKey, type Platform } from '../incoming.ts';
import type { Memory } from '../memory.ts';
import { plainMessage, toPlainText, type Action, type Message } from '../message.ts';
import type { Part, PartContext, PartReply } from '../part.ts';
import { inTime } from '../patience.ts';
import { pausedMessage, rankNotice, startMessage } from './messages.ts';
import { ANSWER, QUESTIONS, quizCommand, readRequest, readSubcommand, SECONDS } from './request.ts';

/** What the part needs. */
export interface QuizDependencies extends AnswerContext {
  readonly memory: Pick<Memory, 'chatSettings'>;
  readonly games: Pick<GameStore, 'running' | 'find' | 'ofPoll' | 'cycles'>;
  readonly host: Pick<Host, 'begin' | 'tell'>;
  /** Whether a platform has polls of its own. */
  readonly hasPolls: (platform: Platform) => boolean;
  /** What /quiz daily does; absent: there is no daily question. */
  readonly daily?: Pick<Part, 'command'> | undefined;
  /** 0 ≤ value < 1. */
  readonly random: () => number;
  /** A new id for a game: at most 12 characters, none of them ":". */
  readonly newId: () => string;
  /** Absent: that of real games. */
  readonly pace?: Pace | undefined;
}

/** What came of somebody's wish, and what is to be said about it unless the game itself shows it. */
interface Controlled {
  readonly done: boolean;
  readonly said?: Message;
}

/** /quiz with its buttons. */
export function createQuiz(dependencies: QuizDependencies): Part {
  const { pack, texts, memory, games, host, daily, random, newId, pace } = dependencies;
  const command = quizCommand(pack);
  const judge = createTypedJudge(pack);

  const start = async (argument: string, { incoming, language: own }: PartContext): Promise<PartReply> => {
    const { chat, person, at } = incoming;
    const t = texts.in(own);
    const say = (...paragraphs: string[]): PartReply => ({ messages: [plainMessage(...paragraphs)] });
    const shared = isShared(chat);
    const place = { chat: chatKey(chat), space: spaceKey(chat) };
    const settings = shared ? await memory.chatSettings(place.space) : {};
    if (settings.quizzes === false) return say(t('quiz-forbidden'));
    const isRunning = async (): Promise<PartReply | undefined> => {
      const running = await games.running(place.chat);
      if (!running) return undefined;
      const { round, questions } = running.game;
      return say(t('quiz-running', { number: Math.max(1, round + 1), all: questions.length }));
    };
    const running = await isRunning();
    if (running) return running;

    const request = readRequest(argument, pack);
    if ('kind' in request) {
      if (request.kind === 'unknown-topic') return say(t('quiz-topic-unknown'));
      const { least, most } = request.kind === 'questions-range' ? QUESTIONS : SECONDS;
      return say(t(`quiz-${request.kind}`, { least, most }));
    }
    const { topic, difficulty, questions, seconds } = request;
    const mode = request.mode === 'poll' && !dependencies.hasPolls(chat.platform) ? 'buttons' : request.mode;
    const pool = questionsFor(pack.quiz, { topic: topic?.id, difficulty });
    if (pool.length === 0) return say(t('quiz-no-questions'));
    // Everyone reads the questions, so that the chat's language counts more than that of who starts.
    const language =
      settings.language !== undefined && pack.languages.includes(settings.language) ? settings.language : own;
    const drawn = draw(pool, await games.cycles(place.chat), questions, random);
    const game = newGame(
      {
        id: newId(),
        language,
        mode: mode ?? 'buttons',
        time: seconds * 1000,
        solo: !shared,
        starter: personKey(person),
        questions: drawn.map((one) => prepareQuestion(one, language, random)),
        ...(pace && { pace }),
      },
      at,
    );
    if (await host.begin({ game, ...place }))
      return { messages: [startMessage(game, request, dependencies)], language };
    return (await isRunning()) ?? say(t('quiz-none'));
  };

  /** Does what somebody wants of a game, if they may. */
  const control = async (game: Game, wish: Control, { incoming, language }: PartContext): Promise<Controlled> => {
    const t = texts.in(language);
    const refuse = (text: string): Controlled => ({ done: false, said: plainMessage(text) });
    const person = personKey(incoming.person);
    const manager = person !== game.starter && (await incoming.mayManage());
    const done = await host.tell(game.id, { kind: 'control', control: wish, person, manager });
    if (!done) return refuse(t('quiz-none'));
    if (done.outcome.kind !== 'controlled') return refuse(t('quiz-pointless', { control: wish }));
    const { decision } = done.outcome;
    if (decision === 'not-allowed') return refuse(t('quiz-not-allowed'));
    if (decision !== 'done') return refuse(t('quiz-vote', { control: wish, ...decision }));
    const inGame = texts.in(game.language);
    if (wish === 'pause') return { done: true, said: pausedMessage(game, inGame) };
    return { done: true, ...(wish === 'resume' && { said: plainMessage(inGame('quiz-resumed')) }) };
  };

  const answer = async (
    { game: id, round, option }: Extract<Action, { kind: 'quiz' }>,
    { incoming: { person }, language }: PartContext,
  ): Promise<PartReply> => {
    const t = texts.in(language);
    const done = await host.tell(id, {
      kind: 'answer',
      round,
      person: personKey(person),
      name: person.name,
      given: { kind: 'option', option },
    });
    const notice = (): string => {
      switch (done?.outcome.kind) {
        case 'answered':
        case 'already-answered': {
          const { kind, answer: given } = done.outcome;
          const chosen = done.game.questions[round]!.options[given.option ?? -1] ?? '…';
          return t(kind === 'answered' ? 'quiz-answered' : 'quiz-already-answered', { answer: chosen });
        }
        case 'paused':
          return t('quiz-is-paused');
        default:
          return t('quiz-too-late');
      }
    };
    return { messages: [], notice: notice() };
  };

  /** Tells a game what somebody answered, and them what came of it. */
  const give = async (
    game: Game,
    given: Given,
    { incoming: { person, chat }, language }: PartContext,
  ): Promise<PartReply> => {
    const t = texts.in(language);
    const by = { person: personKey(person), name: person.name };
    const done = await host.tell(game.id, { kind: 'answer', round: game.round, ...by, given });
    // What others read must not tell whether it was right, and a busy group needs no reply to each answer.
    if (chat.public) return { messages: [] };
    switch (done?.outcome.kind) {
      case 'answered':
      case 'already-answered':
        return { messages: [], notice: t(done.outcome.kind === 'answered' ? 'quiz-typed' : 'quiz-already-typed') };
      case 'paused':
        return { messages: [], notice: t('quiz-is-paused') };
      default:
        return { messages: [], notice: t('quiz-too-late') };
    }
  };

  const takeTyped = async (text: string, game: Game, context: PartContext): Promise<PartReply> => {
    const asked = currentQuestion(game);
    const { options, right } = asked;
    // The pack may have changed since the game began.
    const question = pack.quiz.find(({ id }) => id === asked.id) ?? {
      wordings: {
        [game.language]: {
          question: asked.text,
          answer: options[right]!,
          distractors: options.filter((_, index) => index !== right),
          accept: [],
          explanation: asked.explanation,
        },
      },
    };
    const judgement = judge(text, question);
    if (judgement !== 'close') return give(game, { kind: 'typed', right: judgement === 'right' }, context);
    const hasAnswered = game.answers.some(({ person }) => person === personKey(context.incoming.person));
    if (hasAnswered || !isRoundOpen(game)) return give(game, { kind: 'typed', right: false }, context);
    return { messages: [], notice: texts.in(context.language)('quiz-close') };
  };

  /** Takes what was typed into the form of a question, which may be over. */
  const type = async (
    { game: id, round, typed }: Extract<Action, { kind: 'quiz-type' }>,
    context: PartContext,
  ): Promise<PartReply> => {
    const t = texts.in(context.language);
    if (typed === undefined) return { messages: [], notice: t('quiz-type-hint') };
    const game = (await games.find(id))?.game;
    return game?.round === round ? takeTyped(typed, game, context) : { messages: [], notice: t('quiz-too-late') };
  };

  const runningIn = async ({ incoming }: PartContext): Promise<Game | undefined> =>
    (await games.running(chatKey(incoming.chat)))?.game;

  /** Says why /answer answers nothing. */
  const refuseAnswer = async (context: PartContext): Promise<PartReply> => {
    const t = texts.in(context.language);
    const game = await runningIn(context);
    if (!game) return { messages: [plainMessage(t('quiz-none'))] };
    if (game.mode !== 'typed') return { messages: [plainMessage(t('quiz-not-typed'))] };
    return { messages: [plainMessage(t(game.round < 0 ? 'quiz-soon' : 'quiz-type-hint'))] };
  };

  const pressControl = async (
    { game: id, control: wish }: Extract<Action, { kind: 'quiz-control' }>,
    context: PartContext,
  ): Promise<PartReply> => {
    const t = texts.in(context.language);
    const game = (await games.find(id))?.game;
    if (!game) return { messages: [], notice: t('quiz-none') };
    if (wish === 'rank') return { messages: [], notice: rankNotice(game, personKey(context.incoming.person), t) };
    const { said, done } = await control(game, wish, context);
    if (!said) return { messages: [] };
    return done ? { messages: [said], replace: true } : { messages: [], notice: toPlainText(said) };
  };

  return {
    commands: [command, ANSWER],
    unlimited: true,

    async answer(called, text, context) {
      if (called !== ANSWER.name || text === '') return undefined;
      const game = await runningIn(context);
      return game?.mode === 'typed' && game.round >= 0 ? takeTyped(text, game, context) : undefined;
    },

    async command(called, argument, context) {
      if (called === ANSWER.name) return refuseAnswer(context);
      const [name, rest] = readSubcommand(argument, command);
      if (name === 'start') return start(rest, context);
      if (name === 'daily' && daily) return daily.command(name, rest, context);
      const game = await runningIn(context);
      if (!game) return { messages: [plainMessage(texts.in(context.language)('quiz-none'))] };
      const { said } = await control(game, name as Control, context);
      return { messages: said ? [said] : [] };
    },

    press(action, context) {
      if (action.kind === 'quiz') return answer(action, context);
      if (action.kind === 'quiz-type') return type(action, context);
      return action.kind === 'quiz-control' ? pressControl(action, context) : undefined;
    },

    async text(text, context) {
      const { chat, messageId } = context.incoming;
      // A store that cannot be reached must not keep anybody from asking something else.
      const running = await inTime(games.running(chatKey(chat))).catch(() => undefined);
      const game = running?.game;
      if (game?.mode !== 'typed' || game.round < 0) return undefined;
      const isReply = messageId !== undefined && messageId === game.shown?.messageId;
      return isReply || (game.solo && game.state === 'open') ? takeTyped(text, game, context) : undefined;
    },

    async vote(poll, option, context) {
      const game = (await games.ofPoll(poll))?.game;
      if (!game) return false;
      await give(game, { kind: 'option', option }, context);
      return true;
    },
  };
}
