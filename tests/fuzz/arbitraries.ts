import fc from 'fast-check';

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

/** What people, and people who mean harm, type. */
const text = fc.oneof(
  fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join(' ')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc
    .tuple(fc.constantFrom('а', '\u0301', ' ', '👨‍👩‍👧‍👦', '\u0000', '[x](http://e)', '</b>'), fc.nat(600))
    .map(([part, times]) => part.repeat(times)),
  fc
    .tuple(
      fc.constantFrom(
        'ask',
        'members',
        'article',
        'timeline',
        'topics',
        'language',
        'settings',
        'forgetme',
        'mydata',
        'quiz',
        'practice',
        'nonsense',
      ),
      fc.string({ maxLength: 30 }),
    )
    .map(([name, rest]) => `/${name} ${rest}`),
);

/** Codes of buttons, of ours and not. */
const code = fc.oneof(
  fc.constantFrom('f|members-now|de', 's|members-now', 't|members|1', 'n|x', 'g|members-now', 'l|auto', 'q|x|1|2'),
  fc.string({ maxLength: 64 }),
);

const user = fc.record({
  id: fc.integer({ min: 1, max: 2 ** 40 }),
  is_bot: fc.boolean(),
  first_name: text,
  language_code: fc.constantFrom('de', 'en', 'ru', 'fr', 'zh-hans', ''),
});
const chat = fc.record({
  id: fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
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
  { requiredKeys: ['message_id', 'date', 'chat'] },
);

/** Updates as Telegram might send them, as it would not, and anything at all under a name the bot listens to. */
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
    arbitrary: fc
      .tuple(
        fc.constantFrom('message', 'callback_query', 'inline_query', 'my_chat_member', 'poll_answer', 'x'),
        fc.jsonValue(),
      )
      .map(([kind, value]) => ({ [kind]: value })),
  },
);

const name = fc.constantFrom('question', 'country', 'number', 'year', 'topic', 'language', 'private', 'x');
/** Discord itself sees to the types. */
const option = fc.oneof(
  fc.record({ name, type: fc.constant(3), value: text }),
  fc.record({ name, type: fc.constant(4), value: fc.integer() }),
  fc.record({ name, type: fc.constant(5), value: fc.boolean() }),
);
const typed = fc.record({ name, type: fc.constant(3), value: text, focused: fc.constant(true) });
const command = (options: fc.Arbitrary<object[]>) =>
  fc.record({
    id: fc.constant('1'),
    type: fc.constant(1),
    name: fc.constantFrom('ask', 'members', 'article', 'timeline', 'topics', 'language', 'settings', 'mydata', 'x'),
    options,
  });

/** Slash commands, autocompletion and presses as Discord might send them, with names and codes it would not. */
export const discordInteraction: fc.Arbitrary<Json> = fc.oneof(
  fc.record({ type: fc.constant(2), data: command(fc.array(option, { maxLength: 3 })) }),
  fc.record({ type: fc.constant(4), data: command(typed.map((one) => [one])) }),
  fc.record({ type: fc.constant(3), data: fc.record({ custom_id: code, component_type: fc.constant(2) }) }),
);
