import { factById } from '../knowledge/lookup.ts';
import type { Pack } from '../knowledge/pack.ts';
import type { AskOptions, Previous } from './matcher.ts';
import type { Candidate, Understanding, Verdict } from './verdict.ts';

/** What is known beside the text of a question, for another thread: the fact before by its id. */
export type SentOptions = Omit<AskOptions, 'previous'> & {
  readonly previous?: (Omit<Previous, 'fact'> & { readonly fact?: string | undefined }) | undefined;
};

/** An understanding for another thread: facts, near topics and small talk by their ids. */
export type SentUnderstanding = Omit<Understanding, 'verdict'> & { readonly verdict: SentVerdict };

type SentCandidate = Omit<Candidate, 'fact'> & { readonly fact: string };
type Of<Decision extends Verdict['decision']> = Extract<Verdict, { decision: Decision }>;
type SentVerdict =
  | (Omit<Of<'answer'>, 'fact' | 'others'> & { readonly fact: string; readonly others: readonly SentCandidate[] })
  | (Omit<Of<'suggest'>, 'suggestions'> & { readonly suggestions: readonly SentCandidate[] })
  | (Omit<Of<'decline'>, 'aside'> & { readonly aside?: string });

/** Makes options ready to be sent to a thread that has the same pack. */
export function sendOptions({ language, languageHint, previous, explain }: AskOptions): SentOptions {
  return {
    language,
    languageHint,
    explain,
    previous: previous && { ...previous, fact: previous.fact?.id },
  };
}

/** The options that were sent. A fact the pack does not have is left out. */
export function receiveOptions({ previous, ...others }: SentOptions, pack: Pack): AskOptions {
  if (!previous) return others;
  const { fact: id, ...before } = previous;
  const fact = factById(pack, id);
  return { ...others, previous: { ...before, ...(fact && { fact }) } };
}

/** Makes an understanding ready to be sent to a thread that has the same pack. */
export function sendUnderstanding(understanding: Understanding): SentUnderstanding {
  return { ...understanding, verdict: sendVerdict(understanding.verdict) };
}

/** The understanding that was sent, with the facts of this thread's pack. @throws {Error} if the pack lacks one of them */
export function receiveUnderstanding(sent: SentUnderstanding, pack: Pack): Understanding {
  return { ...sent, verdict: receiveVerdict(sent.verdict, pack) };
}

function sendVerdict(verdict: Verdict): SentVerdict {
  switch (verdict.decision) {
    case 'answer':
      return { ...verdict, fact: verdict.fact.id, others: verdict.others.map(sendCandidate) };
    case 'suggest':
      return { ...verdict, suggestions: verdict.suggestions.map(sendCandidate) };
    case 'decline': {
      const { aside, ...others } = verdict;
      return { ...others, ...(aside && { aside: aside.id }) };
    }
  }
}

function receiveVerdict(sent: SentVerdict, pack: Pack): Verdict {
  const fact = (id: string) => present(factById(pack, id), id);
  const candidate = ({ fact: id, confidence }: SentCandidate): Candidate => ({ fact: fact(id), confidence });
  switch (sent.decision) {
    case 'answer':
      return { ...sent, fact: fact(sent.fact), others: sent.others.map(candidate) };
    case 'suggest':
      return { ...sent, suggestions: sent.suggestions.map(candidate) };
    case 'decline': {
      const { aside: id, ...others } = sent;
      if (id === undefined) return others;
      const aside = pack.asides.find((one) => one.id === id);
      return { ...others, aside: present(aside, id) };
    }
  }
}

function sendCandidate({ fact, confidence }: Candidate): SentCandidate {
  return { fact: fact.id, confidence };
}

function present<T>(found: T | undefined, id: string): T {
  if (found === undefined) throw new Error(`the pack has no "${id}"`);
  return found;
}
