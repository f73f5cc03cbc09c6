import { BOT, type Call } from '../support/telegram/server.ts';
import { keyOf } from './judge.ts';

/** People in Telegram groups who answer every question they see. */
export interface Players {
  /** Takes a call of the bot: a question to be answered, or what somebody is told about an answer. */
  onCall(call: Call): void;
  /** What people were told: "game round person" → option. */
  readonly acknowledged: ReadonlyMap<string, number>;
  /** Buttons pressed so far. */
  readonly presses: number;
  /** Contradictions among what people were told. */
  readonly faults: readonly string[];
}

interface Press {
  readonly key: string;
  readonly option: number;
}

interface Button {
  readonly text: string;
  readonly callback_data?: string;
}

/** Share of presses that come twice. */
const TWICE = 0.1;

/**
 * Makes them.
 * @param most players in a group at most; some are away in each round
 * @param time ms in which they answer; a little more than some questions allow
 * @param deliver gives an update to the bot
 */
export function createPlayers(
  { random, most, time }: { readonly random: () => number; readonly most: number; readonly time: number },
  deliver: (update: object) => void,
): Players {
  const pressed = new Map<string, Press>();
  const acknowledged = new Map<string, number>();
  const faults: string[] = [];
  /** Options by what is written on them, of each question. */
  const labels = new Map<string, readonly string[]>();
  let presses = 0;

  const press = (chat: number, person: number, data: string): void => {
    const [, game, round, option] = data.split(':') as [string, string, string, string];
    const id = String(++presses);
    pressed.set(id, { key: keyOf(game, Number(round), `telegram:${person}`), option: Number(option) });
    deliver({
      callback_query: {
        id,
        from: { id: person, is_bot: false, first_name: `Player ${person}`, language_code: 'en' },
        chat_instance: '1',
        message: { message_id: 1, date: Math.floor(Date.now() / 1000), from: BOT, chat: chatOf(chat), text: '?' },
        data,
      },
    });
  };

  const onQuestion = (chat: number, buttons: readonly Button[]): void => {
    const options = buttons.map(({ callback_data: data }) => data!);
    const [, game, round] = options[0]!.split(':') as [string, string, string];
    labels.set(
      `${game} ${round}`,
      buttons.map(({ text }) => text),
    );
    const present = 1 + Math.floor(random() * most);
    for (let player = 1; player <= present; player++) {
      for (let times = random() < TWICE ? 2 : 1; times > 0; times--) {
        const data = options[Math.floor(random() * options.length)]!;
        setTimeout(() => press(chat, -chat * 1000 + player, data), random() * time).unref();
      }
    }
  };

  const onToast = (id: string, text: string): void => {
    const { key, option } = pressed.get(id)!;
    const [, which, label] = /^Your (answer|first answer counts): (.*)$/.exec(text) ?? [];
    if (which === undefined) return;
    const [game, round] = key.split(' ');
    const counts = which === 'answer' ? option : labels.get(`${game} ${round}`)!.indexOf(label!);
    const before = acknowledged.get(key);
    if (before !== undefined && before !== counts) faults.push(`${key}: told ${before}, then ${counts}`);
    acknowledged.set(key, counts);
  };

  return {
    acknowledged,
    faults,
    get presses() {
      return presses;
    },
    onCall({ method, payload, ok }) {
      if (!ok) return;
      if (method === 'answerCallbackQuery')
        onToast(String(payload['callback_query_id']), (payload['text'] as string | undefined) ?? '');
      if (method !== 'sendMessage') return;
      const keyboard = payload['reply_markup'] as { inline_keyboard: Button[][] } | undefined;
      const answers =
        keyboard?.inline_keyboard.flat().filter(({ callback_data: data }) => data?.startsWith('q:')) ?? [];
      if (answers.length > 0) onQuestion(Number(payload['chat_id']), answers);
    },
  };
}

/** A group. */
function chatOf(id: number): object {
  return { id, type: 'supergroup', title: 'Model UN' };
}
