import type { Fact } from '../../knowledge/pack.ts';
import { normalise } from '../../matching/normalise.ts';
import { digitsFor } from '../../matching/number-words.ts';
import { factMessage, sourcesMessage, topicButtons, topicMessage } from '../answers.ts';
import { formatDate } from '../dates.ts';
import { plainMessage, type RichText } from '../message.ts';
import type { Command, CommandContext, CommandResult } from './command.ts';

const MAX_EVENTS = 12;

/** Asks a question. */
export const ask: Command = {
  name: 'ask',
  aliases: ['frage', 'frag', 'вопрос', 'спросить', 'vopros'],
  options: [{ name: 'question', required: true }],
  run: (argument, { texts, language }) =>
    argument === '' ? { messages: [plainMessage(texts.in(language)('ask-empty'))] } : { messages: [], ask: argument },
};

/** Shows the member states. */
export const members: Command = {
  name: 'members',
  aliases: ['mitglieder', 'члены', 'участники', 'chleny', 'uchastniki'],
  options: [],
  available: ({ pack }) => pack.shortcuts.members !== undefined,
  run: (_, context) =>
    showFact(
      context.pack.facts.find(({ id }) => id === context.pack.shortcuts.members)!,
      context,
    ),
};

/** Shows what an article says. */
export const article: Command = {
  name: 'article',
  aliases: ['artikel', 'art', 'статья', 'statya'],
  options: [{ name: 'number', required: true }],
  available: ({ pack }) => Object.keys(pack.shortcuts.articles).length > 0,
  run: (argument, context) => {
    const { articles } = context.pack.shortcuts;
    const number = normalise(argument)
      .split(' ')
      .map(digitsFor)
      .find((word) => /^\d+$/.test(word));
    const id = number && articles[String(Number(number))];
    const fact = context.pack.facts.find((other) => other.id === id);
    if (fact) return showFact(fact, context);
    const numbers = new Intl.ListFormat(context.language).format(Object.keys(articles));
    return { messages: [plainMessage(context.texts.in(context.language)('article-unknown', { numbers }))] };
  },
};

/** Shows dated events, the latest or those of a year. */
export const timeline: Command = {
  name: 'timeline',
  aliases: ['zeitleiste', 'chronik', 'хронология', 'хроника', 'khronologiya'],
  options: [{ name: 'year', required: false }],
  available: ({ pack }) => pack.timeline.length > 0,
  run: (argument, { pack, texts, language }) => {
    const t = texts.in(language);
    const year = /\b\d{4}\b/.exec(argument)?.[0];
    const years = [...new Set(pack.timeline.map(({ date }) => date.slice(0, 4)))].toSorted();
    const events = pack.timeline
      .filter(({ date }) => !year || date.startsWith(year))
      .toSorted((a, b) => (a.date < b.date ? -1 : 1));
    if (events.length === 0 || (argument !== '' && !year)) {
      return { messages: [plainMessage(t('timeline-none', { first: years[0]!, last: years.at(-1)! }))] };
    }
    const shown = year ? events : events.slice(-MAX_EVENTS);
    return {
      messages: [
        {
          paragraphs: [
            [
              {
                text: year ? t('timeline-year', { year }) : t('timeline-latest', { count: shown.length }),
                style: 'bold',
              },
            ],
            ...shown.map(({ date, title }): RichText => [
              { text: formatDate(date, language), style: 'bold' },
              `: ${title[language]!}`,
            ]),
          ],
          buttons: [],
        },
      ],
    };
  },
};

/** Lists the topics, or the questions of one. */
export const topics: Command = {
  name: 'topics',
  aliases: ['themen', 'thema', 'темы', 'temy'],
  options: [{ name: 'topic', required: false }],
  run: (argument, context) => {
    const wanted = normalise(argument);
    const topic = context.pack.topics.find(
      ({ id, title }) =>
        wanted !== '' && [id, ...Object.values(title)].some((name) => normalise(name).startsWith(wanted)),
    );
    if (topic) return { messages: [topicMessage(topic.id, 0, context.language, context)] };
    return {
      messages: [
        {
          paragraphs: [[context.texts.in(context.language)(wanted === '' ? 'topics' : 'topic-unknown')]],
          buttons: topicButtons(context.language, context),
        },
      ],
    };
  },
};

/** Shows a fact by chance. */
export const fact: Command = {
  name: 'fact',
  aliases: ['fakt', 'zufall', 'факт'],
  options: [],
  run: (_, context) =>
    showFact(context.pack.facts[Math.floor(context.random() * context.pack.facts.length)]!, context, true),
};

/** Shows the sources of the last answer, or what the sources are. */
export const sources: Command = {
  name: 'sources',
  aliases: ['quellen', 'quelle', 'источники', 'istochniki'],
  options: [],
  run: (_, context) => {
    const { pack, texts, language, lastFact } = context;
    if (lastFact) return { messages: [sourcesMessage(lastFact, language, context)] };
    const t = texts.in(language);
    const count = (kind: string) => pack.sources.filter(({ reliability }) => reliability === kind).length;
    const kinds = [...new Set(pack.sources.map(({ reliability }) => reliability))];
    const list = kinds.map((kind) => `${t(`reliability-${kind}`)}: ${count(kind)}`);
    return { messages: [plainMessage(t('sources-all', { count: pack.sources.length }), list.join('; '))] };
  },
};

function showFact(shown: Fact, context: CommandContext, withQuestion = false): CommandResult {
  const message = factMessage(shown, context.language, context);
  const heading: RichText[] = withQuestion
    ? [[{ text: shown.wordings[context.language]!.question, style: 'bold' }]]
    : [];
  return { messages: [{ ...message, paragraphs: [...heading, ...message.paragraphs] }], fact: shown };
}
