import type { Standing } from '../../quiz/standings.ts';
import type { MessagePicture } from '../message.ts';
import type { RankingPicture } from '../picture.ts';
import type { Translate } from '../texts.ts';
import { shownName } from './shown-name.ts';

/** Fewer than these with points are no ranking worth a picture. */
const LEAST = 2;
/** Most that are drawn and described. */
const MOST = 10;

/**
 * A table of points as a picture, and the same in words; undefined if fewer than two have any.
 * @param table best first; those without points are left out
 * @param all how many have points, those beyond the table included
 */
export function rankingPicture(
  { kind, title, subtitle }: Pick<RankingPicture, 'kind' | 'title' | 'subtitle'>,
  table: readonly Omit<Standing, 'person'>[],
  all: number,
  t: Translate,
): MessagePicture | undefined {
  const best = table.filter(({ points }) => points > 0).slice(0, MOST);
  if (best.length < LEAST) return undefined;
  const ranking = best.map(({ rank, name, points }) => ({ place: rank, name, points: t('quiz-points', { points }) }));
  const others = all > best.length ? t('quiz-others', { count: all - best.length }) : undefined;
  const lines = ranking.map(({ place, name, points }) => `${place}. ${shownName(name)} – ${points}`);
  return {
    content: { kind, title, subtitle, ranking, others, unnamed: t('picture-unnamed') },
    description: [title, subtitle, ...lines, others].filter((line) => line !== undefined).join('\n'),
  };
}
