import type { Card } from './card.ts';

/** Where the cards of all people are kept. Keys of persons come from `personKey`. */
export interface Cards {
  of(person: string): Promise<readonly Card[]>;
  /**
   * Keeps a card if nothing has happened to it meanwhile.
   * @param before number of answers that the kept card must have; undefined: there must be none
   * @returns whether it was kept
   */
  save(person: string, card: Card, before: number | undefined): Promise<boolean>;
}
