import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import { encodeAction } from '../../bot/action-code.ts';
import type { Button } from '../../bot/message.ts';

/** Longest label, in characters; phones cut longer ones somewhere. */
const MAX_LABEL = 64;
/** Labels of one row must not be longer together, nor more than this many. */
const MAX_ROW_TEXT = 30;
const MAX_ROW = 4;
/** Telegram takes at most a hundred buttons. */
const MAX_BUTTONS = 100;

/** Buttons as an inline keyboard: questions one below the other, short labels side by side; undefined if there are none. */
export function renderKeyboard(buttons: readonly Button[]): InlineKeyboardMarkup | undefined {
  if (buttons.length === 0) return undefined;
  const rows: InlineKeyboardButton[][] = [];
  let width = Infinity;
  for (const { label, action } of buttons.slice(0, MAX_BUTTONS)) {
    const text = shorten(label);
    const row = rows.at(-1);
    if (row && row.length < MAX_ROW && width + text.length <= MAX_ROW_TEXT) {
      row.push({ text, callback_data: encodeAction(action) });
      width += text.length;
    } else {
      rows.push([{ text, callback_data: encodeAction(action) }]);
      width = text.length;
    }
  }
  return { inline_keyboard: rows };
}

function shorten(label: string): string {
  const characters = Array.from(label);
  if (characters.length <= MAX_LABEL) return label;
  const cut = characters.slice(0, MAX_LABEL - 1).join('');
  return `${cut.replace(/\s+\S*$/, '')}…`;
}
