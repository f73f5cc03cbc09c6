import fc from 'fast-check';
import { encodeAction } from '../../src/bot/action-code.ts';
import { FORM_LINE } from '../../src/adapters/discord/replies.ts';
import type { Action } from '../../src/bot/message.ts';

type Json = Record<string, unknown>;

const WORDS = [
  'wer',
  'ist',
  'mitglied',
  'одкб',
  'csto',
  'artikel',
  '4',
  '?',
  '\n',
  '/ask',
  '/quiz',
  '@ovks_test_bot',
  '👍',
  '‮',
  '<@77>',
  '@everyone',
];

const LANGUAGES = ['de', 'en', 'ru', 'fr', ''];
const language = fc.constantFrom(...LANGUAGES);
const COMMANDS = [
  'ask',
  'members',
  'article',
  'timeline',
  'map',
  'topics',
  'fact',
  'sources',
  'start',
  'help',
  'about',
  'language',
  'settings',
  'privacy',
  'mydata',
  'forgetme',
  'quiz',
  'daily',
  'answer',
  'leaderboard',
  'practice',
  'nonsense',
];
const ARGUMENTS = [
  'start',
  'start typed',
  'start poll 3',
  '5 10s',
  'stop',
  'daily 18:00 Europe/Berlin mo-fr',
  'daily off',
  'Armenia',
  'Армения',
  '4',
  '999',
  '1994',
  '2005 2010',
  '2010 2005',
  'year:2012',
  '7 days everywhere',
  'de',
  'auto',
  'quizzes off',
];

/** What people, and people who mean harm, type. */
const text = fc.oneof(
  fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join(' ')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc
    .tuple(fc.constantFrom('а', '\u0301', ' ', '👨‍👩‍👧‍👦', '\u0000', '[x](http://e)', '</b>'), fc.nat(600))
    .map(([part, times]) => part.repeat(times)),
  fc
    .tuple(fc.constantFrom(...COMMANDS), fc.oneof(fc.constantFrom(...ARGUMENTS), fc.string({ maxLength: 30 })))
    .map(([name, rest]) => `/${name} ${rest}`),
);

const factId = fc.constantFrom('armenia-status-2026', 'am-2024-02-freeze', 'no-such-fact', '');
const game = fc.constantFrom('game', 'no-such-game', '');
const number = fc.nat({ max: 12 });
const year = fc.integer({ min: 1000, max: 9999 });
/** What buttons of ours do, and what they would do had they been made otherwise. */
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('fact' as const), fact: factId, language }),
  fc.record({ kind: fc.constant('sources' as const), fact: factId, language }),
  fc.record({
    kind: fc.constant('topic' as const),
    topic: fc.constantFrom('armenia', 'treaty', 'x'),
    page: number,
    language,
  }),
  fc.record({ kind: fc.constant('timeline' as const), from: year, to: year, page: number, language }),
  fc.record({ kind: fc.constant('none-of-these' as const), fact: factId, language }),
  fc.record({ kind: fc.constant('feedback' as const), fact: factId, good: fc.boolean(), language }),
  fc.record({ kind: fc.constant('language' as const), language }),
  fc.record({
    kind: fc.constant('setting' as const),
    name: fc.constantFrom('language' as const, 'quizzes' as const),
    value: fc.constantFrom('on', 'off', 'auto', ...LANGUAGES),
  }),
  fc.record({ kind: fc.constant('forget-me' as const), sure: fc.boolean(), person: fc.nat().map(String) }),
  fc.record({ kind: fc.constant('quiz' as const), game, round: number, option: number }),
  fc.record({ kind: fc.constant('quiz-type' as const), game, round: number }),
  fc.record({
    kind: fc.constant('quiz-control' as const),
    game,
    control: fc.constantFrom('stop' as const, 'skip' as const, 'resume' as const, 'rank' as const),
  }),
  fc.record({ kind: fc.constant('report' as const), question: fc.constantFrom('q', '') }),
  fc.record({
    kind: fc.constant('practice' as const),
    question: fc.constantFrom('q', ''),
    reps: number,
    option: number,
    language,
  }),
  fc.record({ kind: fc.constant('daily' as const), run: number, option: number }),
  fc.record({ kind: fc.constant('practice-next' as const), language }),
);

/** Stands for the code of a button that the bot has shown lately: that of the newest, the one before … */
export const SHOWN = /^shown (\d+)$/;

/** Codes of buttons: shown ones, ours, ours with a letter changed, and not ours. */
const code = fc.oneof(
  { weight: 4, arbitrary: fc.nat({ max: 40 }).map((back) => `shown ${back}`) },
  { weight: 3, arbitrary: action.map(encodeAction) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(action.map(encodeAction), fc.nat({ max: 20 }), fc.string({ maxLength: 3 }))
      .map(([made, at, other]) => made.slice(0, at) + other + made.slice(at + 1)),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 64 }) },
);

const user = fc.record({
  id: fc.integer({ min: 1, max: 2 ** 40 }),
  is_bot: fc.boolean(),
  first_name: text,
  language_code: fc.constantFrom('de', 'en', 'ru', 'fr', 'zh-hans', ''),
});
const chat = fc.record({
  // Some chats are spoken in more than once.
  id: fc.oneof(fc.constantFrom(-3, -2, -1, 2, 3), fc.integer({ min: -(2 ** 40), max: 2 ** 40 })),
  type: fc.constantFrom('private', 'group', 'supergroup', 'channel'),
  title: text,
});
const message = fc.record(
  {
    message_id: fc.nat(),
    date: fc.integer({ min: 1, max: 2 ** 31 }),
    from: user,
    chat,
    text,
    sender_chat: chat,
    message_thread_id: fc.nat(),
    is_topic_message: fc.boolean(),
    sticker: fc.constant({ file_id: 'x' }),
    migrate_to_chat_id: fc.integer(),
    entities: fc.array(
      fc.record({
        type: fc.constantFrom('mention', 'bot_command', 'text_mention', 'url'),
        offset: fc.integer({ min: -5, max: 5000 }),
        length: fc.integer({ min: -5, max: 5000 }),
      }),
      { maxLength: 3 },
    ),
    reply_to_message: fc.record({ message_id: fc.nat(), from: user, chat, text }, { requiredKeys: [] }),
  },
  // Only posts in channels, which the bot does not ask for, may have no sender.
  { requiredKeys: ['message_id', 'date', 'from', 'chat'] },
);

/** Updates as Telegram might send them, with contents it would not send. */
export const telegramUpdate: fc.Arbitrary<Json> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ message }) },
  {
    weight: 2,
    arbitrary: fc.record({
      callback_query: fc.record(
        { id: fc.string(), from: user, chat_instance: fc.string(), message, data: code },
        { requiredKeys: ['id', 'from'] },
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      inline_query: fc.record({ id: fc.string(), from: user, query: text, offset: fc.string() }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      my_chat_member: fc.record({
        chat,
        from: user,
        date: fc.nat(),
        old_chat_member: fc.record({ status: fc.constant('member'), user }),
        new_chat_member: fc.record({ status: fc.constantFrom('kicked', 'left', 'member', 'x'), user }),
      }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      poll_answer: fc.record(
        { poll_id: fc.string({ maxLength: 20 }), user, option_ids: fc.array(fc.nat({ max: 12 }), { maxLength: 3 }) },
        { requiredKeys: ['poll_id', 'option_ids'] },
      ),
    }),
  },
);

/** Anything at all under a name the bot listens to. */
export const telegramNonsense: fc.Arbitrary<Json> = fc
  .tuple(
    fc.constantFrom('message', 'callback_query', 'inline_query', 'my_chat_member', 'poll_answer', 'x'),
    fc.jsonValue(),
  )
  .map(([kind, value]) => ({ [kind]: value }));

const name = fc.constantFrom(
  'question',
  'country',
  'number',
  'year',
  'from',
  'to',
  'topic',
  'language',
  'period',
  'scope',
  'private',
  'x',
);
/** Discord itself sees to the types. */
const option = fc.oneof(
  fc.record({ name, type: fc.constant(3), value: text }),
  fc.record({ name, type: fc.constant(4), value: fc.integer() }),
  fc.record({ name, type: fc.constant(5), value: fc.boolean() }),
);
const typed = fc.record({ name, type: fc.constant(3), value: text, focused: fc.constant(true) });
const subcommand = fc.record({
  name: fc.constantFrom('start', 'stop', 'daily', 'x'),
  type: fc.constant(1),
  options: fc.array(option, { maxLength: 3 }),
});
const form = fc.record({
  custom_id: code,
  components: fc.tuple(
    fc.record({
      type: fc.constant(18),
      id: fc.constant(1),
      component: fc.record({
        type: fc.constant(4),
        id: fc.constant(2),
        custom_id: fc.constant(FORM_LINE),
        value: text,
      }),
    }),
  ),
});
const command = (options: fc.Arbitrary<object[]>) =>
  fc.record({
    id: fc.constant('1'),
    type: fc.constant(1),
    name: fc.constantFrom(...COMMANDS),
    options,
  });

/** Slash commands, autocompletion, presses and forms as Discord might send them, with names and codes it would not. */
export const discordInteraction: fc.Arbitrary<Json> = fc.oneof(
  fc.record({ type: fc.constant(2), data: command(fc.array(option, { maxLength: 3 })) }),
  fc.record({ type: fc.constant(2), data: command(fc.tuple(subcommand)) }),
  fc.record({ type: fc.constant(4), data: command(typed.map((one) => [one])) }),
  fc.record({ type: fc.constant(3), data: fc.record({ custom_id: code, component_type: fc.constant(2) }) }),
  fc.record({ type: fc.constant(5), data: form }),
);

/** Messages as Discord might send them: in private or on a server, to the bot or not, by people and bots, as replies to anything. */
export const discordMessage = fc.record({
  content: text,
  isPrivate: fc.boolean(),
  isToBot: fc.boolean(),
  isByBot: fc.boolean(),
  repliesTo: fc.constantFrom(undefined, '500000000000000001', '500000000000000002'),
});
