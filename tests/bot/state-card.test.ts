import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AnswerContext } from '../../src/bot/answers.ts';
import { createTexts } from '../../src/bot/texts.ts';
import { toPlainText } from '../../src/bot/message.ts';
import { findState, stateMessage } from '../../src/bot/state-card.ts';
import { loadPack } from '../../src/knowledge/load.ts';

let context: AnswerContext;

beforeAll(async () => {
  const { pack } = await loadPack('knowledge');
  const catalogues = await Promise.all(
    pack.languages.map(async (code) => [code, await readFile(`src/locales/${code}.ftl`, 'utf8')] as const),
  );
  context = { pack, texts: createTexts(Object.fromEntries(catalogues)) };
});

function card(name: string, language: string): string {
  return toPlainText(stateMessage(findState(name, context.pack)!, language, context), true);
}

describe('a state at a glance', () => {
  it.each([
    ['Armenien', 'armenia'],
    ['weißrussland', 'belarus'],
    ['Кыргызстан', 'kyrgyzstan'],
    ['в Узбекистане', 'uzbekistan'],
    ['russian federation', 'russia'],
  ])('is found by the name %s', (name, id) => {
    expect(findState(name, context.pack)?.id).toBe(id);
  });

  it.each(['', 'Narnia', 'France'])('is not found by “%s”', (name) => {
    expect(findState(name, context.pack)).toBeUndefined();
  });

  it('tells how the membership went, with dates, and gives its sources', () => {
    const text = card('Armenia', 'en');
    expect(text).toContain('Member: 18 September 2003 to 22 February 2024');
    expect(text).toContain('Member with frozen participation: since 22 February 2024');
    expect(text).toContain('As of February 2026 (membership)');
    expect(text).toMatch(/Sources?: .*https:/);
    expect(text).toContain('Is Armenia still a member of the CSTO?');
  });

  it('shows what a state lacks as little as what it has', () => {
    const text = card('Украина', 'ru');
    expect(text).toContain('Членства никогда не было');
    expect(text).not.toContain('Председательство');
    expect(text).not.toContain('База');
  });

  it('can be made of every state in every language', () => {
    for (const language of context.pack.languages) {
      for (const state of context.pack.records.states) {
        const text = toPlainText(stateMessage(state, language, context));
        expect(text).toContain(state.capital[language]!.name);
        expect(text).not.toMatch(/undefined|NaN|\{/);
      }
    }
  });
});
