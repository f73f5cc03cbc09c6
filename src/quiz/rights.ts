import { isRoundOpen, RECENT_ROUNDS, type Control, type Game } from './game.ts';

/** Who wants something of a game. */
export interface Claimant {
  /** Key of the person. */
  readonly person: string;
  /** Whether the person may change what concerns the whole chat. */
  readonly manager: boolean;
}

/** What comes of it: it is done, it is one voice of several, or it is none of the person's business. */
export type Decision = 'done' | 'not-allowed' | { readonly votes: number; readonly needed: number };

/**
 * Who may control a game: its starter, those who manage the chat, or more than half of those who answered one of the last three questions.
 */
export function decide(game: Game, control: Control, { person, manager }: Claimant): Decision {
  if (manager || person === game.starter) return 'done';
  // A question that is open is one of the three.
  const before = isRoundOpen(game) ? game.recent.slice(1 - RECENT_ROUNDS) : game.recent;
  const electorate = new Set([...before.flat(), ...game.answers.map((answer) => answer.person)]);
  if (!electorate.has(person)) return 'not-allowed';
  const voters = new Set(game.votes.filter((vote) => vote.control === control).map((vote) => vote.person));
  voters.add(person);
  const votes = [...voters].filter((voter) => electorate.has(voter)).length;
  const needed = Math.floor(electorate.size / 2) + 1;
  return votes >= needed ? 'done' : { votes, needed };
}
