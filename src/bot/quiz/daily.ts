import type { Language, Pack } from '../../knowledge/pack.ts';
import { draw, prepareQuestion } from '../../quiz/choose.ts';
import { advance, newDaily, reschedule, type Daily } from '../../quiz/daily.ts';
import { readSchedule } from '../../quiz/daily-schedule.ts';
import type { DailyStore } from '../../quiz/daily-store.ts';
import type { Place } from '../../quiz/game-store.ts';
import { chatKey, chatOfKeys, isShared, personKey, spaceKey, type Chat, type Platform } from '../incoming.ts';
import type { Log } from '../log.ts';
import type { Memory } from '../memory.ts';
import { plainMessage, type Action } from '../message.ts';
import type { Part, PartContext, PartReply } from '../part.ts';
import { ChatGoneError, RefusedError, type Stage } from '../stage.ts';
import type { Texts } from '../texts.ts';
import { dailyMessage, dailyResultMessage, dailyRevealMessage, dailySetMessage } from './daily-messages.ts';

/** What the part needs. */
export interface DailyDependencies {
  /** The pack in use at present. */
  readonly pack: () => Pack;
  readonly texts: Texts;
  readonly memory: Pick<Memory, 'chatSettings'>;
  readonly dailies: DailyStore;
  /** The stage of a platform; undefined while this process is not connected to it. */
  readonly stageOf: (platform: Platform) => Stage | undefined;
  readonly log: Log;
  /** 0 ≤ value < 1. */
  readonly random: () => number;
}

/** The daily question: how it is set, asked and answered. */
export interface DailyPart extends Part {
  /** Does all that is due. @param now ms since 1970 (UTC) */
  tick(now: number): Promise<void>;
}

/** Zones of those who name none. */
const ZONES: Readonly<Record<Language, string>> = { de: 'Europe/Berlin', ru: 'Europe/Moscow' };
const DEFAULT_ZONE = 'UTC';
const OFF = /^(?:off|aus|stop|stopp|выкл|стоп)$/i;

/** Makes the part; `command` is what `/quiz daily` does. */
export function createDaily(dependencies: DailyDependencies): DailyPart {
  const { pack, texts, memory, dailies, stageOf, log, random } = dependencies;
  const say = (...paragraphs: string[]): PartReply => ({ messages: [plainMessage(...paragraphs)] });

  const set = async (argument: string, { incoming, language: own }: PartContext): Promise<PartReply> => {
    const { chat, at } = incoming;
    const t = texts.in(own);
    const place = { chat: chatKey(chat), space: spaceKey(chat) };
    const before = await dailies.of(place.chat);
    if (argument === '') return before ? { messages: [dailySetMessage(before, own, texts)] } : say(t('daily-none'));
    if (isShared(chat) && !(await incoming.mayManage())) return say(t('managers-only'));
    if (OFF.test(argument.replace(/^\w+:/, ''))) {
      const removed = await dailies.remove(place.chat);
      await close(chat, removed);
      return say(t(removed ? 'daily-off' : 'daily-none'));
    }
    const settings = isShared(chat) ? await memory.chatSettings(place.space) : {};
    if (settings.quizzes === false) return say(t('quiz-forbidden'));
    const language =
      settings.language !== undefined && pack().languages.includes(settings.language) ? settings.language : own;
    const schedule = readSchedule(argument, before?.schedule.zone ?? ZONES[own] ?? DEFAULT_ZONE);
    if ('problem' in schedule) return say(t(`daily-wrong-${schedule.problem}`, { typed: schedule.typed }));
    const daily = await dailies.set(place, (known) =>
      known ? reschedule(known, schedule, language, at) : newDaily(schedule, language, at),
    );
    return { messages: [dailySetMessage(daily, own, texts)] };
  };

  const answer = async (
    { run, option }: Extract<Action, { kind: 'daily' }>,
    { incoming: { chat, person, at }, language }: PartContext,
  ): Promise<PartReply> => {
    const t = texts.in(language);
    const key = chatKey(chat);
    const by = { person: personKey(person), name: person.name, option, at };
    const taken = await dailies.answer(key, run, by);
    if (taken.kind === 'too-late') return { messages: [], notice: t('quiz-too-late') };
    const chosen = (await dailies.of(key))?.open?.question.options[taken.option] ?? '…';
    return {
      messages: [],
      notice: t(taken.kind === 'counts' ? 'daily-answered' : 'quiz-already-answered', { answer: chosen }),
    };
  };

  /** Shows the solution in a question's own message. */
  const reveal = async (chat: Chat, question: Daily['last'], language: Language): Promise<void> => {
    if (question?.messageId === undefined) return;
    try {
      await stageOf(chat.platform)?.edit(
        chat,
        question.messageId,
        dailyRevealMessage(question, language, { pack: pack(), texts }),
      );
    } catch (error) {
      // Somebody has deleted it, or it is too old to be changed.
      if (!(error instanceof RefusedError)) throw error;
    }
  };

  /** Shows the solutions that nobody would see otherwise. */
  const close = async (chat: Chat, daily: Daily | undefined): Promise<void> => {
    if (daily) await reveal(chat, daily.open, daily.language);
  };

  /** What is shown of the last question, whose own message is turned into its solution. */
  const resultIn = async ({ chat, space }: Place, { last, language }: Daily) => {
    const [answers, streaks] = await Promise.all([last ? dailies.answers(chat, last.run) : [], dailies.streaks(chat)]);
    await reveal(chatOfKeys(chat, space), last, language);
    return { last, answers, streaks, language };
  };

  const ask = async (place: Place, daily: Daily, stage: Stage): Promise<void> => {
    const open = daily.open!;
    const message = dailyMessage({ open, ...(await resultIn(place, daily)) }, { pack: pack(), texts });
    const sent = await stage.send(chatOfKeys(place.chat, place.space), message);
    await dailies.shown(place.chat, open.run, sent);
  };

  /** @param quiet because the chat wants no quizzes any more */
  const resolve = async (place: Place, daily: Daily, stage: Stage, quiet: boolean): Promise<void> => {
    const { last, ...result } = await resultIn(place, daily);
    if (!last) return;
    // A question that nobody answered is no news.
    if (result.answers.length > 0 && !quiet)
      await stage.send(
        chatOfKeys(place.chat, place.space),
        dailyResultMessage({ last, ...result }, { pack: pack(), texts }),
      );
    await dailies.resultShown(place.chat, last.run);
  };

  const runDue = async (place: Place, stage: Stage, now: number): Promise<void> => {
    const { quizzes = true } = await memory.chatSettings(place.space);
    let before: Daily | undefined;
    const step = await dailies.advance(place, now, ({ daily, answers, streaks, cycles }) => {
      before = daily;
      return advance(daily, answers, streaks, now, () => {
        const [drawn] = quizzes ? draw(pack().quiz, cycles, 1, random) : [];
        return drawn && prepareQuestion(drawn, daily.language, random);
      });
    });
    if (step?.kind === 'ask' || step?.kind === 'again') await ask(place, step.daily, stage);
    if (step?.kind === 'resolve') await resolve(place, step.daily, stage, !quizzes);
    if (step?.kind !== 'stop' || !before) return;
    const chat = chatOfKeys(place.chat, place.space);
    await close(chat, before);
    if (quizzes) await stage.send(chat, plainMessage(texts.in(before.language)('daily-stopped')));
  };

  return {
    commands: [],
    unlimited: true,
    command: (_, argument, context) => set(argument, context),
    press: (action, context) => (action.kind === 'daily' ? answer(action, context) : undefined),

    async tick(now) {
      for (const place of await dailies.due(now)) {
        const stage = stageOf(chatOfKeys(place.chat, place.space).platform);
        if (!stage) continue;
        try {
          await runDue(place, stage, now);
        } catch (error) {
          if (error instanceof ChatGoneError) await dailies.remove(place.chat);
          else log.error({ err: error }, 'a daily question could not be asked');
        }
      }
    },
  };
}
