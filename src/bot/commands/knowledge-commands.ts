import { formatsOf } from '../../knowledge/derive/format.ts';
import { factById } from '../../knowledge/lookup.ts';
import type { Pack } from '../../knowledge/pack.ts';
import { normalise } from '../../matching/normalise.ts';
import { digitsFor } from '../../matching/number-words.ts';
import { sourcesMessage, topicButtons, topicMessage } from '../answers.ts';
import { plainMessage } from '../message.ts';
import { findState, stateMessage } from '../state-card.ts';
import type { Command } from './command.ts';
import { findTopic } from './find-topic.ts';
import { showFact } from './show-fact.ts';

/** Asks a question. */
export const ask: Command = {
  name: 'ask',
  names: { de: 'frage', ru: 'вопрос' },
  aliases: ['frag', 'спросить', 'vopros'],
  options: [
    {
      name: 'question',
      names: { de: 'frage', ru: 'вопрос' },
      type: 'string',
      required: true,
      autocomplete: true,
    },
  ],
  run: (argument, { texts, language }) =>
    argument === '' ? { messages: [plainMessage(texts.in(language)('ask-empty'))] } : { messages: [], ask: argument },
};

/** Shows the member states, or a country at a glance. */
export const members: Command = {
  name: 'members',
  slow: true,
  names: { de: 'mitglieder', ru: 'участники' },
  aliases: ['члены', 'chleny', 'uchastniki'],
  options: [{ name: 'country', names: { de: 'land', ru: 'страна' }, type: 'string', required: false }],
  run: (argument, context) => {
    const { pack, language, texts } = context;
    const factOf = (id: string | undefined) => factById(pack, id)!;
    if (argument === '') return showFact(factOf(pack.shortcuts.members), context);
    const state = findState(argument, pack);
    if (state) return { messages: [stateMessage(state, language, context)], fact: factOf(state.fact) };
    return { messages: [], ask: texts.in(language)('members-question', { country: argument }) };
  },
};

/** Shows what an article says. */
export const article: Command = {
  name: 'article',
  names: { de: 'artikel', ru: 'статья' },
  aliases: ['art', 'statya'],
  options: [{ name: 'number', names: { de: 'nummer', ru: 'номер' }, type: 'integer', required: true, range: [1, 999] }],
  run: (argument, context) => {
    const { articles } = context.pack.shortcuts;
    const number = normalise(argument)
      .split(' ')
      .map(digitsFor)
      .find((word) => /^\d+$/.test(word));
    const id = number && articles[String(Number(number))];
    const fact = factById(context.pack, id);
    if (fact) return showFact(fact, context);
    const numbers = formatsOf(context.language).list(runsOf(Object.keys(articles).map(Number)));
    return { messages: [plainMessage(context.texts.in(context.language)('article-unknown', { numbers }))] };
  },
};

/** Lists the topics, or the questions of one. */
export const topics = (pack: Pack): Command => ({
  name: 'topics',
  names: { de: 'themen', ru: 'темы' },
  aliases: ['thema', 'temy'],
  options: [
    {
      name: 'topic',
      names: { de: 'thema', ru: 'тема' },
      type: 'string',
      required: false,
      choices: pack.topics.map(({ id, title }) => ({ value: id, label: title })),
    },
  ],
  run: (argument, context) => {
    const topic = findTopic(argument, context.pack.topics);
    if (topic) return { messages: [topicMessage(topic.id, 0, context.language, context)] };
    return {
      messages: [
        {
          paragraphs: [[context.texts.in(context.language)(argument === '' ? 'topics' : 'topic-unknown')]],
          buttons: topicButtons(context.language, context),
        },
      ],
    };
  },
});

/** Shows a fact by chance. */
export const fact: Command = {
  name: 'fact',
  names: { de: 'fakt', ru: 'факт' },
  aliases: ['zufall'],
  options: [],
  run: (_, context) =>
    showFact(context.pack.facts[Math.floor(context.random() * context.pack.facts.length)]!, context, true),
};

/** Shows the sources of the last answer, or what the sources are. */
export const sources: Command = {
  name: 'sources',
  names: { de: 'quellen', ru: 'источники' },
  aliases: ['quelle', 'istochniki'],
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

/** Numbers with those that follow each other drawn together: "1–9", "11". @param numbers ascending */
function runsOf(numbers: readonly number[]): string[] {
  const runs: [first: number, last: number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`));
}
