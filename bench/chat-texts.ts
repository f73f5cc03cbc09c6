import type { Language, Pack } from '../src/knowledge/pack.ts';
import { misspell } from './matching/misspell.ts';

/** Of ten texts so many are commands and so many are about something else; the others are questions the pack can answer. */
const COMMANDS = 1;
const FOREIGN = 1;
/** Steps through the facts that meet each of them before any comes again: a prime beside their number. */
const STRIDE = 7919;

/** What somebody writes. */
export interface ChatText {
  readonly text: string;
  /** Of their client; that of the text. */
  readonly language: Language;
}

/**
 * What people might write to the bot, all different as far as the pack has phrasings: phrasings of all facts in all languages, every
 * second with a typo, among them commands and questions about something else. The same pack always gives the same texts.
 * @param mistyped whether all have a typo, so that no question is worded exactly as in the pack
 */
export function chatTexts(pack: Pack, count: number, mistyped = false): ChatText[] {
  const { facts, languages, decoys } = pack;
  const foreign = languages.flatMap((language) => (decoys[language] ?? []).map((text) => ({ text, language })));
  const articles = Object.keys(pack.shortcuts.articles);
  const commands = [
    ...articles.map((number) => `/article ${number}`),
    ...pack.records.states.map(({ names }) => `/members ${names['en']?.name ?? ''}`),
    '/about',
    '/help',
    '/topics',
    '/fact',
    '/sources',
    '/timeline 2022',
  ];
  return Array.from({ length: count }, (_, index) => {
    const turn = Math.floor(index / 10);
    // Round by round through the facts: each time the next language, and when all had their turn, the next phrasing.
    const round = Math.floor(index / facts.length);
    const language = languages[(index + round) % languages.length]!;
    if (index % 10 < COMMANDS) return { text: commands[turn % commands.length]!, language };
    if (index % 10 < COMMANDS + FOREIGN) return foreign[turn % foreign.length]!;
    const fact = facts[(index * STRIDE) % facts.length]!;
    const { question, phrasings } = fact.wordings[language]!;
    const all = [question, ...phrasings];
    const text = all[Math.floor(round / languages.length) % all.length]!;
    return { text: mistyped || index % 2 === 1 ? misspell(text) : text, language };
  });
}
