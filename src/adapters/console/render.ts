import { styleText } from 'node:util';
import type { Message, RichText, Span } from '../../bot/message.ts';

/** How the console shows things. */
export interface ConsoleStyle {
  /** Colours and bold; only sensible on a terminal. */
  readonly colours: boolean;
}

/**
 * A message as lines for a terminal, buttons as a numbered list.
 * Control characters in texts are shown harmlessly, so that nothing typed or curated can steer the terminal.
 */
export function renderMessage({ paragraphs, buttons }: Message, style: ConsoleStyle): string {
  const lines = paragraphs.map((paragraph) => renderParagraph(paragraph, style));
  const list = buttons.map(({ label }, index) => `  ${paint(`${index + 1}.`, 'cyan', style)} ${harmless(label)}`);
  return [...lines, ...list].join('\n');
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
