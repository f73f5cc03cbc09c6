import type { Pack } from '../../knowledge/pack.ts';
import type { StoredGame } from '../../quiz/game-store.ts';
import { CannotShowError, type Screen } from '../../quiz/screen.ts';
import type { AnswerContext } from '../answers.ts';
import { createIllustrate } from '../illustrate.ts';
import { chatOfKeys, platformOf, type Platform } from '../incoming.ts';
import type { Log } from '../log.ts';
import { inTime } from '../patience.ts';
import type { Pictures } from '../picture.ts';
import { ChatGoneError, RefusedError, type Stage } from '../stage.ts';
import type { Texts } from '../texts.ts';
import { finishMessage, pollOf, questionMessage, revealMessage } from './messages.ts';

/** What the screen needs. */
export interface ScreenDependencies {
  /** The pack in use. */
  readonly pack: () => Pack;
  readonly texts: Texts;
  /** The stage of a platform; undefined while this process is not connected to it. */
  readonly stageOf: (platform: Platform) => Stage | undefined;
  /** Draws; absent where pictures cannot be shown. */
  readonly pictures?: Pictures | undefined;
  readonly log: Log;
  /** 0 ≤ value < 1. */
  readonly random: () => number;
}

/** Shows games on the stages of the platforms. */
export function createScreen({ pack, texts, stageOf, pictures, log, random }: ScreenDependencies): Screen {
  /** Nobody waits long for the end of a game because of its picture. */
  const illustrate = createIllustrate({
    pictures: pictures && { draw: (picture) => inTime(pictures.draw(picture)) },
    log,
    random,
  });
  const context = (): AnswerContext => ({ pack: pack(), texts });
  const place = ({ chat, space }: StoredGame) => {
    const there = chatOfKeys(chat, space);
    const stage = stageOf(there.platform);
    if (!stage) throw new Error(`not connected to ${there.platform}`);
    return { there, stage };
  };

  return {
    reaches: (chat) => stageOf(platformOf(chat)) !== undefined,
    isPassing: (chat) => stageOf(platformOf(chat))?.passing ?? false,

    ask: (stored) =>
      final(async () => {
        const { there, stage } = place(stored);
        if (stored.game.mode === 'poll' && stage.poll) return stage.poll(there, pollOf(stored.game));
        return { messageId: await stage.send(there, questionMessage(stored.game, context(), stage.forms)) };
      }),

    reveal: (stored) =>
      final(async () => {
        const { there, stage } = place(stored);
        const message = revealMessage(stored.game, context());
        if (stored.game.shown?.pollId !== undefined) {
          // A poll cannot become something else.
          await stage.send(there, message);
          return;
        }
        try {
          await stage.edit(there, stored.game.shown!.messageId, message);
        } catch (error) {
          // The question was deleted, or is too old to be changed.
          if (!(error instanceof RefusedError)) throw error;
          await stage.send(there, message);
        }
      }),

    finish: (stored) =>
      final(async () => {
        const { there, stage } = place(stored);
        await stage.send(there, await illustrate(finishMessage(stored.game, context())));
      }),
  };
}

/** Errors of the stage as those of the screen. */
async function final<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ChatGoneError) throw new CannotShowError('gone', error);
    if (error instanceof RefusedError) throw new CannotShowError('refused', error);
    throw error;
  }
}
