import { formatsOf } from '../knowledge/derive/format.ts';
import { factById, sourceById } from '../knowledge/lookup.ts';
import type { Fact, Language, Pack, Source } from '../knowledge/pack.ts';
import { perObject } from '../knowledge/per-object.ts';
import type { Understanding } from '../matching/verdict.ts';
import type { Button, Message, RichText } from './message.ts';
import type { Texts } from './texts.ts';

/** What answers are made from. */
export interface AnswerContext {
  readonly pack: Pack;
  readonly texts: Texts;
}

const MAX_RELATED = 3;
const MAX_TOPICS = 3;
/** Questions of a topic that are offered at once. */
const TOPIC_PAGE = 8;

/** The message that replies to an understood question, in its language. */
export function replyTo({ verdict, language, foreign }: Understanding, context: AnswerContext): Message {
  const t = context.texts.in(language);
  const note: RichText[] = foreign ? [[{ text: t('note-foreign-language'), style: 'italic' }]] : [];
  const reply = (): Message => {
    switch (verdict.decision) {
      case 'answer':
        return factMessage(verdict.fact, language, context);
      case 'suggest':
        return {
          paragraphs: [[t('suggest')]],
          buttons: [
            ...verdict.suggestions.map(({ fact }) => factButton(fact, language)),
            {
              label: t('button-none-of-these'),
              action: { kind: 'none-of-these', fact: verdict.suggestions[0]!.fact.id, language },
            },
          ],
        };
      case 'decline': {
        const { aside } = verdict;
        const subject = context.pack.title[language]!;
        const texts = aside
          ? [aside.wordings[language]!.reply]
          : verdict.reason === 'empty'
            ? [t('decline-empty')]
            : [t('decline-out-of-scope', { subject })];
        const fact = factById(context.pack, aside?.fact);
        if (aside?.kind === 'small-talk') return { paragraphs: texts.map((text) => [text]), buttons: [] };
        return {
          paragraphs: [...texts, t(fact ? 'decline-related' : 'decline-topics')].map((text) => [text]),
          buttons: fact ? [factButton(fact, language)] : topicButtons(language, context).slice(0, MAX_TOPICS),
        };
      }
    }
  };
  const message = reply();
  return note.length === 0 ? message : { ...message, paragraphs: [...note, ...message.paragraphs] };
}

/** The messages made of each fact so far, by language: those that many ask for are made and rendered once. */
const messagesIn = perObject<Texts, (fact: Fact) => Map<Language, Message>>(() => perObject(() => new Map()));

/** A fact: the answer, its date and sources, and what one may ask next. */
export function factMessage(fact: Fact, language: Language, context: AnswerContext): Message {
  const known = messagesIn(context.texts)(fact);
  const message = known.get(language) ?? makeFactMessage(fact, language, context);
  known.set(language, message);
  return message;
}

function makeFactMessage(fact: Fact, language: Language, { pack, texts }: AnswerContext): Message {
  const t = texts.in(language);
  const related = fact.related.map((id) => factById(pack, id)!);
  return {
    paragraphs: [
      [fact.wordings[language]!.answer],
      [{ text: t('answer-as-of', { date: formatsOf(language).asOf(fact.asOf) }), style: 'italic' }],
      sourcesLine(fact.sources, language, { pack, texts }),
    ],
    buttons: [
      ...related.slice(0, MAX_RELATED).map((other) => factButton(other, language)),
      { label: t('button-sources'), action: { kind: 'sources', fact: fact.id, language } },
      { label: '👍', action: { kind: 'feedback', fact: fact.id, good: true, language } },
      { label: '👎', action: { kind: 'feedback', fact: fact.id, good: false, language } },
    ],
  };
}

/** Publishers of sources in one line, each linked. */
export function sourcesLine(ids: readonly string[], language: Language, { pack, texts }: AnswerContext): RichText {
  const links = sourcesOf(ids, pack).flatMap((source, index): RichText => [
    // Names of publishers may have commas.
    ...(index > 0 ? [' · '] : []),
    { text: source.publisher, link: source.url },
  ]);
  return [`${texts.in(language)('answer-sources', { count: ids.length })} `, ...links];
}

/** All sources of a fact with publisher, title, date and kind. */
export function sourcesMessage(fact: Fact, language: Language, { pack, texts }: AnswerContext): Message {
  const t = texts.in(language);
  return {
    paragraphs: [
      [{ text: t('sources-of', { question: fact.wordings[language]!.question }), style: 'bold' }],
      ...sourcesOf(fact.sources, pack).map((source): RichText => [
        `${source.publisher}: `,
        { text: source.title, link: source.url },
        ` (${[source.date ? formatsOf(language).date(source.date) : t('source-undated'), t(`reliability-${source.reliability}`)].join(', ')})`,
      ]),
    ],
    buttons: [],
    personal: true,
  };
}

/** The questions of a topic, a page at a time; a page beyond the last is the first again. */
export function topicMessage(
  topicId: string,
  page: number,
  language: Language,
  { pack, texts }: AnswerContext,
): Message {
  const t = texts.in(language);
  const facts = pack.facts.filter(({ topic }) => topic === topicId);
  const title = pack.topics.find(({ id }) => id === topicId)!.title[language]!;
  const pages = Math.max(1, Math.ceil(facts.length / TOPIC_PAGE));
  const shown = page % pages;
  const more: Button[] =
    pages > 1
      ? [{ label: t('button-more'), action: { kind: 'topic', topic: topicId, page: shown + 1, language } }]
      : [];
  return {
    paragraphs: [[{ text: t('topic-title', { title, page: shown + 1, pages }), style: 'bold' }]],
    buttons: [
      ...facts.slice(shown * TOPIC_PAGE, (shown + 1) * TOPIC_PAGE).map((fact) => factButton(fact, language)),
      ...more,
    ],
  };
}

/** One button a topic, in the pack's order. */
export function topicButtons(language: Language, { pack }: AnswerContext): Button[] {
  return pack.topics.map(({ id, title }) => ({
    label: title[language]!,
    action: { kind: 'topic', topic: id, page: 0, language },
  }));
}

/** A button that asks for a fact. */
export function factButton(fact: Fact, language: Language): Button {
  return { label: fact.wordings[language]!.question, action: { kind: 'fact', fact: fact.id, language } };
}

function sourcesOf(ids: readonly string[], pack: Pack): Source[] {
  return ids.map((id) => sourceById(pack, id));
}
