import type { CommandDeclaration } from './commands/command.ts';
import { personKey, type Person } from './incoming.ts';
import type { Memory } from './memory.ts';
import { plainMessage, type Message } from './message.ts';
import type { Part } from './part.ts';
import type { Texts, Translate } from './texts.ts';

/** What the part needs. */
export interface PrivacyDependencies {
  readonly memory: Memory;
  readonly texts: Texts;
  /** Whether there are quizzes, which store something about people. */
  readonly quizzes: boolean;
  /** Whether people can practise, which stores how they do. */
  readonly practice: boolean;
  /** Also forgets what is in working memory only. */
  readonly forgetRecent: (person: Person) => void;
}

const COMMANDS: readonly CommandDeclaration[] = [
  {
    name: 'privacy',
    names: { de: 'datenschutz', ru: 'конфиденциальность' },
    aliases: ['приватность', 'privatnost'],
    options: [],
  },
  {
    name: 'mydata',
    names: { de: 'meinedaten', ru: 'моиданные' },
    aliases: ['moidannye'],
    options: [],
    personal: 'required',
  },
  {
    name: 'forgetme',
    names: { de: 'vergissmich', ru: 'забудьменя' },
    aliases: ['zabudmenya'],
    options: [],
    personal: 'required',
  },
];

const FILE_NAME = 'my-data.json';

/** /privacy, /mydata and /forgetme. */
export function createPrivacy({ memory, texts, quizzes, practice, forgetRecent }: PrivacyDependencies): Part {
  const policy = (t: Translate): Message =>
    plainMessage(
      t('privacy-intro'),
      ...[
        'privacy-language',
        ...(quizzes ? ['privacy-quiz'] : []),
        ...(practice ? ['privacy-practice'] : []),
        'privacy-chats',
        'privacy-questions',
        'privacy-recent',
      ].map((key) => `• ${t(key)}`),
      t('privacy-rights'),
    );

  const dataOf = async (person: Person, t: Translate): Promise<Message> => {
    const data = await memory.dataOf(personKey(person));
    if (Object.keys(data).length === 0) return { ...plainMessage(t('mydata-nothing')), personal: true };
    const content = Buffer.from(`${JSON.stringify({ platform: person.platform, id: person.id, ...data }, null, 2)}\n`);
    return {
      ...plainMessage(t('mydata-file')),
      attachment: { name: FILE_NAME, mediaType: 'application/json', content, description: t('mydata-file') },
      personal: true,
    };
  };

  const confirmation = ({ id }: Person, t: Translate): Message => ({
    paragraphs: [[t('forget-ask')]],
    buttons: [
      { label: t('button-forget'), action: { kind: 'forget-me', sure: true, person: id } },
      { label: t('button-keep'), action: { kind: 'forget-me', sure: false, person: id } },
    ],
    personal: true,
  });

  return {
    commands: COMMANDS,

    async command(name, _, { incoming: { person }, language }) {
      const t = texts.in(language);
      if (name === 'mydata') return { messages: [await dataOf(person, t)] };
      return { messages: [name === 'forgetme' ? confirmation(person, t) : policy(t)] };
    },

    press(action, { incoming: { person }, language }) {
      if (action.kind !== 'forget-me') return undefined;
      const t = texts.in(language);
      const answer = async () => {
        if (action.person !== person.id) return { messages: [], notice: t('not-yours') };
        if (action.sure) {
          await memory.forgetPerson(personKey(person));
          forgetRecent(person);
        }
        const message = plainMessage(t(action.sure ? 'forget-done' : 'forget-kept'));
        return { messages: [{ ...message, personal: true }], replace: true };
      };
      return answer();
    },
  };
}
