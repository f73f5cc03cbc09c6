import { findState, stateMessage } from '../../src/bot/state-card.ts';
import type { AnswerContext } from '../../src/bot/answers.ts';
import { mapMessage, mapYears } from '../../src/bot/map-message.ts';
import type { Message } from '../../src/bot/message.ts';
import type { Picture, Pictures, Ranked, RankingPicture } from '../../src/bot/picture.ts';
import { createTexts } from '../../src/bot/texts.ts';
import { timelineMessage } from '../../src/bot/timeline-message.ts';
import type { Language } from '../../src/knowledge/pack.ts';
import { readCatalogues } from '../../src/locales/read.ts';
import { defaultPack } from './pack.ts';

/** The default pack with the texts of all languages. */
export async function answerContext(): Promise<AnswerContext> {
  const { pack } = await defaultPack();
  return { pack, texts: createTexts(await readCatalogues()) };
}

/** Names as people have them in chats: long, right to left, with emoji, piles of accents and letters that the fonts lack. */
const NAMES = [
  'Анна-Мария 🎉🎉',
  'Maximilian von und zu Hohenstein-Langenburg-Schillingsfürst',
  'محمد علي',
  'Zoë 👩‍👩‍👧‍👦 Łukasz',
  'Z̷̢̧̛̩̰̦͔a̸̛l̵̢̨g̶̛o̴̧',
  'Արամ Հակոբյան',
  '\u202egnp.exe\u202c evil',
  '李小龍 Bruce Lee',
  'דוד 🇮🇱',
  'W'.repeat(80),
  '',
  'Anna von der Mosel',
];

/** Names in the scripts that have a font of their own, also too long for any room. */
export const FOREIGN_NAMES = [
  'გიორგი მაისურაძე',
  'عبد الرحمن بن محمد بن عبد العزيز بن أحمد المصري الإسكندراني (1987) وعائلته الكريمة!',
  'דוד Bruce כהן!',
  'दीपक शर्मा',
  'علی\u200cرضا 🎉',
  'Հովհաննես Smith',
  'עֲבֹדָה',
];

const POINTS: Readonly<Record<Language, string>> = { de: 'Punkte', en: 'points', ru: 'очков' };

/** A ranking of those names, in which the first two share a place. */
export function rankingIn(language: Language, names: readonly string[] = NAMES): Ranked[] {
  return names.map((name, index) => ({
    place: index === 1 ? 1 : index + 1,
    name,
    points: `${(names.length - (index === 1 ? 0 : index)) * 130} ${POINTS[language]!}`,
  }));
}

/** The end of a game. */
export function podiumIn(language: Language, ranking = rankingIn(language)): RankingPicture {
  const title = { de: 'Das Quiz ist zu Ende', en: 'The quiz is over', ru: 'Викторина окончена' }[language]!;
  return { kind: 'podium', title, subtitle: 'CSTO', ranking, unnamed: '?' };
}

/** The table of a week. */
export function boardIn(language: Language, ranking = rankingIn(language)): RankingPicture {
  const title = { de: 'Wochenwertung', en: 'This week', ru: 'Итоги недели' }[language]!;
  return { kind: 'board', title, subtitle: '16–22.11.2026', ranking, unnamed: '?' };
}

/** The messages with pictures that the bot can give from the default pack: every map, page and card; those that look the same once. */
export function illustratedMessages(language: Language, context: AnswerContext): Message[] {
  const { pack } = context;
  const { first, last } = mapYears(pack)!;
  const maps = Array.from({ length: last - first + 1 }, (_, index) => mapMessage(first + index, language, context));
  const differing = new Map(maps.map((message) => [groupsOf(message), message]));
  const pages: Message[] = [];
  for (const span of [{}, { from: 2022, to: 2022 }, { from: 1992, to: 1992 }]) {
    let page = 0;
    let message: Message;
    do {
      message = timelineMessage(span, page++, language, context)!;
      pages.push(message);
    } while (message.buttons.some(({ action }) => action.kind === 'timeline' && action.page === page));
  }
  return [
    ...differing.values(),
    ...pages,
    ...pack.records.states.map((state) => stateMessage(state, language, context)),
  ];
}

/** One picture of each kind. */
export function onePictureEach(language: Language, context: AnswerContext): Picture[] {
  const { last } = mapYears(context.pack)!;
  const messages = [
    mapMessage(last, language, context),
    timelineMessage({}, 0, language, context)!,
    stateMessage(findState('Armenia', context.pack)!, language, context),
  ];
  return [...messages.map(({ picture }) => picture!.content), podiumIn(language), boardIn(language)];
}

function groupsOf({ picture }: Message): string {
  return picture?.content.kind === 'map' ? JSON.stringify(picture.content.groups) : '';
}

/** Draws nothing but a signature: for what happens to pictures on their way. */
export const QUICK_PICTURES: Pictures = { draw: ({ kind }) => Promise.resolve(Buffer.from(`a ${kind}`)) };

/** A drawer that is broken. */
export const BROKEN_PICTURES: Pictures = { draw: () => Promise.reject(new Error('no ink')) };
