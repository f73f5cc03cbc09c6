import type { Game } from './game.ts';
import type { GameStore, Orphan, Place, StoredGame } from './game-store.ts';
import { CannotShowError, type Screen } from './screen.ts';
import { step, type Effect, type GameEvent, type Step } from './step.ts';

/** Where the host tells the operator what happens. */
interface Log {
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** What a host is made of. */
export interface HostDependencies {
  readonly store: GameStore;
  readonly screen: Screen;
  readonly log: Log;
  /** ms since 1970 (UTC). */
  readonly now: () => number;
  /** Name of this process among those that share the store; another one at every start. */
  readonly owner: string;
  /** Told what happens to games in this process, with the key of the chat. */
  readonly onGame?: (event: 'started' | 'resumed' | 'closed', chat: string) => void;
}

/** Runs games: stores every step before it is shown, and keeps their time. */
export interface Host {
  /** Looks after games from now on, first of all those that nobody looks after. */
  start(): void;
  /** Finishes what is being shown and hands its games over. */
  stop(): Promise<void>;
  /** Begins a game. @returns false if the chat has a running one */
  begin(stored: StoredGame): Promise<boolean>;
  /**
   * Tells a game what has happened; resolves when that is stored, before it is shown.
   * @returns undefined if there is no such game
   */
  tell(id: string, event: GameEvent): Promise<(Step & Place) | undefined>;
}

/** ms between two looks at what is overdue. */
const SWEEP = 500;
/** A process that has not been there for so many ms is gone. */
const GONE_AFTER = 2000;
/** setTimeout cannot wait longer. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** What a process remembers of a game it looks after; everything that counts is in the store. */
interface Watch {
  timer?: NodeJS.Timeout;
  /** What is being shown, in order. */
  shows: Promise<void>;
  showing: number;
}

/** Makes a host, unstarted. Events are taken before it starts and after it has stopped, too; others then show what comes of them. */
export function createHost({ store, screen, log, now, owner, onGame }: HostDependencies): Host {
  const watches = new Map<string, Watch>();
  /** Under way. */
  const changes = new Set<Promise<unknown>>();
  let running = false;
  let sweeping = Promise.resolve();
  let nextSweep: NodeJS.Timeout | undefined;

  const watchOf = (id: string): Watch => {
    const watch = watches.get(id) ?? { shows: Promise.resolve(), showing: 0 };
    watches.set(id, watch);
    return watch;
  };

  /** Looks at the game again when its time has come. */
  const schedule = (id: string, deadline: number): void => {
    const watch = watchOf(id);
    if (!running) return;
    clearTimeout(watch.timer);
    watch.timer = setTimeout(() => void drive(id), Math.min(LONGEST_TIMER, Math.max(0, deadline - now()))).unref();
  };

  const unwatch = (id: string): void => {
    const watch = watches.get(id);
    clearTimeout(watch?.timer);
    if (watch?.showing === 0) watches.delete(id);
  };

  /** Moves a game on if it is time, once everything before is shown. Failures are left to the next sweep. */
  const drive = async (id: string): Promise<void> => {
    await watches.get(id)?.shows;
    if (!running) return;
    await tell(id, { kind: 'time' }).catch((error: unknown) => log.error({ err: error, game: id }, 'a game is stuck'));
  };

  const tell: Host['tell'] = async (id, event) => {
    const at = now();
    const watch = watchOf(id);
    const changing = store.change(id, owner, (game) => step(game, event, at), at);
    changes.add(changing);
    const done = await changing.finally(() => changes.delete(changing));
    if (!done || done.game.state === 'ended') unwatch(id);
    // Otherwise the game belongs to another process, which keeps its time.
    else if (watch.timer || done.effects.length > 0) schedule(id, done.game.deadline);
    if (done?.game.state === 'ended' && done.outcome.kind === 'moved-on') onGame?.('closed', done.chat);
    if (done && running) for (const effect of done.effects) show(effect, done);
    return done;
  };

  /** Shows something after what is being shown in this game already; nobody waits for it. */
  const show = (effect: Effect, stored: StoredGame): void => {
    const { id } = stored.game;
    const watch = watchOf(id);
    watch.showing++;
    watch.shows = watch.shows
      .then(() => perform(effect, stored))
      .catch((error: unknown) => onFailure(effect, stored.game, error))
      .catch((error: unknown) => log.error({ err: error, game: id }, 'a game could not be shown'))
      .finally(() => watch.showing--);
  };

  const perform = async (effect: Effect, stored: StoredGame): Promise<void> => {
    const { id } = stored.game;
    switch (effect.kind) {
      case 'ask':
        await tell(id, { kind: 'shown', round: effect.round, ...(await screen.ask(stored)) });
        return;
      case 'reveal':
        // Until its message is known there is nothing to turn into a reveal; it is turned once that is.
        if (stored.game.shown) await screen.reveal(stored);
        return;
      case 'finish':
        await screen.finish(stored);
        await tell(id, { kind: 'closed' });
    }
  };

  /** A closed chat ends its game; a refused question breaks it off. What failed on the way is tried again when its time comes. */
  const onFailure = async ({ kind }: Effect, { id }: Game, error: unknown): Promise<void> => {
    const reason = error instanceof CannotShowError ? error.reason : 'unreachable';
    log.warn({ err: error, game: id, effect: kind, reason }, 'a game could not be shown');
    if (reason === 'gone' || (reason === 'refused' && kind === 'finish'))
      await tell(id, { kind: 'abandon', ending: 'gone' });
    else if (reason === 'refused' && kind === 'ask') await tell(id, { kind: 'abandon', ending: 'broken' });
  };

  const takeOver = async ({ id, chat, owner: former, seenAt }: Orphan): Promise<void> => {
    if (!(await store.claim(id, former, owner))) return;
    onGame?.('resumed', chat);
    log.warn({ game: id, away: now() - seenAt }, 'a game goes on that nobody looked after');
    await tell(id, { kind: 'outage', since: seenAt });
    if (screen.isPassing(chat)) await tell(id, { kind: 'moved' });
  };

  /** Takes over games that nobody looks after, and drives those of its own whose time has come without a timer noticing. */
  const sweep = async (): Promise<void> => {
    const at = now();
    if (watches.size > 0) await store.beat(owner, at);
    const orphans = (await store.orphans(at - GONE_AFTER)).filter(
      (orphan) => orphan.owner !== owner && screen.reaches(orphan.chat),
    );
    if (orphans.length > 0) await store.beat(owner, at);
    // At once, so that what many of them store is stored together.
    await Promise.all(orphans.map(takeOver));
    if (watches.size === 0) return;
    const owned = await store.owned(owner);
    for (const { id, deadline } of owned) {
      const watch = watchOf(id);
      if (watch.showing === 0 && deadline <= now()) void drive(id);
      else if (!watch.timer) schedule(id, deadline);
    }
    const ids = new Set(owned.map(({ id }) => id));
    for (const id of watches.keys()) if (!ids.has(id)) unwatch(id);
  };

  const sweepAgain = async (): Promise<void> => {
    try {
      await sweep();
    } catch (error) {
      log.error({ err: error }, 'games could not be looked after');
    }
    if (running) nextSweep = setTimeout(() => void (sweeping = sweepAgain()), SWEEP).unref();
  };

  return {
    tell,

    start() {
      running = true;
      sweeping = sweepAgain();
    },

    async stop() {
      running = false;
      clearTimeout(nextSweep);
      for (const { timer } of watches.values()) clearTimeout(timer);
      await sweeping;
      await Promise.allSettled([...changes, ...[...watches.values()].map(({ shows }) => shows)]);
      await store.leave(owner, now());
    },

    async begin(stored) {
      // Before the game, so that nobody takes it for an orphan.
      await store.beat(owner, now());
      const begun = await store.create(stored, owner);
      if (begun) {
        onGame?.('started', stored.chat);
        schedule(stored.game.id, stored.game.deadline);
      }
      return begun;
    },
  };
}
