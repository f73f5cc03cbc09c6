import { about, help, language } from './bot-commands.ts';
import type { Command } from './command.ts';
import { article, ask, fact, members, sources, timeline, topics } from './knowledge-commands.ts';

/** Every command of the bot, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  ask,
  members,
  article,
  timeline,
  topics,
  fact,
  sources,
  language,
  about,
  help,
];
