import type { Pack } from '../../src/knowledge/pack.ts';
import { createMatcher, type Matcher } from '../../src/matching/matcher.ts';
import { preparePack } from '../../src/ops/prepare.ts';

/** The default pack with a matcher on it, made once a test file; learnt only if it was not learnt since its last change. */
export async function defaultPack(): Promise<{ pack: Pack; matcher: Matcher }> {
  const { pack, model } = await preparePack('knowledge', 'data');
  return { pack, matcher: createMatcher(pack, model) };
}
