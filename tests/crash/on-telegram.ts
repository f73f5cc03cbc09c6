import { BOT, type Call } from '../support/telegram/server.ts';
import { TYPED, type Players } from './players.ts';

interface Button {
  readonly text: string;
  readonly callback_data?: string;
}

/**
 * Lets people play in Telegram groups.
 * @param deliver gives an update to the bot
 * @returns what takes the calls of the bot
 */
export function playOnTelegram(
  players: Pick<Players, 'see' | 'tell'>,
  deliver: (update: object) => void,
): (call: Call) => void {
  const userOf = (chat: number, player: number) => ({
    id: -chat * 1000 + player,
    is_bot: false,
    first_name: `Player ${player}`,
    language_code: 'en',
  });
  const personOf = (chat: number) => (player: number) => `telegram:${userOf(chat, player).id}`;
  const messageIn = (chat: number) => ({
    message_id: 1,
    date: Math.floor(Date.now() / 1000),
    chat: { id: chat, type: 'supergroup', title: 'Model UN' },
  });

  const press = (chat: number, player: number, data: string, id: string): void =>
    deliver({
      callback_query: {
        id,
        from: userOf(chat, player),
        chat_instance: '1',
        message: { ...messageIn(chat), from: BOT, text: '?' },
        data,
      },
    });

  const type = (chat: number, player: number, answer: string): void => {
    const command = '/answer';
    deliver({
      message: {
        ...messageIn(chat),
        from: userOf(chat, player),
        text: `${command} ${answer}`,
        entities: [{ type: 'bot_command', offset: 0, length: command.length }],
      },
    });
  };

  return ({ method, payload, ok }) => {
    if (!ok) return;
    if (method === 'answerCallbackQuery') players.tell(String(payload['callback_query_id']), String(payload['text']));
    if (method !== 'sendMessage') return;
    const chat = Number(payload['chat_id']);
    const keyboard = payload['reply_markup'] as { inline_keyboard: Button[][] } | undefined;
    const buttons = keyboard?.inline_keyboard.flat() ?? [];
    const answers = buttons.filter(({ callback_data: data }) => data?.startsWith('q:'));
    if (answers.length > 0) {
      const [, game, round] = answers[0]!.callback_data!.split(':') as [string, string, string];
      players.see({
        game,
        round: Number(round),
        options: answers.map(({ text }) => text),
        typed: false,
        personOf: personOf(chat),
        give: (player, option, id) => press(chat, player, answers[option]!.callback_data!, id),
      });
    } else if (/^Question \d/.test(String(payload['text'])))
      // Nobody is told anything about what others can read, so that it need not be known which game it is.
      players.see({
        game: '?',
        round: 0,
        options: TYPED,
        typed: true,
        personOf: personOf(chat),
        give: (player, option) => type(chat, player, TYPED[option]!),
      });
  };
}
