import { normalise } from '../../matching/normalise.ts';
import type { DailyStore } from '../../quiz/daily-store.ts';
import { periodStart, type Period, type Scoreboard, type Total } from '../../quiz/scoreboard.ts';
import type { Choice, CommandDeclaration } from '../commands/command.ts';
import { chatKey, isShared, personKey, spaceKey } from '../incoming.ts';
import { plainMessage, type Message, type RichText } from '../message.ts';
import type { Part, PartContext } from '../part.ts';
import type { Texts } from '../texts.ts';
import { tableLine } from './messages.ts';
import { rankingPicture } from './ranking-picture.ts';

/** What the part needs. */
export interface LeaderboardDependencies {
  readonly texts: Texts;
  readonly scoreboard: Pick<Scoreboard, 'totals'>;
  /** Says in which time zone a chat has its days. */
  readonly dailies: Pick<DailyStore, 'of'>;
}

/** Lines of the table. */
const MAX_LINES = 10;
const ZONE = 'UTC';

const SCOPES = ['group', 'everywhere'] as const;
const PERIOD_CHOICES: readonly (Choice & { readonly value: Period })[] = [
  { value: 'today', label: { de: 'heute', en: 'today', ru: 'сегодня' } },
  { value: 'week', label: { de: '7 Tage', en: '7 days', ru: '7 дней' } },
  { value: 'month', label: { de: '30 Tage', en: '30 days', ru: '30 дней' } },
  { value: 'all', label: { de: 'gesamt', en: 'all', ru: 'всё' } },
];
const SCOPE_CHOICES: readonly (Choice & { readonly value: (typeof SCOPES)[number] })[] = [
  { value: 'group', label: { de: 'Gruppe', en: 'group', ru: 'группа' } },
  { value: 'everywhere', label: { de: 'überall', en: 'everywhere', ru: 'везде' } },
];

const COMMAND: CommandDeclaration = {
  name: 'leaderboard',
  names: { de: 'rangliste', ru: 'рейтинг' },
  aliases: ['top', 'топ', 'reyting'],
  options: [
    {
      name: 'period',
      names: { de: 'zeitraum', ru: 'период' },
      type: 'string',
      required: false,
      choices: PERIOD_CHOICES,
    },
    { name: 'scope', names: { de: 'bereich', ru: 'где' }, type: 'string', required: false, choices: SCOPE_CHOICES },
  ],
};

/** /leaderboard: who has gained the most points in a time. */
export function createLeaderboard({ texts, scoreboard, dailies }: LeaderboardDependencies): Part {
  const show = async (argument: string, { incoming, language }: PartContext): Promise<Message> => {
    const { chat, person, at } = incoming;
    const t = texts.in(language);
    const wanted = readChoices(argument);
    if ('unknown' in wanted) return plainMessage(t('leaderboard-unknown', { typed: wanted.unknown }));
    const { period = 'all', scope = isShared(chat) ? 'group' : 'everywhere' } = wanted;
    const zone = (await dailies.of(chatKey(chat)))?.schedule.zone ?? ZONE;
    const { best, own, all } = await scoreboard.totals(
      scope === 'group' ? { space: spaceKey(chat) } : { platform: chat.platform },
      periodStart(period, zone, at),
      MAX_LINES,
      personKey(person),
    );
    if (all === 0) return plainMessage(t('leaderboard-empty'));
    const others = all - best.length;
    const ownLine = own
      ? t('leaderboard-own', { rank: own.rank, all, gained: gained(own) })
      : t('leaderboard-own-none');
    function gained({ points, right }: Total): string {
      return t('quiz-gained', { points, right });
    }
    const title = t('leaderboard-title', { period, scope });
    const locale = language === 'en' ? 'en-GB' : language;
    const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: zone }).format(at);
    const subtitle = t('answer-as-of', { date });
    const picture = rankingPicture({ kind: 'board', title, subtitle }, best, all, t);
    return {
      paragraphs: [
        [{ text: title, style: 'bold' }],
        ...best.map((total): RichText => tableLine(total, t)),
        ...(others > 0 ? [[t('quiz-others', { count: others })]] : []),
        ...(own && best.includes(own) ? [] : [[{ text: ownLine, style: 'italic' } as const]]),
      ],
      buttons: [],
      ...(picture && { picture }),
    };
  };

  return {
    commands: [COMMAND],
    command: async (_, argument, context) => ({ messages: [await show(argument, context)] }),
    press: () => undefined,
  };
}

/** Reads "7 days everywhere", "heute", "period:week scope:group". */
function readChoices(
  argument: string,
): { readonly period?: Period; readonly scope?: (typeof SCOPES)[number] } | { readonly unknown: string } {
  let rest = ` ${normalise(argument.replaceAll(/(^|\s)(?:period|scope):/g, '$1'))} `;
  const take = <T extends string>(choices: readonly (Choice & { readonly value: T })[]): T | undefined => {
    for (const { value, label } of choices) {
      const name = [value, ...Object.values(label)].map(normalise).find((known) => rest.includes(` ${known} `));
      if (name === undefined) continue;
      rest = rest.replace(` ${name} `, ' ');
      return value;
    }
    return undefined;
  };
  const period = take(PERIOD_CHOICES);
  const scope = take(SCOPE_CHOICES);
  if (rest.trim() !== '') return { unknown: argument };
  return { ...(period && { period }), ...(scope && { scope }) };
}
