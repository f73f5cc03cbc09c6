import type { Language, QuizQuestion } from '../../knowledge/pack.ts';
import { answered, newCard, type Card } from '../../learn/card.ts';
import type { Cards } from '../../learn/cards.ts';
import { nextQuestion } from '../../learn/next-question.ts';
import type { AnswerContext } from '../answers.ts';
import type { CommandDeclaration } from '../commands/command.ts';
import { personKey, type Person } from '../incoming.ts';
import { plainMessage, type Action, type Message } from '../message.ts';
import type { Part, PartReply } from '../part.ts';
import { questionMessage, resultMessage } from './messages.ts';
import { optionsFor } from './options.ts';

/** A question that somebody got wrong in a game. */
export interface Mistake {
  readonly question: string;
  /** When, ms since 1970 (UTC). */
  readonly at: number;
}

/** What the part needs. */
export interface PracticeDependencies extends AnswerContext {
  readonly cards: Cards;
  /** What a person got wrong in games; at least the last time for each question. */
  readonly mistakesOf?: ((person: string) => Promise<readonly Mistake[]>) | undefined;
  /** 0 ≤ value < 1. */
  readonly random: () => number;
}

const COMMAND: CommandDeclaration = {
  name: 'practice',
  names: { de: 'üben', ru: 'тренировка' },
  aliases: ['practise', 'ueben', 'uben', 'trenirovka'],
  options: [],
  personal: 'required',
};

/** /practice: asks again what one got wrong, at growing distances, and otherwise something new. */
export function createPractice({ pack, texts, cards, mistakesOf, random }: PracticeDependencies): Part {
  /** The person's cards, with what they have got wrong in games since. */
  const cardsOf = async (person: string): Promise<readonly Card[]> => {
    const [own, mistakes] = await Promise.all([cards.of(person), mistakesOf?.(person) ?? []]);
    const byQuestion = new Map(own.map((card) => [card.question, card]));
    for (const { question, at } of mistakes.toSorted((one, other) => one.at - other.at)) {
      const card = byQuestion.get(question);
      if (at <= (card?.answeredAt ?? 0)) continue;
      const after = answered(card ?? newCard(question, at), false, at);
      if (await cards.save(person, after, card?.reps)) byQuestion.set(question, after);
    }
    return [...byQuestion.values()];
  };

  const ask = async (person: Person, language: Language, now: number): Promise<Message> => {
    const key = personKey(person);
    const next = nextQuestion(await cardsOf(key), pack.quiz, now, random);
    if (next.kind === 'later') {
      const t = texts.in(language);
      if (next.at === undefined) return plainMessage(t('practice-none'));
      return plainMessage(t('practice-later', { when: whenIs(next.at, now, language) }));
    }
    // Kept before it is shown, so that it is asked again if it is not answered.
    if (next.kind === 'new') await cards.save(key, newCard(next.question.id, now), undefined);
    const reps = next.kind === 'due' ? next.card.reps : 0;
    const options = optionsFor(next.question, pack.defaultLanguage, `${key} ${reps}`);
    return questionMessage(next, { options, reps, language }, { pack, texts });
  };

  const judge = async (
    { question: id, reps, option, language }: Extract<Action, { kind: 'practice' }>,
    person: Person,
    now: number,
  ): Promise<PartReply> => {
    const question = pack.quiz.find((candidate) => candidate.id === id);
    const key = personKey(person);
    const chosen = question && optionsFor(question, pack.defaultLanguage, `${key} ${reps}`)[option];
    if (!question || chosen === undefined) return { messages: [gone(language)], replace: true };
    const card = await takeAnswer(key, question, reps, chosen.right, now);
    const when = whenIs(card.due, now, language);
    return { messages: [resultMessage(question, { chosen, when, language }, { pack, texts })], replace: true };
  };

  /** The card after the answer; only the first answer to what was asked counts, others leave it as it is. */
  const takeAnswer = async (
    person: string,
    { id }: QuizQuestion,
    reps: number,
    right: boolean,
    now: number,
  ): Promise<Card> => {
    const find = async () => (await cards.of(person)).find(({ question }) => question === id);
    const before = await find();
    // Without a card the person had themselves forgotten in between.
    const after = answered(before ?? newCard(id, now), right, now);
    if (before && before.reps !== reps) return before;
    return (await cards.save(person, after, before?.reps)) ? after : ((await find()) ?? after);
  };

  const gone = (language: Language): Message => ({
    ...plainMessage(texts.in(language)('gone')),
    buttons: [{ label: texts.in(language)('button-practice-next'), action: { kind: 'practice-next', language } }],
  });

  const known = (language: Language, current: Language): Language =>
    pack.languages.includes(language) ? language : current;

  return {
    commands: [COMMAND],

    async command(_, __, { incoming: { person, at }, language }) {
      return { messages: [await ask(person, language, at)] };
    },

    press(action, { incoming: { person, at }, language }) {
      if (action.kind === 'practice')
        return judge({ ...action, language: known(action.language, language) }, person, at);
      if (action.kind !== 'practice-next') return undefined;
      const shown = known(action.language, language);
      return ask(person, shown, at).then((message) => ({ messages: [message], language: shown }));
    },
  };
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "in 10 minutes", "in 3 days"; at least a minute, and never sooner than it is. */
function whenIs(at: number, now: number, language: Language): string {
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'always' });
  const left = Math.max(MINUTE, at - now);
  if (left < HOUR) return format.format(Math.ceil(left / MINUTE), 'minute');
  return left < DAY ? format.format(Math.ceil(left / HOUR), 'hour') : format.format(Math.ceil(left / DAY), 'day');
}
