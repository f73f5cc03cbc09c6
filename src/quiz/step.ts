import {
  currentQuestion,
  isRoundOpen,
  MAX_TRIES,
  MAX_UNANSWERED,
  move,
  RECENT_ROUNDS,
  type Answer,
  type Control,
  type Ending,
  type Game,
  type GameQuestion,
  type Player,
  type ShownQuestion,
} from './game.ts';
import { decide, type Claimant, type Decision } from './rights.ts';
import { pointsFor } from './scoring.ts';

/** What somebody answered: an option, or a text that was already judged. */
export type Given =
  { readonly kind: 'option'; readonly option: number } | { readonly kind: 'typed'; readonly right: boolean };

/** Something that happens to a game. Rounds are named, so that what comes late hits nothing else. */
export type GameEvent =
  /** Time has passed; nothing happens before the deadline. */
  | { readonly kind: 'time' }
  /** The platform has taken the question of a round. */
  | ({ readonly kind: 'shown'; readonly round: number } & ShownQuestion)
  /** The platform has taken the final standings. */
  | { readonly kind: 'closed' }
  | {
      readonly kind: 'answer';
      readonly round: number;
      readonly person: string;
      readonly name: string;
      readonly given: Given;
    }
  | ({ readonly kind: 'control'; readonly control: Control } & Claimant)
  /** Nobody looked after the game since then (ms since 1970). */
  | { readonly kind: 'outage'; readonly since: number }
  /** The chat's old messages are out of reach, because it has moved for example. */
  | { readonly kind: 'moved' }
  /** The game cannot go on. */
  | { readonly kind: 'abandon'; readonly ending: 'broken' | 'gone' };

/** Something to be shown once the game is stored; safe to repeat. */
export type Effect =
  | { readonly kind: 'ask'; readonly round: number }
  | { readonly kind: 'reveal'; readonly round: number }
  | { readonly kind: 'finish' };

/** Points of one person in one round; 0 for a wrong answer. */
export interface Score {
  readonly person: string;
  readonly name: string;
  readonly points: number;
  readonly right: boolean;
  readonly round: number;
  /** Id of the question. */
  readonly question: string;
}

/** What came of an event, for whoever caused it. */
export type Outcome =
  /** It changed nothing. */
  | { readonly kind: 'ignored' }
  | { readonly kind: 'moved-on' }
  /** The answer counts. */
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'already-answered'; readonly answer: Answer }
  /** The round is over, or not the one that is on. */
  | { readonly kind: 'too-late' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'controlled'; readonly decision: Decision };

/** A step of a game. */
export interface Step {
  readonly game: Game;
  /** To be shown in this order. */
  readonly effects: readonly Effect[];
  readonly outcome: Outcome;
  /** To be stored together with the game: the question asked for the first time, … */
  readonly asked?: GameQuestion | undefined;
  /** … the answer that came in … */
  readonly answer?: Answer | undefined;
  /** … and the points of the round that was revealed. */
  readonly scores: readonly Score[];
}

/**
 * The game after an event. Whatever the order of events, they only ever move it along the allowed transitions; an event that does not
 * fit changes nothing, and one that comes again counts nothing twice.
 * @param now ms since 1970 (UTC)
 */
export function step(game: Game, event: GameEvent, now: number): Step {
  switch (event.kind) {
    case 'time':
      return now < game.deadline ? ignored(game) : onDeadline(game, now);
    case 'shown':
      return onShown(game, event, now);
    case 'closed':
      return game.state === 'closing' ? moved(move(game, 'ended', {})) : ignored(game);
    case 'answer':
      return onAnswer(game, event, now);
    case 'control':
      return onControl(game, event, now);
    case 'outage':
      return onOutage(game, Math.max(0, now - event.since), now);
    case 'moved':
      return onMoved(game, now);
    case 'abandon':
      if (game.state === 'ended') return ignored(game);
      if (event.ending === 'gone') return moved(move(game, 'ended', { ending: 'gone' }));
      return game.state === 'closing' ? ignored(game) : close(game, event.ending, now);
  }
}

function onDeadline(game: Game, now: number): Step {
  switch (game.state) {
    case 'starting':
      return ask(game, 0, now);
    case 'asking':
      return game.tries >= MAX_TRIES ? close(game, 'broken', now) : askAgain(game, now);
    case 'open':
      return reveal(game, now);
    case 'revealed':
      if (game.unanswered >= MAX_UNANSWERED) return close(game, 'unanswered', now);
      return game.round + 1 === game.questions.length ? close(game, 'finished', now) : ask(game, game.round + 1, now);
    case 'paused':
      return close(game, 'paused-too-long', now);
    case 'closing':
      return game.tries >= MAX_TRIES ? moved(move(game, 'ended', {})) : finishAgain(game, now);
    case 'ended':
      return ignored(game);
  }
}

function ask(game: Game, round: number, now: number): Step {
  const asked = move(game, 'asking', {
    round,
    openedAt: now,
    deadline: now + game.pace.send,
    shown: undefined,
    skipped: false,
    answers: [],
    // Who wanted to skip the last question may like this one.
    votes: game.votes.filter(({ control }) => control !== 'skip'),
    tries: 1,
  });
  return { ...moved(asked, { kind: 'ask', round }), asked: currentQuestion(asked) };
}

function askAgain(game: Game, now: number): Step {
  const again = { ...game, tries: game.tries + 1, deadline: now + game.pace.send };
  return moved(again, { kind: 'ask', round: game.round });
}

function onShown(game: Game, { round, messageId, pollId }: Extract<GameEvent, { kind: 'shown' }>, now: number): Step {
  // A question that was sent twice is looked after in the message that was known first.
  if (round !== game.round || game.shown || game.state === 'ended') return ignored(game);
  const shown: ShownQuestion = { messageId, ...(pollId !== undefined && { pollId }) };
  if (game.state === 'asking')
    return moved(move(game, 'open', { shown, openedAt: now, deadline: now + game.time, tries: 0 }));
  if (game.state === 'paused' && game.pause!.from === 'asking') {
    const pause = { from: 'open', since: now, remaining: game.time } as const;
    return moved({ ...game, shown, openedAt: now, pause });
  }
  return moved({ ...game, shown }, { kind: 'reveal', round });
}

function onAnswer(game: Game, event: Extract<GameEvent, { kind: 'answer' }>, now: number): Step {
  const { round, person, name, given } = event;
  if (round !== game.round) return ignored(game, { kind: 'too-late' });
  const earlier = game.answers.find((answer) => answer.person === person);
  if (earlier) return ignored(game, { kind: 'already-answered', answer: earlier });
  if (game.state === 'paused' && isRoundOpen(game)) return ignored(game, { kind: 'paused' });
  if (!isRoundOpen(game)) return ignored(game, { kind: 'too-late' });
  const { options, right } = currentQuestion(game);
  if (given.kind === 'option' && !(given.option in options)) return ignored(game);
  const answer: Answer = {
    person,
    name,
    right: given.kind === 'option' ? given.option === right : given.right,
    ...(given.kind === 'option' && { option: given.option }),
    elapsed: Math.min(game.time, Math.max(0, now - game.openedAt)),
    at: now,
  };
  const answered: Game = { ...game, answers: [...game.answers, answer] };
  const after = game.solo ? reveal(answered, now) : moved(answered);
  return { ...after, outcome: { kind: 'answered', answer }, answer };
}

function onControl(game: Game, event: Extract<GameEvent, { kind: 'control' }>, now: number): Step {
  const { control } = event;
  if (!isPossible(game, control)) return ignored(game);
  const decision = decide(game, control, event);
  const outcome: Outcome = { kind: 'controlled', decision };
  if (decision === 'not-allowed') return ignored(game, outcome);
  if (decision !== 'done') {
    const others = game.votes.filter((vote) => vote.control !== control || vote.person !== event.person);
    return { ...moved({ ...game, votes: [...others, { control, person: event.person }] }), outcome };
  }
  const decided: Game = { ...game, votes: game.votes.filter((vote) => vote.control !== control) };
  const done = (): Step => {
    switch (control) {
      case 'stop':
        return close(decided, 'stopped', now);
      case 'skip':
        return reveal({ ...decided, skipped: true }, now);
      case 'pause': {
        const pause = { from: game.state, since: now, remaining: Math.max(0, game.deadline - now) };
        return moved(move(decided, 'paused', { pause, deadline: now + game.pace.pause }));
      }
      case 'resume':
        return resume(decided, now);
    }
  };
  return { ...done(), outcome };
}

function isPossible({ state }: Game, control: Control): boolean {
  switch (control) {
    case 'stop':
      return state !== 'closing' && state !== 'ended';
    case 'skip':
      return state === 'asking' || state === 'open';
    case 'pause':
      return state === 'starting' || state === 'asking' || state === 'open' || state === 'revealed';
    case 'resume':
      return state === 'paused';
  }
}

function resume(game: Game, now: number): Step {
  const { from, since, remaining } = game.pause!;
  const resumed = move(game, from, {
    pause: undefined,
    openedAt: game.openedAt + (now - since),
    // Nobody can press in the moment a game goes on.
    deadline: now + (from === 'open' ? Math.max(remaining, game.pace.afterOutage) : remaining),
  });
  return from === 'asking' ? askAgain(resumed, now) : moved(resumed);
}

/** A question that is open is asked once more where people can see it. */
function onMoved(game: Game, now: number): Step {
  const lost: Game = { ...game, shown: undefined };
  if (game.state === 'open') return moved(move(lost, 'asking', { tries: 0, deadline: now }));
  if (game.state === 'paused' && game.pause!.from === 'open')
    return moved({ ...lost, tries: 0, pause: { ...game.pause!, from: 'asking' } });
  return game.state === 'ended' ? ignored(game) : moved(lost);
}

/** What was under way when everything stopped is done again, and nobody loses time. */
function onOutage(game: Game, length: number, now: number): Step {
  const later: Game = {
    ...game,
    openedAt: game.openedAt + length,
    deadline: game.deadline + length,
    ...(game.pause && { pause: { ...game.pause, since: game.pause.since + length } }),
  };
  switch (game.state) {
    case 'asking':
      return game.tries >= MAX_TRIES ? close(game, 'broken', now) : askAgain({ ...later, openedAt: now }, now);
    case 'open':
      return moved({ ...later, deadline: Math.max(later.deadline, now + game.pace.afterOutage) });
    case 'revealed':
      return moved(later, { kind: 'reveal', round: game.round });
    case 'closing':
      return game.tries >= MAX_TRIES ? moved(move(game, 'ended', {})) : finishAgain(game, now);
    case 'starting':
    case 'paused':
      return moved(later);
    case 'ended':
      return ignored(game);
  }
}

/** Ends the round; unless it was skipped, everyone who answered gets their points. */
function reveal(game: Game, now: number): Step {
  const revealed = { deadline: now + game.pace.reveal, tries: 0 };
  const effect: Effect = { kind: 'reveal', round: game.round };
  if (game.skipped) return moved(move(game, 'revealed', revealed), effect);
  const players = playersAfter(game);
  const answerers = game.answers.map(({ person }) => person);
  const after = move(game, 'revealed', {
    ...revealed,
    players,
    recent: [...game.recent, answerers].slice(-RECENT_ROUNDS),
    unanswered: answerers.length === 0 ? game.unanswered + 1 : 0,
  });
  const pointsOf = (list: readonly Player[], person: string): number =>
    list.find((player) => player.person === person)?.points ?? 0;
  const scores = game.answers.map(({ person, name, right }): Score => ({
    person,
    name,
    right,
    points: pointsOf(players, person) - pointsOf(game.players, person),
    round: game.round,
    question: currentQuestion(game).id,
  }));
  return { ...moved(after, effect), scores };
}

/** Everyone's points with those of the round. Who was wrong or did not answer begins a new row of right answers. */
function playersAfter(game: Game): Player[] {
  const { difficulty } = currentQuestion(game);
  const known = new Set(game.players.map(({ person }) => person));
  const joined = game.answers.filter(({ person }) => !known.has(person));
  const all = [
    ...game.players,
    ...joined.map(({ person, name }) => ({ person, name, points: 0, right: 0, streak: 0 })),
  ];
  return all.map((player) => {
    const answer = game.answers.find(({ person }) => person === player.person);
    if (!answer?.right) return { ...player, name: answer?.name ?? player.name, streak: 0 };
    const streak = player.streak + 1;
    const points = pointsFor({ difficulty, elapsed: answer.elapsed, time: game.time, streak });
    return { ...player, name: answer.name, points: player.points + points, right: player.right + 1, streak };
  });
}

/** Ends the game; a question that is open is revealed without points. */
function close(game: Game, ending: Ending, now: number): Step {
  const interrupted = isRoundOpen(game);
  const closed = move(game, 'closing', {
    ending,
    pause: undefined,
    deadline: now + game.pace.send,
    tries: 1,
    skipped: game.skipped || interrupted,
  });
  return moved(closed, ...(interrupted ? [{ kind: 'reveal', round: game.round } as const] : []), { kind: 'finish' });
}

function finishAgain(game: Game, now: number): Step {
  return moved({ ...game, tries: game.tries + 1, deadline: now + game.pace.send }, { kind: 'finish' });
}

function moved(game: Game, ...effects: Effect[]): Step {
  return { game, effects, outcome: { kind: 'moved-on' }, scores: [] };
}

function ignored(game: Game, outcome: Outcome = { kind: 'ignored' }): Step {
  return { game, effects: [], outcome, scores: [] };
}
