import type { Pack } from '../../knowledge/pack.ts';
import { about, help, language, start } from './bot-commands.ts';
import type { Command } from './command.ts';
import { mapYears } from '../map-message.ts';
import { article, ask, fact, members, sources, topics } from './knowledge-commands.ts';
import { map, timeline } from './picture-commands.ts';

/** The commands that need nothing but the pack, in the order of the help; those it has nothing for are left out. */
export function commandsFor(pack: Pack): readonly Command[] {
  return [
    ask,
    ...(pack.shortcuts.members === undefined ? [] : [members]),
    ...(Object.keys(pack.shortcuts.articles).length === 0 ? [] : [article]),
    ...(mapYears(pack) === undefined ? [] : [map]),
    ...(pack.timeline.length === 0 ? [] : [timeline]),
    topics(pack),
    fact,
    sources,
    language(pack),
    about,
    start,
    help,
  ];
}
