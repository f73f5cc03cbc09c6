import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIEmbed,
} from 'discord.js';
import { encodeAction } from '../../bot/action-code.ts';
import { perObject } from '../../knowledge/per-object.ts';
import type { Button, Message, RichText, Span } from '../../bot/message.ts';

/** Longest description of an embed, in characters. */
const MAX_DESCRIPTION = 4096;
const MAX_LABEL = 80;
const MAX_ROWS = 5;
const MAX_ROW = 5;
/** Labels of one row look best when they are not longer together. */
const ROW_TEXT = 60;
/** Labels up to this length may stand beside others. */
const SHORT_LABEL = 27;
const COLOUR = 0x2f6f8f;

/** A message as Discord takes it; files are added by the caller. */
export interface RenderedMessage {
  readonly embeds: APIEmbed[];
  readonly components: APIActionRowComponent<APIButtonComponent>[];
}

/** A message as an embed with rows of buttons. Everything foreign in it is escaped. */
export const renderMessage = perObject(({ paragraphs, buttons }: Message): RenderedMessage => {
  const description = cut(paragraphs.map(renderParagraph).join('\n'));
  return { embeds: description === '' ? [] : [{ description, color: COLOUR }], components: renderButtons(buttons) };
});

/**
 * A text in which nothing is markup, a mention or an emoji to Discord. Discord shows a backslash before punctuation as that
 * punctuation alone.
 */
export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (character) => (character === '\n' ? '\n' : ' '))
    .replace(/[\\*_~`|<>#[\]()@]/g, '\\$&')
    .replace(
      /^(\s*)([-+]|\d+\.)(?=\s)/gm,
      (_, space: string, mark: string) => `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}`,
    )
    .replace(/:(?=\/\/)/g, '\\:');
}

/** A label that fits on a button, cut at a word. */
export function shorten(label: string, most = MAX_LABEL): string {
  const characters = Array.from(label);
  if (characters.length <= most) return label;
  const short = characters.slice(0, most - 1).join('');
  return `${short.replace(/\s+\S*$/, '')}…`;
}

function renderParagraph(paragraph: RichText): string {
  return paragraph.map(renderSpan).join('');
}

function renderSpan(span: Span): string {
  if (typeof span === 'string') return escapeText(span);
  if (span.text.trim() === '') return span.text;
  if (span.style === 'code') return `\`${span.text.replaceAll('`', 'ˋ').replaceAll('\n', ' ')}\``;
  const mark = span.style === 'bold' ? '**' : span.style === 'italic' ? '*' : '';
  const text = `${mark}${escapeText(span.text)}${mark}`;
  return span.link === undefined ? text : `[${text}](<${linkTo(span.link)}>)`;
}

/** Without characters that would end the link. */
function linkTo(url: string): string {
  return url.replace(
    /[<>()\s]/g,
    (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
  );
}

function cut(text: string): string {
  if (text.length <= MAX_DESCRIPTION) return text;
  const short = text.slice(0, MAX_DESCRIPTION - 1);
  // At the end of a line: nothing is left open there.
  return `${short.slice(0, Math.max(short.lastIndexOf('\n'), 1)).trimEnd()}…`;
}

function renderButtons(buttons: readonly Button[]): APIActionRowComponent<APIButtonComponent>[] {
  const all = buttons.slice(0, MAX_ROWS * MAX_ROW).map(({ label, action }): APIButtonComponent & { label: string } => ({
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: shorten(label),
    custom_id: encodeAction(action),
  }));
  const byLook = rowsByLook(all);
  const rows = byLook.length <= MAX_ROWS ? byLook : rowsBy(all, (row) => row.length < Math.ceil(all.length / MAX_ROWS));
  return rows.map((components) => ({ type: ComponentType.ActionRow, components }));
}

/** Long labels, such as questions, alone; short ones that follow each other side by side, as many in each of their rows. */
function rowsByLook<T extends { readonly label: string }>(all: readonly T[]): T[][] {
  const isLong = ({ label }: T): boolean => label.length > SHORT_LABEL;
  const groups = rowsBy(all, (group, next) => !isLong(next) && !isLong(group[0]!), Infinity);
  return groups.flatMap((group) => {
    const { length } = rowsBy(group, (row, button) => width(row) + button.label.length <= ROW_TEXT);
    return rowsBy(group, (row) => row.length < Math.ceil(group.length / length));
  });
}

function rowsBy<T>(all: readonly T[], fits: (row: readonly T[], next: T) => boolean, most = MAX_ROW): T[][] {
  const rows: T[][] = [];
  for (const next of all) {
    const row = rows.at(-1);
    if (row && row.length < most && fits(row, next)) row.push(next);
    else rows.push([next]);
  }
  return rows;
}

function width(row: readonly { readonly label: string }[]): number {
  return row.reduce((sum, { label }) => sum + label.length, 0);
}
