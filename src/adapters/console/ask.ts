import { z } from 'zod';
import type { Bot, Conversation } from '../../bot/bot.ts';
import { toPlainText } from '../../bot/message.ts';

/** One question as other programs ask it. */
const requestSchema = z.object({
  q: z.string(),
  lang: z.string().nullish(),
  /** Questions of one session are a dialogue. */
  session: z.string().nullish(),
});

/** The reply to one question as other programs read it; these names are used outside the project. */
export interface AskResult {
  readonly q: string;
  /** Language replied in. */
  readonly lang: string;
  readonly decision: 'answer' | 'suggest' | 'decline';
  readonly fact: string | null;
  /** 0..1 */
  readonly confidence: number;
  /** The fact's text; only when `decision` is `answer`. */
  readonly answer: string | null;
  /** Whatever a person would read. */
  readonly reply: string;
  readonly sources: readonly string[];
  readonly suggestions: readonly { readonly fact: string; readonly question: string }[];
  /** Time the reply took, in ms. */
  readonly ms: number;
}

/** Answers programs. */
export interface Asker {
  ask(request: z.output<typeof requestSchema>): Promise<AskResult>;
  /** One line of JSON in, one object out; `{error}` for a line that is no such request. */
  line(json: string): Promise<AskResult | { readonly error: string }>;
}

/** Sessions beyond this are forgotten, oldest first. */
const MAX_SESSIONS = 10_000;

/**
 * Makes the asker.
 * @param now a clock in ms
 * @param languages the languages a request may demand
 */
export function createAsker(bot: Bot, now: () => number, languages: readonly string[]): Asker {
  const sessions = new Map<string, Conversation>();

  const ask: Asker['ask'] = async ({ q, lang, session }) => {
    const started = now();
    const conversation = (session != null && sessions.get(session)) || {};
    // Commands are for people; here a leading slash is part of the question.
    const reply = await bot.text(q.replace(/^[\s/]+/, ''), { ...conversation, language: lang ?? undefined });
    if (session != null) {
      sessions.delete(session);
      sessions.set(session, { previous: reply.conversation.previous });
      if (sessions.size > MAX_SESSIONS) sessions.delete(sessions.keys().next().value!);
    }
    // A message with several questions is summed up by the first that was answered.
    const { understandings } = reply;
    const main = understandings.find(({ verdict }) => verdict.decision === 'answer') ?? understandings[0]!;
    const { verdict, language } = main;
    const answers = understandings.flatMap((entry) =>
      entry.verdict.decision === 'answer' ? [entry.verdict.fact.wordings[entry.language]!.answer] : [],
    );
    return {
      q,
      lang: language,
      decision: verdict.decision,
      fact: verdict.decision === 'answer' ? verdict.fact.id : null,
      confidence: Math.round(verdict.confidence * 1000) / 1000,
      answer: verdict.decision === 'answer' ? answers.join('\n') : null,
      reply: reply.messages.map((message) => toPlainText(message, verdict.decision !== 'answer')).join('\n\n'),
      sources: verdict.decision === 'answer' ? verdict.fact.sources : [],
      suggestions:
        verdict.decision === 'suggest'
          ? verdict.suggestions.map(({ fact }) => ({ fact: fact.id, question: fact.wordings[language]!.question }))
          : [],
      ms: Math.round((now() - started) * 1000) / 1000,
    };
  };

  return {
    ask,
    async line(json) {
      let data: unknown;
      try {
        data = JSON.parse(json);
      } catch (error) {
        return { error: `not JSON: ${(error as Error).message}` };
      }
      const request = requestSchema.safeParse(data);
      if (!request.success) {
        return {
          error: request.error.issues
            .map(({ path, message }) => `${path.join('.') || 'the line'}: ${message}`)
            .join('; '),
        };
      }
      const { lang } = request.data;
      if (lang != null && !languages.includes(lang))
        return { error: `lang: "${lang}" is not one of ${languages.join(', ')}` };
      return ask(request.data);
    },
  };
}
