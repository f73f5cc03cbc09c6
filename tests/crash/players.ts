import { keyOf, type Told } from './judge.ts';

/** A question as people see it. */
export interface Seen {
  readonly game: string;
  readonly round: number;
  /** What is written on the buttons, or what people type; see {@link TYPED}. */
  readonly options: readonly string[];
  readonly typed: boolean;
  /** Key of a person. */
  readonly personOf: (player: number) => string;
  /** A person gives an answer. @param id under which they are told what came of it */
  readonly give: (player: number, option: number, id: string) => void;
}

/** People who answer every question they see. */
export interface Players {
  /** They see a question; more or less of them answer it. */
  see(question: Seen): void;
  /** They are told something about an answer. */
  tell(id: string, text: string): void;
  /** What people were told: "game round person" → what counts. */
  readonly acknowledged: ReadonlyMap<string, Told>;
  /** Answers given so far. */
  readonly given: number;
  /** Contradictions among what people were told. */
  readonly faults: readonly string[];
}

/** The right one of the options of the games that are played. */
const RIGHT = 'Right';
/** The options of a question that is answered by typing. */
export const TYPED = [RIGHT, 'Wrong', 'Not so'];
/** Share of answers that come twice. */
const TWICE = 0.1;

/**
 * Makes them.
 * @param most players in a group at most; some are away in each round
 * @param time ms in which they answer; a little more than some questions allow
 */
export function createPlayers({
  random,
  most,
  time,
}: {
  readonly random: () => number;
  readonly most: number;
  readonly time: number;
}): Players {
  const waiting = new Map<string, { readonly key: string; readonly option: number; readonly question: Seen }>();
  const acknowledged = new Map<string, Told>();
  const faults: string[] = [];
  let given = 0;

  return {
    acknowledged,
    faults,
    get given() {
      return given;
    },

    see(question) {
      const { game, round, options, typed, personOf, give } = question;
      const present = 1 + Math.floor(random() * most);
      for (let player = 1; player <= present; player++) {
        const key = keyOf(game, round, personOf(player));
        const first = Math.floor(random() * options.length);
        for (let times = random() < TWICE ? 2 : 1; times > 0; times--) {
          // Who has typed something is not told which of two answers came first.
          const option = typed ? first : Math.floor(random() * options.length);
          const answer = (): void => {
            const id = String(++given);
            waiting.set(id, { key, option, question });
            give(player, option, id);
          };
          setTimeout(answer, random() * time).unref();
        }
      }
    },

    tell(id, text) {
      const { key, option, question } = waiting.get(id)!;
      const [, which, label] = /^Your (answer|first answer counts): (.*)$/.exec(text) ?? [];
      const told = (): Told | undefined => {
        if (question.typed)
          return text.startsWith('Your answer is in') ? question.options[option] === RIGHT : undefined;
        if (which === undefined) return undefined;
        return which === 'answer' ? option : question.options.indexOf(label!);
      };
      const counts = told();
      if (counts === undefined) return;
      const before = acknowledged.get(key);
      if (before !== undefined && before !== counts) faults.push(`${key}: told ${before}, then ${counts}`);
      acknowledged.set(key, counts);
    },
  };
}
