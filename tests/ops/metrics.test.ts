import { expect, it } from 'vitest';
import { createMetrics, type Metrics } from '../../src/ops/metrics.ts';
import { testService } from '../support/service.ts';

async function samples(metrics: Metrics): Promise<Map<string, number>> {
  const lines = (await metrics.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(' ');
      return [line.slice(0, at), Number(line.slice(at + 1))] as const;
    }),
  );
}

it('counts questions, confidence and ratings of the real service; no text and no person is in it', async () => {
  const metrics = createMetrics();
  const service = await testService({ counters: metrics });
  const ann = () => service.incoming({ id: '987654321' }, { id: '123456789', name: 'Ann Canary' });
  await service.text('Wer ist Mitglied der OVKS?', ann());
  await service.text('Armenia summit', ann());
  await service.text('How do I bake a canary?', ann());
  await service.text('/members', ann());
  for (let press = 0; press < 2; press++)
    await service.press({ kind: 'feedback', fact: 'members-now', good: false }, ann());
  await service.press({ kind: 'none-of-these', language: 'en' }, ann());
  await service.settled();
  const found = await samples(metrics);
  expect(found.get('ovks_questions_total{verdict="answer",language="de",platform="telegram"}')).toBe(1);
  expect(found.get('ovks_questions_total{verdict="suggest",language="en",platform="telegram"}')).toBe(1);
  expect(found.get('ovks_questions_total{verdict="decline",language="en",platform="telegram"}')).toBe(1);
  expect(found.get('ovks_confidence_count{verdict="answer"}')).toBe(1);
  expect(found.get('ovks_ratings_total{rating="bad",platform="telegram"}')).toBe(1);
  expect(found.get('ovks_ratings_total{rating="none-of-these",platform="telegram"}')).toBe(1);
  expect(await metrics.text()).not.toMatch(/canary|ann|987654321|123456789|members-now/i);
});

it('measures what adapters and games report, and Node’s event loop', async () => {
  const metrics = createMetrics();
  metrics.acknowledged(400, 'discord');
  metrics.acknowledged(-5, 'discord');
  metrics.rateLimited('telegram');
  metrics.sendFailed('gone', 'telegram');
  for (const event of ['started', 'started', 'resumed', 'closed'] as const) metrics.game(event, 'discord');
  metrics.reload('refused');
  const found = await samples(metrics);
  expect(found.get('ovks_acknowledgement_seconds_bucket{le="0.5",platform="discord"}')).toBe(2);
  expect(found.get('ovks_acknowledgement_seconds_sum{platform="discord"}')).toBeCloseTo(0.4);
  expect(found.get('ovks_rate_limited_total{platform="telegram"}')).toBe(1);
  expect(found.get('ovks_send_failures_total{reason="gone",platform="telegram"}')).toBe(1);
  expect(found.get('ovks_games_running{platform="discord"}')).toBe(2);
  expect(found.get('ovks_games_total{event="closed",platform="discord"}')).toBe(1);
  expect(found.get('ovks_pack_reloads_total{result="refused"}')).toBe(1);
  expect(found.has('nodejs_eventloop_lag_seconds')).toBe(true);
});

it('names the one pack in use', async () => {
  const metrics = createMetrics();
  metrics.pack({ id: 'moon', asOf: '2020', facts: 2, version: 'a' });
  metrics.pack({ id: 'moon', asOf: '2021', facts: 3, version: 'b' });
  const found = await samples(metrics);
  expect([...found.keys()].filter((name) => name.startsWith('ovks_pack_info'))).toEqual([
    'ovks_pack_info{pack="moon",as_of="2021",version="b"}',
  ]);
  expect(found.get('ovks_pack_facts')).toBe(3);
});
