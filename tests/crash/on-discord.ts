import {
  buttonsOf,
  CALLBACK,
  ORIGINAL,
  placeOf,
  POST,
  pressOf,
  submission,
  textOf,
} from '../support/discord/interactions.ts';
import { GUILD, type Call, type LocalDiscord } from '../support/discord/server.ts';
import { TYPED, type Players } from './players.ts';

/** An answer on its way. */
interface Given {
  readonly id: string;
  readonly place: Record<string, unknown>;
  /** What is typed when the form comes. */
  readonly text: string;
}

/** Type of a reply that opens a form. */
const FORM = 9;
/** Ids of persons: those of a channel begin with its last digits. */
const FIRST_PERSON = 400_000_000_000_000_000n;

/**
 * Lets people play in channels of a Discord server.
 * @returns what takes the calls of the bot
 */
export function playOnDiscord(
  players: Pick<Players, 'see' | 'tell'>,
  interactWith: LocalDiscord['interact'],
): (call: Call) => void {
  const given = new Map<string, Given>();
  const idOf = (channel: string, player: number): string =>
    String(FIRST_PERSON + (BigInt(channel) % 1000n) * 1000n + BigInt(player));
  /** Of an interaction of somebody with an English client. */
  const by = (channel: string, player: number): Record<string, unknown> =>
    placeOf({
      user: {
        id: idOf(channel, player),
        username: `player${player}`,
        discriminator: '0',
        global_name: `Player ${player}`,
        avatar: null,
      },
      channel_id: channel,
      channel: { id: channel, type: 0 },
      guild_locale: 'en-US',
      guild: { id: GUILD, locale: 'en-US', features: [] },
    });
  const interact = (data: object, one: Given): void => {
    given.set(interactWith({ ...data, ...one.place }), one);
  };

  return (call) => {
    const { operation, path } = call;
    const [, , where = '', token = ''] = path.split('/');
    if (operation === CALLBACK && call.body['type'] === FORM) {
      const one = given.get(where)!;
      interact(submission(call, one.text), one);
    }
    if (operation === ORIGINAL) players.tell(given.get(token.replace('token-', ''))!.id, textOf(call));
    if (operation !== POST) return;
    const answers = buttonsOf(call).filter(({ custom_id: id }) => /^[qw]:/.test(id));
    if (answers.length === 0) return;
    const [kind, game, round] = answers[0]!.custom_id.split(':') as [string, string, string];
    const typed = kind === 'w';
    const options = typed ? TYPED : answers.map(({ label }) => label);
    players.see({
      game,
      round: Number(round),
      options,
      typed,
      personOf: (player) => `discord:${idOf(where, player)}`,
      give(player, option, id) {
        const button = answers[typed ? 0 : option]!;
        interact(pressOf(call, button), { id, place: by(where, player), text: options[option]! });
      },
    });
  };
}
