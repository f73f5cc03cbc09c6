import { sql } from 'kysely';
import type { Scoreboard, Total } from '../quiz/scoreboard.ts';
import type { Store } from './tables.ts';

/** Tables of points from the score events in a store. */
export function createScoreboard(store: Store): Scoreboard {
  return {
    async totals(scope, since, most, person) {
      const sums = store
        .selectFrom('score_event')
        .select((row) => [
          'person',
          row.fn.sum<number | string>('points').as('points'),
          row.fn.sum<number | string>('right').as('right'),
        ])
        .where('at', '>=', since)
        .$if('space' in scope, (query) => query.where('space', '=', (scope as { space: string }).space))
        .$if('platform' in scope, (query) =>
          query
            // The index serves a range, and ";" follows ":".
            .where('person', '>=', `${(scope as { platform: string }).platform}:`)
            .where('person', '<', `${(scope as { platform: string }).platform};`),
        )
        .groupBy('person')
        .having((row) => row.fn.sum('points'), '>', 0);
      const ranked = store
        .with('sums', () => sums)
        .with('ranked', (query) =>
          query
            .selectFrom('sums')
            .select(['person', 'points', 'right', sql<number | string>`rank() over (order by points desc)`.as('rank')]),
        );
      const rows = await ranked
        .selectFrom('ranked')
        .select((row) => [
          'person',
          'points',
          'right',
          'rank',
          row
            .selectFrom('score_event')
            .select('score_event.name')
            .whereRef('score_event.person', '=', 'ranked.person')
            .orderBy('score_event.at', 'desc')
            .limit(1)
            .as('name'),
          row.selectFrom('sums').select(row.fn.countAll<number | string>().as('count')).as('all'),
        ])
        .where((row) =>
          row.or([
            row('person', '=', person),
            row(
              'person',
              'in',
              row
                .selectFrom('ranked as best')
                .select('best.person')
                .orderBy('best.rank')
                .orderBy('best.person')
                .limit(most),
            ),
          ]),
        )
        .orderBy('rank')
        .orderBy('person')
        .execute();
      const totals = rows.map((row): Total => ({
        person: row.person,
        name: row.name ?? '',
        points: Number(row.points),
        right: Number(row.right),
        rank: Number(row.rank),
      }));
      return {
        best: totals.slice(0, most),
        own: totals.find((total) => total.person === person),
        all: Number(rows[0]?.all ?? 0),
      };
    },

    async mistakes(person) {
      return store
        .selectFrom('score_event')
        .select((row) => ['question', row.fn.max('at').as('at')])
        .where('person', '=', person)
        .where('right', '=', 0)
        .groupBy('question')
        .execute();
    },
  };
}
