import { SMALL_PACK } from './temporary-pack.ts';

const COUNTRIES = `states:
  - id: selenia
    iso: SE
    names: { en: { name: Selenia, forms: { genitive: Selenia’s } } }
    capital: { en: { name: Luna, also: [Lunaport] } }
    population: { value: 1234567, year: 2020 }
    area: 4321
    sources: [almanac]
    asOf: "2020"
    borders: [MA]
    fact: moon-landing
    membership:
      asOf: "2020"
      intervals:
        - { status: party, from: "1970", to: "1980-05-01", sources: [almanac] }
        - { status: member, from: "1980-05-01", to: null, sources: [almanac] }
  - id: maria
    iso: MA
    names: { en: { name: Maria, forms: { genitive: Maria’s } } }
    capital: { en: { name: Imbrium } }
    population: { value: 7654321, year: 2020 }
    area: 8765
    sources: [almanac]
    asOf: "2020"
    borders: [SE]
    fact: moon-landing
    membership:
      asOf: "2020"
      intervals:
        - { status: party, from: "1970", to: "1975", sources: [almanac] }
        - { status: left, from: "1975", to: null, sources: [almanac] }
  - id: tycho
    iso: TY
    names: { en: { name: Tycho, forms: { genitive: Tycho’s } } }
    capital: { en: { name: Brahe } }
    population: { value: 99, year: 2020 }
    area: 12
    sources: [almanac]
    asOf: "2020"
    fact: moon-landing
    membership:
      asOf: "2020"
      intervals: [{ status: never, to: null, sources: [almanac] }]
  - id: kepler
    iso: KE
    names: { en: { name: Kepler, forms: { genitive: Kepler’s } } }
    capital: { en: { name: Orbit } }
    population: { value: 5, year: 2020 }
    area: 1
    sources: [almanac]
    asOf: "2020"
    fact: moon-landing
    membership:
      asOf: "2020"
      intervals: [{ status: never, to: null, sources: [almanac] }]
`;

const OFFICES = `offices:
  - id: secretary-general
    title: { en: Secretary General }
    terms:
      - { state: selenia, person: { en: Ann }, from: "2001", to: "2004-12-31", fact: moon-landing, sources: [almanac] }
      - { state: maria, person: { en: Bob }, acting: { en: acting }, from: "2005-01-01", to: "2005-06-30", fact: moon-distance, sources: [almanac] }
      - { state: selenia, person: { en: Cay }, from: "2005-07-01", to: null, fact: moon-distance, sources: [almanac] }
`;

const TEMPLATES = `topics:
  - id: states
    title: { en: States }
facts:
  - rows: capital
    topic: states
    answeredBy: { tycho: moon-distance }
    en:
      question: What is the capital of {state.name}?
      phrasings:
        - "{state.genitive} capital"
        - capital city of {state.name}
        - name the capital of {state.name}
        - where is the government of {state.name}
        - which city rules {state.name}
        - seat of government of {state.name}
      answer: "{^capital} is {state.genitive} capital. {capitalNote}"
phrasings:
  - rows: secretary-general-year
    en: ["who was in charge in {year}"]
quiz:
  - rows: capital
    topic: states
    difficulty: 1
    en: { question: "Which city is the capital of {state.name}?", explanation: "It is {capital}." }
`;

/** Files of the small pack with states, an office and templates. */
export const RECORDS_PACK: Readonly<Record<string, string>> = {
  ...SMALL_PACK,
  'countries.yaml': COUNTRIES,
  'offices.yaml': OFFICES,
  'templates.yaml': TEMPLATES,
};

/** The pack with an edit in one of its files, for provoking a problem. */
export function edited(file: string, from: string, to: string): Record<string, string> {
  const before = RECORDS_PACK[file]!;
  if (!before.includes(from)) throw new Error(`${file} has no "${from}"`);
  return { ...RECORDS_PACK, [file]: before.replace(from, to) };
}
