import { describe, expect, it } from 'vitest';
import { createMemory } from '../../src/store/memory.ts';
import type { StorePart } from '../../src/store/tables.ts';
import { openTestStore, STORE_KINDS } from '../support/stores.ts';

const DAY = 24 * 60 * 60 * 1000;
const NOW = Date.UTC(2026, 10, 24);

describe.for(STORE_KINDS)('memory on %s', (kind) => {
  const open = async () => createMemory(await openTestStore(kind));

  it('keeps, changes and forgets a choice of language, each platform by itself', async () => {
    const memory = await open();
    expect(await memory.personLanguage('telegram:1')).toBeUndefined();
    await memory.setPersonLanguage('telegram:1', 'de');
    await memory.setPersonLanguage('discord:1', 'ru');
    await memory.setPersonLanguage('telegram:1', 'en');
    expect(await memory.personLanguage('telegram:1')).toBe('en');
    expect(await memory.personLanguage('discord:1')).toBe('ru');
    await memory.setPersonLanguage('telegram:1', undefined);
    expect(await memory.personLanguage('telegram:1')).toBeUndefined();
  });

  it('keeps settings of a chat exactly, with what is not set left out', async () => {
    const memory = await open();
    expect(await memory.chatSettings('telegram:-100')).toEqual({});
    for (const settings of [{ language: 'de' }, { quizzes: false }, { language: 'ru', quizzes: true }, {}]) {
      await memory.setChatSettings('telegram:-100', settings);
      expect(await memory.chatSettings('telegram:-100')).toEqual(settings);
    }
  });

  it('lists everything that is set, unless it is too much', async () => {
    const memory = await open();
    expect(await memory.allSettings(1)).toEqual({ persons: new Map(), spaces: new Map() });
    await memory.setPersonLanguage('telegram:1', 'de');
    await memory.setChatSettings('telegram:-100', { quizzes: false });
    expect(await memory.allSettings(1)).toEqual({
      persons: new Map([['telegram:1', 'de']]),
      spaces: new Map([['telegram:-100', { quizzes: false }]]),
    });
    await memory.setPersonLanguage('telegram:2', 'ru');
    expect(await memory.allSettings(1)).toBeUndefined();
    expect([...(await memory.allSettings(2))!.persons.keys()].toSorted()).toEqual(['telegram:1', 'telegram:2']);
    expect(memory.atHand('telegram:1', undefined)).toBe(false);
  });

  it('gives feedback back in the order of time, from a time on', async () => {
    const memory = await open();
    const entries = [
      { kind: 'good', subject: 'members-now', language: 'de', at: NOW + 2 },
      { kind: 'none-of-these', language: 'ru', at: NOW + 1 },
      { kind: 'bad', subject: 'article-4', language: 'en', at: NOW },
    ] as const;
    for (const entry of entries) await memory.addFeedback(entry);
    expect(await memory.feedback(NOW + 1)).toEqual([entries[1], entries[0]]);
    expect(await memory.feedback(NOW)).toHaveLength(3);
  });

  it('counts a question asked in two spellings as one, and languages apart', async () => {
    const memory = await open();
    await memory.addUnanswered({ text: 'Wer zahlt?', language: 'de', decision: 'decline' }, NOW);
    await memory.addUnanswered({ text: 'wer  ZAHLT', language: 'de', decision: 'suggest' }, NOW + 5);
    await memory.addUnanswered({ text: 'wer zahlt', language: 'en', decision: 'decline' }, NOW + 1);
    await memory.addUnanswered({ text: '🤔', language: 'en', decision: 'decline' }, NOW);
    await memory.addUnanswered({ text: '???', language: 'en', decision: 'decline' }, NOW);
    expect(await memory.unanswered(NOW + 1)).toEqual([
      { text: 'Wer zahlt?', language: 'de', decision: 'suggest', count: 2, lastAsked: NOW + 5 },
      { text: 'wer zahlt', language: 'en', decision: 'decline', count: 1, lastAsked: NOW + 1 },
    ]);
    expect(await memory.unanswered(0)).toHaveLength(4);
  });

  it('counts every one of many at the same time', async () => {
    const memory = await open();
    const question = { text: 'Who pays?', language: 'en', decision: 'decline' } as const;
    await Promise.all(Array.from({ length: 40 }, () => memory.addUnanswered(question, NOW)));
    expect((await memory.unanswered(0))[0]!.count).toBe(40);
  });

  it('gives a person their data and forgets nobody else', async () => {
    const memory = await open();
    await memory.setPersonLanguage('telegram:1', 'de');
    await memory.setPersonLanguage('telegram:2', 'ru');
    expect(await memory.dataOf('telegram:1')).toEqual({ language: 'de' });
    await memory.forgetPerson('telegram:1');
    expect(await memory.dataOf('telegram:1')).toEqual({});
    expect(await memory.personLanguage('telegram:2')).toBe('ru');
  });

  it('moves a chat to its new key; what the new one already has wins', async () => {
    const memory = await open();
    const move = (from: string, to: string) =>
      memory.moveChat(
        { chat: `telegram:${from}`, space: `telegram:${from}` },
        { chat: `telegram:${to}`, space: `telegram:${to}` },
      );
    await memory.setChatSettings('telegram:-1', { language: 'ru', quizzes: false });
    await move('-1', '-100');
    expect(await memory.chatSettings('telegram:-1')).toEqual({});
    expect(await memory.chatSettings('telegram:-100')).toEqual({ language: 'ru', quizzes: false });
    await memory.setChatSettings('telegram:-2', { language: 'de' });
    await move('-2', '-100');
    await move('-2', '-100');
    await move('-100', '-100');
    expect(await memory.chatSettings('telegram:-100')).toEqual({ language: 'ru', quizzes: false });
    expect(await memory.chatSettings('telegram:-2')).toEqual({});
  });

  it('drops a left chat when its time has come, unless the bot came back', async () => {
    const memory = await open();
    for (const space of ['discord:space:1', 'discord:space:2', 'discord:space:3']) {
      await memory.setChatSettings(space, { language: 'de' });
      await memory.leaveSpace(space, NOW + 30 * DAY);
    }
    await memory.returnToSpace('discord:space:2');
    await memory.leaveSpace('discord:space:3', NOW + 60 * DAY);
    await memory.cleanUp(NOW + 30 * DAY - 1);
    expect(await memory.chatSettings('discord:space:1')).toEqual({ language: 'de' });
    await memory.cleanUp(NOW + 30 * DAY);
    expect(await memory.chatSettings('discord:space:1')).toEqual({});
    expect(await memory.chatSettings('discord:space:2')).toEqual({ language: 'de' });
    expect(await memory.chatSettings('discord:space:3')).toEqual({ language: 'de' });
  });

  it('keeps unanswered questions and feedback for 90 days', async () => {
    const memory = await open();
    for (const at of [NOW - 90 * DAY - 1, NOW - 90 * DAY]) {
      await memory.addFeedback({ kind: 'bad', language: 'de', at });
      await memory.addUnanswered({ text: `asked at ${at}`, language: 'en', decision: 'decline' }, at);
    }
    await memory.cleanUp(NOW);
    expect((await memory.feedback(0)).map(({ at }) => at)).toEqual([NOW - 90 * DAY]);
    expect((await memory.unanswered(0)).map(({ lastAsked }) => lastAsked)).toEqual([NOW - 90 * DAY]);
  });

  it('keeps notes', async () => {
    const memory = await open();
    expect(await memory.note('commands')).toBeUndefined();
    await memory.setNote('commands', 'a');
    await memory.setNote('commands', 'b');
    expect(await memory.note('commands')).toBe('b');
  });

  it('keeps hostile text as it is', async () => {
    const memory = await open();
    const text = `'); drop table person; -- "\\ \u{1f600} ‮ й`;
    await memory.setNote(text, text);
    expect(await memory.note(text)).toBe(text);
    await memory.addUnanswered({ text, language: 'ru', decision: 'decline' }, NOW);
    expect((await memory.unanswered(0))[0]!.text).toBe(text);
  });

  it('lets other parts take part, all or nothing', async () => {
    const store = await openTestStore(kind);
    const seen: string[] = [];
    const part: StorePart = {
      dataOf: async () => ({ points: 7 }),
      forgetPerson: async () => {
        throw new Error('disk full');
      },
      moveChat: async (_, from, to) => void seen.push(`${from.chat} → ${to.chat}`),
      spaces: async () => ['b:1', 'a:2'],
      dropSpace: async (_, space) => void seen.push(space),
    };
    const memory = createMemory(store, [part]);
    await memory.setPersonLanguage('telegram:1', 'de');
    expect(await memory.dataOf('telegram:1')).toEqual({ language: 'de', points: 7 });
    await expect(memory.forgetPerson('telegram:1')).rejects.toThrow('disk full');
    expect(await memory.personLanguage('telegram:1')).toBe('de');
    await memory.moveChat({ chat: 'a:1', space: 'a:1' }, { chat: 'a:2', space: 'a:2' });
    await memory.leaveSpace('a:2', NOW);
    await memory.setChatSettings('c:3', {});
    expect((await memory.spaces()).toSorted((one, other) => one.space.localeCompare(other.space))).toEqual([
      { space: 'a:2', left: true },
      { space: 'b:1', left: false },
      { space: 'c:3', left: false },
    ]);
    await memory.cleanUp(NOW);
    await memory.cleanUp(NOW);
    expect(seen).toEqual(['a:1 → a:2', 'a:2']);
  });
});
