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
  const questions = new Counter({
    name: 'ovks_questions_total',
    help: 'Questions by how they were understood',
    labelNames: ['verdict', 'language', 'platform'],
    registers,
  });
  const confidence = new Histogram({
    name: 'ovks_confidence',
    help: 'Confidence of the verdicts, 0 to 1',
    labelNames: ['verdict'],
    buckets: CONFIDENCES,
    registers,
  });
  const ratings = new Counter({
    name: 'ovks_ratings_total',
    help: 'Ratings of answers by people; "bad" is a thumb down',
    labelNames: ['rating', 'platform'],
    registers,
  });
  const acknowledgement = new Histogram({
    name: 'ovks_acknowledgement_seconds',
    help: 'Age of interactions when they were acknowledged',
    labelNames: ['platform'],
    buckets: AGES,
    registers,
  });
  const rateLimits = new Counter({
    name: 'ovks_rate_limited_total',
    help: 'Calls a platform answered with 429',
    labelNames: ['platform'],
    registers,
  });
  const sendFailures = new Counter({
    name: 'ovks_send_failures_total',
    help: 'Messages that did not get through, by reason',
    labelNames: ['reason', 'platform'],
    registers,
  });
  const games = new Counter({
    name: 'ovks_games_total',
    help: 'Quiz games started, resumed and closed by this process',
    labelNames: ['event', 'platform'],
    registers,
  });
  const gamesRunning = new Gauge({
    name: 'ovks_games_running',
    help: 'Quiz games this process runs',
    labelNames: ['platform'],
    registers,
  });
  const packInfo = new Gauge({
    name: 'ovks_pack_info',
    help: 'The pack in use; always 1',
    labelNames: ['pack', 'as_of', 'version'],
    registers,
  });
  const facts = new Gauge({ name: 'ovks_pack_facts', help: 'Facts in the pack', registers });
  const reloads = new Counter({
    name: 'ovks_pack_reloads_total',
    help: 'Reloads of the pack, by result',
    labelNames: ['result'],
    registers,
  });

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
