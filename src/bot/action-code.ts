import type { ShownFact } from './incoming.ts';
import type { Action } from './message.ts';

/** The longest code, in bytes: Telegram's limit for callback data; Discord allows 100. */
export const MAX_CODE_BYTES = 64;

const CONTROLS = ['stop', 'skip', 'resume', 'rank'] as const;

/**
 * An action as a short text for a button, so that buttons work after a restart without any memory: one letter and its values, parted by ":".
 * @throws {RangeError} if the code would be longer than {@link MAX_CODE_BYTES} or a value holds a ":"
 */
export function encodeAction(action: Action): string {
  const fields = fieldsOf(action).filter((field) => field !== undefined);
  const code = fields.join(':');
  if (Buffer.byteLength(code) > MAX_CODE_BYTES)
    throw new RangeError(`button code longer than ${MAX_CODE_BYTES} bytes: ${code}`);
  if (fields.some((field) => String(field).includes(':'))) throw new RangeError(`":" in a value of a button: ${code}`);
  return code;
}

function fieldsOf(action: Action): (string | number | undefined)[] {
  switch (action.kind) {
    case 'fact':
      return ['f', action.fact, action.language];
    case 'sources':
      return ['s', action.fact, action.language];
    case 'topic':
      return ['t', action.topic, action.page, action.language];
    case 'timeline':
      return ['e', `${action.from ?? ''}-${action.to ?? ''}`, action.page, action.language];
    case 'none-of-these':
      return ['n', action.fact ?? '', action.language];
    case 'feedback':
      return [action.good ? 'g' : 'b', action.fact, action.language];
    case 'language':
      return ['l', action.language];
    case 'setting':
      return ['c', action.name, action.value];
    case 'forget-me':
      return ['x', action.sure ? 1 : 0, action.person];
    case 'quiz':
      return ['q', action.game, action.round, action.option];
    case 'quiz-type':
      return ['w', action.game, action.round];
    case 'quiz-control':
      return ['k', action.game, action.control];
    case 'report':
      return ['r', action.question];
    case 'practice':
      return ['p', action.question, `${action.reps}.${action.option}`, action.language];
    case 'daily':
      return ['d', action.run, action.option];
    case 'practice-next':
      return ['y', action.language];
  }
}

/** The action of a code; undefined for anything that is not one, e.g. of a button from before an update. */
export function decodeAction(code: string): Action | undefined {
  const [letter, first, second, third, ...rest] = code.split(':');
  if (first === undefined || rest.length > 0) return undefined;
  const atMost = (values: number, action: Action): Action | undefined =>
    [first, second, third].filter((value) => value !== undefined).length <= values ? action : undefined;
  switch (letter) {
    case 'f':
      return atMost(2, { kind: 'fact', fact: first, ...languageIn(second) });
    case 's':
      return atMost(2, { kind: 'sources', fact: first, ...languageIn(second) });
    case 't':
      return isNumber(second) ? { kind: 'topic', topic: first, page: Number(second), ...languageIn(third) } : undefined;
    case 'e': {
      const [, from, to] = /^([1-9]\d{3})?-([1-9]\d{3})?$/.exec(first) ?? [];
      return /^.*-/.test(first) && isNumber(second)
        ? {
            kind: 'timeline',
            ...(from !== undefined && { from: Number(from) }),
            ...(to !== undefined && { to: Number(to) }),
            page: Number(second),
            ...languageIn(third),
          }
        : undefined;
    }
    case 'n':
      return atMost(2, { kind: 'none-of-these', ...(first !== '' && { fact: first }), ...languageIn(second) });
    case 'g':
    case 'b':
      return atMost(2, { kind: 'feedback', fact: first, good: letter === 'g', ...languageIn(second) });
    case 'l':
      return atMost(1, { kind: 'language', language: first });
    case 'c':
      return (first === 'language' || first === 'quizzes') && second !== undefined
        ? atMost(2, { kind: 'setting', name: first, value: second })
        : undefined;
    case 'x':
      return (first === '0' || first === '1') && second !== undefined
        ? atMost(2, { kind: 'forget-me', sure: first === '1', person: second })
        : undefined;
    case 'q':
      return isNumber(second) && isNumber(third)
        ? { kind: 'quiz', game: first, round: Number(second), option: Number(third) }
        : undefined;
    case 'w':
      return isNumber(second) ? atMost(2, { kind: 'quiz-type', game: first, round: Number(second) }) : undefined;
    case 'k': {
      const control = CONTROLS.find((name) => name === second);
      return control && atMost(2, { kind: 'quiz-control', game: first, control });
    }
    case 'r':
      return atMost(1, { kind: 'report', question: first });
    case 'p': {
      const [reps, option, ...more] = (second ?? '').split('.');
      return isNumber(reps) && isNumber(option) && more.length === 0 && third !== undefined
        ? { kind: 'practice', question: first, reps: Number(reps), option: Number(option), language: third }
        : undefined;
    }
    case 'd':
      return isNumber(first) && isNumber(second)
        ? atMost(2, { kind: 'daily', run: Number(first), option: Number(second) })
        : undefined;
    case 'y':
      return atMost(1, { kind: 'practice-next', language: first });
    default:
      return undefined;
  }
}

/** The fact that a message with these button codes answers with; undefined if it shows none. */
export function factOfCodes(codes: readonly string[]): ShownFact | undefined {
  for (const code of codes) {
    const action = decodeAction(code);
    if (action?.kind === 'sources' || action?.kind === 'feedback')
      return { fact: action.fact, language: action.language };
  }
  return undefined;
}

function languageIn(text: string | undefined): { language?: string } {
  return text === undefined ? {} : { language: text };
}

/** Without leading zeros, so that one action has one code. */
function isNumber(text: string | undefined): text is string {
  return text !== undefined && /^(0|[1-9]\d{0,8})$/.test(text);
}
