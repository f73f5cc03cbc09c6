import type { Transaction } from 'kysely';
import type { ChatSettings, Feedback, Memory, UnansweredQuestion } from '../bot/memory.ts';
import { normalise } from '../matching/normalise.ts';
import { prepared } from './prepared.ts';
import type { Store, StorePart, Tables } from './tables.ts';

/** How long unanswered questions and feedback are kept, in ms: 90 days. */
const RETENTION = 90 * 24 * 60 * 60 * 1000;

/**
 * Memory in a store.
 * @param parts other parts of the store that hold something about persons and chats
 */
export function createMemory(store: Store, parts: readonly StorePart[] = []): Memory {
  const ownParts = [ownPart, ...parts];
  // Asked for everything that comes in.
  const languageOf = prepared<{ person: string }, { language: string }>(['person'], ({ person }) =>
    store.selectFrom('person').select('language').where('person', '=', person),
  );
  const settingsIn = prepared<{ space: string }, Pick<Tables['chat_settings'], 'language' | 'quizzes'>>(
    ['space'],
    ({ space }) => store.selectFrom('chat_settings').select(['language', 'quizzes']).where('space', '=', space),
  );
  type Asked = Tables['unanswered'];
  const countUnanswered = prepared<Omit<Asked, 'count'>, unknown>(
    ['question', 'language', 'text', 'decision', 'last_asked'],
    ({ question, language, text, decision, last_asked }) =>
      store
        .insertInto('unanswered')
        .values({ question, language, text, decision, count: 1, last_asked })
        .onConflict((conflict) =>
          conflict.columns(['question', 'language']).doUpdateSet((row) => ({
            decision,
            count: row('unanswered.count', '+', 1),
            last_asked,
          })),
        ),
  );

  return {
    async personLanguage(person) {
      return (await store.executeQuery(languageOf({ person }))).rows[0]?.language;
    },

    async setPersonLanguage(person, language) {
      if (language === undefined) {
        await store.deleteFrom('person').where('person', '=', person).execute();
        return;
      }
      await store
        .insertInto('person')
        .values({ person, language })
        .onConflict((conflict) => conflict.column('person').doUpdateSet({ language }))
        .execute();
    },

    async chatSettings(space) {
      const [row] = (await store.executeQuery(settingsIn({ space }))).rows;
      return row ? settingsOf(row) : {};
    },

    async setChatSettings(space, { language = null, quizzes }) {
      const values = { language, quizzes: quizzes === undefined ? null : Number(quizzes) };
      await store
        .insertInto('chat_settings')
        .values({ space, ...values })
        .onConflict((conflict) => conflict.column('space').doUpdateSet(values))
        .execute();
    },

    async allSettings(limit) {
      const persons = await store
        .selectFrom('person')
        .select(['person', 'language'])
        .limit(limit + 1)
        .execute();
      const spaces = await store
        .selectFrom('chat_settings')
        .select(['space', 'language', 'quizzes'])
        .limit(limit + 1)
        .execute();
      if (persons.length > limit || spaces.length > limit) return undefined;
      return {
        persons: new Map(persons.map(({ person, language }) => [person, language])),
        spaces: new Map(spaces.map(({ space, ...row }) => [space, settingsOf(row)])),
      };
    },

    atHand: () => false,

    async addFeedback({ kind, subject = null, language, at }) {
      await store.insertInto('feedback').values({ kind, subject, language, at }).execute();
    },

    async addUnanswered({ text, language, decision }, at) {
      // A text without any letter or digit normalises to nothing; it is then compared as it is.
      const question = normalise(text) || text.trim();
      await store.executeQuery(countUnanswered({ question, language, text, decision, last_asked: at }));
    },

    async unanswered(since) {
      const rows = await store
        .selectFrom('unanswered')
        .select(['text', 'language', 'decision', 'count', 'last_asked as lastAsked'])
        .where('last_asked', '>=', since)
        .orderBy('count', 'desc')
        .orderBy('last_asked', 'desc')
        .orderBy('question')
        .execute();
      return rows as UnansweredQuestion[];
    },

    async feedback(since) {
      const rows = await store.selectFrom('feedback').selectAll().where('at', '>=', since).orderBy('at').execute();
      return rows.map(({ kind, subject, language, at }) => ({
        kind: kind as Feedback['kind'],
        ...(subject !== null && { subject }),
        language,
        at,
      }));
    },

    async dataOf(person) {
      return store.transaction().execute(async (transaction) => {
        const data: Record<string, unknown> = {};
        for (const part of ownParts) Object.assign(data, await part.dataOf(transaction, person));
        return data;
      });
    },

    async forgetPerson(person) {
      await store.transaction().execute(async (transaction) => {
        for (const part of ownParts) await part.forgetPerson(transaction, person);
      });
    },

    async moveChat(from, to) {
      await store.transaction().execute(async (transaction) => {
        for (const part of ownParts) await part.moveChat(transaction, from, to);
      });
    },

    async spaces() {
      return store.transaction().execute(async (transaction) => {
        const left = new Set(
          (await transaction.selectFrom('left_space').select('space').execute()).map(({ space }) => space),
        );
        const known = new Set(left);
        for (const part of ownParts) for (const space of await part.spaces(transaction)) known.add(space);
        return [...known].map((space) => ({ space, left: left.has(space) }));
      });
    },

    async leaveSpace(space, dropAt) {
      await store
        .insertInto('left_space')
        .values({ space, drop_at: dropAt })
        .onConflict((conflict) => conflict.column('space').doUpdateSet({ drop_at: dropAt }))
        .execute();
    },

    async returnToSpace(space) {
      await store.deleteFrom('left_space').where('space', '=', space).execute();
    },

    async cleanUp(now) {
      await store.transaction().execute(async (transaction) => {
        // Taking the rows out first decides a race with another process, or with a return, in favour of one side.
        const overdue = await transaction
          .deleteFrom('left_space')
          .where('drop_at', '<=', now)
          .returning('space')
          .execute();
        for (const { space } of overdue) {
          for (const part of ownParts) await part.dropSpace(transaction, space);
        }
        await transaction
          .deleteFrom('unanswered')
          .where('last_asked', '<', now - RETENTION)
          .execute();
        await transaction
          .deleteFrom('feedback')
          .where('at', '<', now - RETENTION)
          .execute();
      });
    },

    async note(key) {
      const row = await store.selectFrom('note').select('value').where('key', '=', key).executeTakeFirst();
      return row?.value;
    },

    async setNote(key, value) {
      await store
        .insertInto('note')
        .values({ key, value })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
        .execute();
    },
  };
}

/** What the tables of the memory itself hold about persons and chats. */
const ownPart: StorePart = {
  async dataOf(transaction, person) {
    const row = await transaction
      .selectFrom('person')
      .select('language')
      .where('person', '=', person)
      .executeTakeFirst();
    return row ? { language: row.language } : {};
  },

  async forgetPerson(transaction, person) {
    await transaction.deleteFrom('person').where('person', '=', person).execute();
  },

  async moveChat(transaction, from, to) {
    await moveRow(transaction, 'chat_settings', from.space, to.space);
    await moveRow(transaction, 'left_space', from.space, to.space);
  },

  async spaces(transaction) {
    const rows = await transaction.selectFrom('chat_settings').select('space').execute();
    return rows.map(({ space }) => space);
  },

  async dropSpace(transaction, space) {
    await transaction.deleteFrom('chat_settings').where('space', '=', space).execute();
  },
};

/** Renames a row; one that is there already under the new name is newer and stays. */
async function moveRow(
  transaction: Transaction<Tables>,
  table: 'chat_settings' | 'left_space',
  from: string,
  to: string,
): Promise<void> {
  if (from === to) return;
  const taken = await transaction.selectFrom(table).select('space').where('space', '=', to).executeTakeFirst();
  if (taken) await transaction.deleteFrom(table).where('space', '=', from).execute();
  else await transaction.updateTable(table).set({ space: to }).where('space', '=', from).execute();
}

function settingsOf({ language, quizzes }: { language: string | null; quizzes: number | null }): ChatSettings {
  return { ...(language !== null && { language }), ...(quizzes !== null && { quizzes: quizzes === 1 }) };
}
