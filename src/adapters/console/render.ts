import { styleText } from 'node:util';
import type { Attachment, Message, RichText, Span } from '../../bot/message.ts';

/** How the console shows things. */
export interface ConsoleStyle {
  /** Colours and bold; only sensible on a terminal. */
  readonly colours: boolean;
  /** Number of the first button; 1 if absent. */
  readonly firstNumber?: number;
}

/**
 * A message as lines for a terminal, buttons as a numbered list.
 * Control characters in texts are shown harmlessly, so that nothing typed or curated can steer the terminal.
 */
export function renderMessage({ paragraphs, buttons, attachment }: Message, style: ConsoleStyle): string {
  const { firstNumber = 1 } = style;
  const lines = paragraphs.map((paragraph) => renderParagraph(paragraph, style));
  const list = buttons.map(
    ({ label }, index) => `  ${paint(`${index + firstNumber}.`, 'cyan', style)} ${harmless(label)}`,
  );
  return [...lines, ...(attachment ? [renderAttachment(attachment)] : []), ...list].join('\n');
}

/** A message without the buttons that rate it: they would only lengthen the list of things to choose. */
export function withoutRatings(message: Message): Message {
  return { ...message, buttons: message.buttons.filter(({ action }) => action.kind !== 'feedback') };
}

/** A file of text as it is; of any other file what it shows. */
function renderAttachment({ mediaType, content, description }: Attachment): string {
  if (!/^text\/|^application\/json$/.test(mediaType)) return harmless(description);
  return Buffer.from(content).toString().trimEnd().split('\n').map(harmless).join('\n');
}

function renderParagraph(paragraph: RichText, style: ConsoleStyle): string {
  return paragraph.map((span) => renderSpan(span, style)).join('');
}

function renderSpan(span: Span, style: ConsoleStyle): string {
  if (typeof span === 'string') return harmless(span);
  const text = harmless(span.text);
  const painted =
    span.style === 'bold' ? paint(text, 'bold', style) : span.style === 'italic' ? paint(text, 'dim', style) : text;
  return span.link ? `${painted} <${harmless(span.link)}>` : painted;
}

function paint(text: string, format: 'bold' | 'dim' | 'cyan', { colours }: ConsoleStyle): string {
  return colours ? styleText(format, text, { validateStream: false }) : text;
}

function harmless(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ');
}
