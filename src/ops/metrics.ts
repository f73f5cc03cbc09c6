import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Counters } from '../bot/counters.ts';
import type { Platform } from '../bot/incoming.ts';
import type { PackInUse } from './health.ts';

/** What is measured, and where it can be read. */
export interface Metrics extends Counters {
  /** A game was started, taken up again after a restart or another process's end, or closed. */
  game(event: 'started' | 'resumed' | 'closed', platform: Platform): void;
  /** The pack that is in use now. */
  pack(pack: PackInUse): void;
  /** The pack was to be reloaded. */
  reload(result: 'loaded' | 'refused'): void;
  readonly contentType: string;
  /** Everything in the text format of Prometheus. */
  text(): Promise<string>;
}

const CONFIDENCES = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1];
/** s; Discord gives up after 3. */
const AGES = [0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 2.5, 3, 5];

/** Makes the metrics of the process, in a registry of their own; what Node itself measures (memory, event-loop lag) is among them. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = <L extends string>(name: string, help: string, ...labelNames: L[]): Counter<L> =>
    new Counter({ name, help, labelNames, registers });
  const gauge = <L extends string>(name: string, help: string, ...labelNames: L[]): Gauge<L> =>
    new Gauge({ name, help, labelNames, registers });
  const histogram = <L extends string>(name: string, help: string, buckets: number[], ...labelNames: L[]) =>
    new Histogram({ name, help, buckets, labelNames, registers });
  const questions = counter(
    'ovks_questions_total',
    'Questions by how they were understood',
    'verdict',
    'language',
    'platform',
  );
  const confidence = histogram('ovks_confidence', 'Confidence of the verdicts, 0 to 1', CONFIDENCES, 'verdict');
  const ratings = counter(
    'ovks_ratings_total',
    'Ratings of answers by people; "bad" is a thumb down',
    'rating',
    'platform',
  );
  const acknowledgement = histogram(
    'ovks_acknowledgement_seconds',
    'Age of interactions when they were acknowledged',
    AGES,
    'platform',
  );
  const rateLimits = counter('ovks_rate_limited_total', 'Calls a platform answered with 429', 'platform');
  const sendFailures = counter(
    'ovks_send_failures_total',
    'Messages that did not get through, by reason',
    'reason',
    'platform',
  );
  const games = counter(
    'ovks_games_total',
    'Quiz games started, resumed and closed by this process',
    'event',
    'platform',
  );
  const gamesRunning = gauge('ovks_games_running', 'Quiz games this process runs', 'platform');
  const packInfo = gauge('ovks_pack_info', 'The pack in use; always 1', 'pack', 'as_of', 'version');
  const facts = gauge('ovks_pack_facts', 'Facts in the pack');
  const reloads = counter('ovks_pack_reloads_total', 'Reloads of the pack, by result', 'result');

  return {
    question(verdict, language, platform) {
      questions.inc({ verdict: verdict.decision, language, platform });
      confidence.observe({ verdict: verdict.decision }, verdict.confidence);
    },
    rating: (rating, platform) => ratings.inc({ rating, platform }),
    // Clocks of two machines differ a little.
    acknowledged: (age, platform) => acknowledgement.observe({ platform }, Math.max(0, age) / 1000),
    rateLimited: (platform) => rateLimits.inc({ platform }),
    sendFailed: (reason, platform) => sendFailures.inc({ reason, platform }),
    game(event, platform) {
      games.inc({ event, platform });
      gamesRunning.inc({ platform }, event === 'closed' ? -1 : 1);
    },
    pack({ id, asOf, facts: count, version }) {
      packInfo.reset();
      packInfo.set({ pack: id, as_of: asOf, version }, 1);
      facts.set(count);
    },
    reload: (result) => reloads.inc({ result }),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}
