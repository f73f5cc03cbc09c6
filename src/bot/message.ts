import type { Picture } from './picture.ts';

/** A piece of text with its looks; a bare string is plain. Adapters render it and escape it for their platform. */
export type Span =
  string | { readonly text: string; readonly style?: 'bold' | 'italic' | 'code'; readonly link?: string };

/** One paragraph. */
export type RichText = readonly Span[];

/**
 * What a button does; everything is in the value, so that buttons work after a restart.
 * `language` is that of the message with the button: who presses it and has chosen none gets the reply in it.
 */
export type Action =
  | { readonly kind: 'fact'; readonly fact: string; readonly language?: string }
  | { readonly kind: 'sources'; readonly fact: string; readonly language?: string }
  /** A page beyond the last begins again. */
  | { readonly kind: 'topic'; readonly topic: string; readonly page: number; readonly language?: string }
  | { readonly kind: 'none-of-these'; readonly fact?: string; readonly language?: string }
  | { readonly kind: 'feedback'; readonly fact: string; readonly good: boolean; readonly language?: string }
  /** A page of the events of some years; see `timelineMessage`. */
  | {
      readonly kind: 'timeline';
      readonly from?: number;
      readonly to?: number;
      readonly page: number;
      readonly language?: string;
    }
  /** A language, or `auto`. */
  | { readonly kind: 'language'; readonly language: string }
  | { readonly kind: 'setting'; readonly name: 'language' | 'quizzes'; readonly value: string }
  /** `person` is the platform's own id of the only one who may press it. */
  | { readonly kind: 'forget-me'; readonly sure: boolean; readonly person: string }
  | { readonly kind: 'quiz'; readonly game: string; readonly round: number; readonly option: number }
  /** Asks for a typed answer, where the platform has forms. */
  | {
      readonly kind: 'quiz-type';
      readonly game: string;
      readonly round: number;
      /** What was typed into the form that the button opens. */
      readonly typed?: string | undefined;
    }
  | { readonly kind: 'quiz-control'; readonly game: string; readonly control: 'stop' | 'skip' | 'resume' | 'rank' }
  | { readonly kind: 'report'; readonly question: string }
  /** An answer in practice; `option` is its place among those shown, `reps` the number of answers the person had given to it before. */
  | {
      readonly kind: 'practice';
      readonly question: string;
      readonly reps: number;
      readonly option: number;
      readonly language: string;
    }
  /** An answer to the daily question of the chat; `run` tells its days apart. */
  | { readonly kind: 'daily'; readonly run: number; readonly option: number }
  | { readonly kind: 'practice-next'; readonly language: string };

/** A choice offered under a message. */
export interface Button {
  readonly label: string;
  readonly action: Action;
}

/** A file that goes with a message. */
export interface Attachment {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
  /** The same facts as text, for those who cannot see a picture. */
  readonly description: string;
}

/** A picture that is still to be drawn. */
export interface MessagePicture {
  readonly content: Picture;
  /** See {@link Attachment.description}. */
  readonly description: string;
}

/** A platform-neutral thing to show. */
export interface Message {
  readonly paragraphs: readonly RichText[];
  readonly buttons: readonly Button[];
  readonly attachment?: Attachment;
  /** The service has it drawn and attaches it; the text must do without it, too. */
  readonly picture?: MessagePicture;
  /** For the person alone where the platform can do that. */
  readonly personal?: boolean;
}

/** A message of plain paragraphs without buttons. */
export function plainMessage(...paragraphs: string[]): Message {
  return { paragraphs: paragraphs.map((text) => [text]), buttons: [] };
}

/**
 * The text of a message without any markup; links follow their text in brackets.
 * @param labels whether the buttons' labels are listed too, numbered from 1
 */
export function toPlainText({ paragraphs, buttons }: Message, labels = false): string {
  const texts = paragraphs.map((spans) =>
    spans
      .map((span) => (typeof span === 'string' ? span : span.link ? `${span.text} (${span.link})` : span.text))
      .join(''),
  );
  const list = labels ? buttons.map(({ label }, index) => `${index + 1}. ${label}`) : [];
  return [...texts, ...list].join('\n');
}
