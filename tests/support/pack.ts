import { loadPack } from '../../src/knowledge/load.ts';
import type { Pack } from '../../src/knowledge/pack.ts';
import { createMatcher, type Matcher } from '../../src/matching/matcher.ts';

/** The default pack with a matcher on it, made once a test file. */
export async function defaultPack(): Promise<{ pack: Pack; matcher: Matcher }> {
  const { pack } = await loadPack('knowledge');
  return { pack, matcher: createMatcher(pack) };
}
