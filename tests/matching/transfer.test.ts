import { expect, it } from 'vitest';
import { receiveOptions, receiveUnderstanding, sendOptions } from '../../src/matching/transfer.ts';
import { defaultPack } from '../support/pack.ts';

it('what goes between threads is small: facts go as ids', async () => {
  const { pack } = await defaultPack();
  const [fact] = pack.facts;
  const options = { language: 'de', previous: { question: 'Wer?', fact: fact!, language: 'de' } };
  const sent = sendOptions(options);
  expect(JSON.stringify(sent).length).toBeLessThan(200);
  const { previous } = receiveOptions(sent, pack);
  expect(previous?.fact).toBe(fact);
});

it('a fact the other pack does not have is no longer referred to, and never made up', async () => {
  const { pack } = await defaultPack();
  const previous = { question: 'Wer?', fact: 'gone', language: 'de' };
  expect(receiveOptions({ previous }, pack).previous).toEqual({ question: 'Wer?', language: 'de' });
  const verdict = { decision: 'answer', fact: 'gone', confidence: 1, others: [] } as const;
  expect(() => receiveUnderstanding({ question: 'Wer?', language: 'de', verdict }, pack)).toThrow('"gone"');
});
