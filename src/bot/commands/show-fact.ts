import type { Fact } from '../../knowledge/pack.ts';
import { factMessage } from '../answers.ts';
import type { RichText } from '../message.ts';
import type { CommandContext, CommandResult } from './command.ts';

/** The result of a command that shows a fact, with its question above it where the command does not say what it is. */
export function showFact(shown: Fact, context: CommandContext, withQuestion = false): CommandResult {
  const message = factMessage(shown, context.language, context);
  const heading: RichText[] = withQuestion
    ? [[{ text: shown.wordings[context.language]!.question, style: 'bold' }]]
    : [];
  return { messages: [{ ...message, paragraphs: [...heading, ...message.paragraphs] }], fact: shown };
}
