import type { MessageEntity } from 'grammy/types';
import type { RichText, Span } from '../../bot/message.ts';

/** A text with its looks, as Telegram takes it: plain text and entities with offsets in UTF-16 units, so that no name can inject markup. */
export interface RenderedText {
  readonly text: string;
  readonly entities: MessageEntity[];
}

/** Longest message and longest caption of a file, in UTF-16 units. */
export const MAX_TEXT = 4096;
export const MAX_CAPTION = 1024;

/** Paragraphs as one text, parted by line ends. */
export function renderText(paragraphs: readonly RichText[]): RenderedText {
  let text = '';
  const entities: MessageEntity[] = [];
  paragraphs.forEach((paragraph, index) => {
    if (index > 0) text += '\n';
    for (const span of paragraph) {
      const content = harmless(typeof span === 'string' ? span : span.text);
      const offset = text.length;
      text += content;
      if (typeof span !== 'string' && content !== '') entities.push(...entitiesOf(span, offset, content.length));
    }
  });
  return trimmed({ text, entities });
}

/**
 * The text in parts that are short enough for a message, cut at sentence ends where there are any, otherwise between words.
 * @param first longest first part, in UTF-16 units; the others may have {@link MAX_TEXT}
 */
export function splitText({ text, entities }: RenderedText, first = MAX_TEXT): RenderedText[] {
  const parts: RenderedText[] = [];
  let from = 0;
  while (from < text.length) {
    const most = parts.length === 0 ? first : MAX_TEXT;
    const to = text.length - from <= most ? text.length : from + cutAt(text.slice(from, from + most));
    parts.push(trimmed(slice({ text, entities }, from, to)));
    from = to;
  }
  return parts.filter((part) => part.text !== '');
}

function entitiesOf(span: Exclude<Span, string>, offset: number, length: number): MessageEntity[] {
  const found: MessageEntity[] = [];
  if (span.link !== undefined) found.push({ type: 'text_link', offset, length, url: span.link });
  if (span.style) found.push({ type: span.style, offset, length });
  return found;
}

/** Where to cut a text that is too long: after the last sentence, line or word of it. */
function cutAt(text: string): number {
  const ends = [/^[\s\S]*[.!?…](?=\s)/, /^[\s\S]*(?=\n)/, /^[\s\S]*(?=\s)/];
  for (const end of ends) {
    const length = end.exec(text)?.[0].length ?? 0;
    // A cut near the beginning would make a message of a few words.
    if (length > text.length / 4) return length;
  }
  // Never between the halves of a surrogate pair.
  return /[\ud800-\udbff]$/.test(text) ? text.length - 1 : text.length;
}

function slice({ text, entities }: RenderedText, from: number, to: number): RenderedText {
  return {
    text: text.slice(from, to),
    entities: entities.flatMap((entity) => {
      const start = Math.max(entity.offset, from);
      const end = Math.min(entity.offset + entity.length, to);
      return start < end ? [{ ...entity, offset: start - from, length: end - start }] : [];
    }),
  };
}

/** Without white space around it: Telegram removes it and would shift the entities. */
function trimmed(rendered: RenderedText): RenderedText {
  const { text } = rendered;
  const from = text.length - text.trimStart().length;
  const to = text.trimEnd().length;
  return from === 0 && to === text.length ? rendered : slice(rendered, Math.min(from, to), to);
}

/** Without characters that turn the direction of what follows or that Telegram refuses. */
function harmless(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, (character) => (character === '\n' ? '\n' : ' '));
}
