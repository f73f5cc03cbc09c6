/** What a state is on the map; each has a colour and a pattern of its own. */
export type MapRole = 'member' | 'frozen' | 'former' | 'observer';

/** A map of Eurasia with the states of each role. */
export interface MapPicture {
  readonly kind: 'map';
  readonly title: string;
  /** The day the map is of. */
  readonly subtitle: string;
  /** In the order of the legend; those without states are left out. */
  readonly groups: readonly {
    readonly role: MapRole;
    readonly label: string;
    /** `iso`: ISO 3166-1 alpha-2. */
    readonly states: readonly { readonly iso: string; readonly name: string }[];
  }[];
  /** What the legend calls disputed areas. */
  readonly disputed: string;
  readonly footnote: string;
}

/** Dated events below one another. */
export interface TimelinePicture {
  readonly kind: 'timeline';
  readonly title: string;
  readonly subtitle: string;
  /** At most 12, in the order of time. */
  readonly events: readonly { readonly date: string; readonly title: string }[];
}

/** A state at a glance. */
export interface StateCardPicture {
  readonly kind: 'state-card';
  /** ISO 3166-1 alpha-2, for the flag. */
  readonly iso: string;
  readonly name: string;
  readonly official?: string | undefined;
  /** What holds now; absent for a state that never belonged to the alliance in any way. */
  readonly role?: MapRole | undefined;
  /** Its statuses with dates, what holds now first; a note says what to know about one. */
  readonly statuses: readonly { readonly text: string; readonly note?: string | undefined }[];
  readonly figures: readonly { readonly label: string; readonly value: string }[];
  readonly footnote: string;
}

/** Who is where in a game or a week. */
export interface Ranked {
  /** From 1; those who share a place have the same. */
  readonly place: number;
  /** As the person is called; anything may be in it. */
  readonly name: string;
  /** With its unit: "12 points". */
  readonly points: string;
}

/** The end of a game as a podium with those below it, or a table of points such as that of a week. */
export interface RankingPicture {
  readonly kind: 'podium' | 'board';
  readonly title: string;
  readonly subtitle?: string | undefined;
  /** In the order of places; the first ten are drawn. */
  readonly ranking: readonly Ranked[];
  /** Below the ranking: "and 3 others". */
  readonly others?: string | undefined;
  /** Shown for a name of which nothing can be drawn. */
  readonly unnamed: string;
}

/** A picture as data: all its texts are in one language, and two that are equal look the same. */
export type Picture = MapPicture | TimelinePicture | StateCardPicture | RankingPicture;

/** Draws pictures. */
export interface Pictures {
  /**
   * @returns a PNG
   * @throws {Error} if it cannot be drawn, or not in time
   */
  draw(picture: Picture): Promise<Uint8Array>;
}
