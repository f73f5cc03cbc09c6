import type { Pack } from '../../src/knowledge/pack.ts';
import { createMatcher, type Matcher } from '../../src/matching/matcher.ts';
import { preparePack } from '../../src/ops/prepare.ts';

let loaded: Promise<{ pack: Pack; matcher: Matcher }> | undefined;

/** The default pack with a matcher on it, made once a worker; learnt only if it was not learnt since its last change. */
export function defaultPack(): Promise<{ pack: Pack; matcher: Matcher }> {
  return (loaded ??= load());
}

async function load(): Promise<{ pack: Pack; matcher: Matcher }> {
  const { pack, model } = await preparePack('knowledge', 'data');
  return { pack, matcher: createMatcher(pack, model) };
}
