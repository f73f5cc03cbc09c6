import type { Action } from './message.ts';

/** The longest code, in bytes: Telegram's limit for callback data; Discord allows 100. */
export const MAX_CODE_BYTES = 64;

const CONTROLS = ['stop', 'skip', 'resume', 'rank'] as const;

/**
 * An action as a short text for a button, so that buttons work after a restart without any memory: one letter and its values, parted by ":".
 * @throws {RangeError} if the code would be longer than {@link MAX_CODE_BYTES}
 */
export function encodeAction(action: Action): string {
  const code = fieldsOf(action).join(':');
  if (Buffer.byteLength(code) > MAX_CODE_BYTES)
    throw new RangeError(`button code longer than ${MAX_CODE_BYTES} bytes: ${code}`);
  return code;
}

function fieldsOf(action: Action): (string | number)[] {
  switch (action.kind) {
    case 'fact':
      return ['f', action.fact];
    case 'sources':
      return ['s', action.fact];
    case 'topic':
      return ['t', action.topic, action.page];
    case 'none-of-these':
      return ['n', action.fact ?? ''];
    case 'feedback':
      return [action.good ? 'g' : 'b', action.fact];
    case 'language':
      return ['l', action.language];
    case 'setting':
      return ['c', action.name, action.value];
    case 'forget-me':
      return ['x', action.sure ? 1 : 0];
    case 'quiz':
      return ['q', action.game, action.round, action.option];
    case 'quiz-control':
      return ['k', action.game, action.control];
    case 'report':
      return ['r', action.question];
  }
}

/** The action of a code; undefined for anything that is not one, e.g. of a button from before an update. */
export function decodeAction(code: string): Action | undefined {
  const [letter, first, second, third, ...rest] = code.split(':');
  if (first === undefined || rest.length > 0) return undefined;
  switch (letter) {
    case 'f':
      return { kind: 'fact', fact: first };
    case 's':
      return { kind: 'sources', fact: first };
    case 't':
      return isNumber(second) ? { kind: 'topic', topic: first, page: Number(second) } : undefined;
    case 'n':
      return { kind: 'none-of-these', ...(first !== '' && { fact: first }) };
    case 'g':
    case 'b':
      return { kind: 'feedback', fact: first, good: letter === 'g' };
    case 'l':
      return { kind: 'language', language: first };
    case 'c':
      return (first === 'language' || first === 'quizzes') && second !== undefined
        ? { kind: 'setting', name: first, value: second }
        : undefined;
    case 'x':
      return first === '0' || first === '1' ? { kind: 'forget-me', sure: first === '1' } : undefined;
    case 'q':
      return isNumber(second) && isNumber(third)
        ? { kind: 'quiz', game: first, round: Number(second), option: Number(third) }
        : undefined;
    case 'k': {
      const control = CONTROLS.find((name) => name === second);
      return control && { kind: 'quiz-control', game: first, control };
    }
    case 'r':
      return { kind: 'report', question: first };
    default:
      return undefined;
  }
}

/** The fact that a message with these button codes answers with; undefined if it shows none. */
export function factOfCodes(codes: readonly string[]): string | undefined {
  for (const code of codes) {
    const action = decodeAction(code);
    if (action?.kind === 'sources' || action?.kind === 'feedback') return action.fact;
  }
  return undefined;
}

function isNumber(text: string | undefined): text is string {
  return text !== undefined && /^\d{1,9}$/.test(text);
}
