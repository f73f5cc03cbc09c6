import { beforeAll, describe, expect, it } from 'vitest';
import { previousOf, type Matcher, type Previous } from '../../src/matching/matcher.ts';
import type { Understanding } from '../../src/matching/verdict.ts';
import { defaultPack } from '../support/pack.ts';

let matcher: Matcher;
beforeAll(async () => ({ matcher } = await defaultPack()));

/** The fact answered with, `?` and the suggestions, or `-` and the reason of the decline. */
function outcome({ verdict }: Understanding): string {
  switch (verdict.decision) {
    case 'answer':
      return verdict.fact.id;
    case 'suggest':
      return `? ${verdict.suggestions.map(({ fact }) => fact.id).join(' ')}`;
    case 'decline':
      return `- ${verdict.reason}${verdict.aside ? ` ${verdict.aside.id}` : ''}`;
  }
}
const ask = (question: string, previous?: Previous): Understanding => matcher.ask(question, { previous })[0]!;

describe('writing habits', () => {
  it.each([
    ['missing letter', 'what does artcle 4 say', 'treaty-art4'],
    ['swapped letters', 'Was stet in Atrikel 4?', 'treaty-art4'],
    ['doubled letter', 'Wer ist Mittglied der OVKS?', 'members-now'],
    ['mistyped question word', 'waht is teh csto', 'org-type'],
    ['mistyped name', 'wan hat Armennien die Teilnahme eingefroren', 'am-2024-02-freeze'],
    ['umlauts written out', 'Welche Laender gehoeren zur OVKS?', 'members-now'],
    ['umlauts left out', 'Welche Lander gehoren zur OVKS?', 'members-now'],
    ['without punctuation and capitals', 'welche länder sind mitglied der ovks', 'members-now'],
    [
      'chatter around it',
      'hey kurze frage, weiß jemand welche länder mitglied der ovks sind? danke schon mal',
      'members-now',
    ],
    ['chatter in Russian', 'ребят, подскажите пожалуйста, какие страны входят в ОДКБ', 'members-now'],
    ['ё and е', 'Кто был первым генеральным секретарем ОДКБ?', 'sg-bordyuzha'],
    ['Russian in Latin letters', 'kakie strany vhodyat v odkb', 'members-now'],
    ['wrong keyboard', 'rfrbt cnhfys d[jlzn d jlr,', 'members-now'],
    ['Latin letters among Cyrillic ones', 'Какие стрaны вxодят в ОДКБ?', 'members-now'],
    ['number word', 'Was steht in Artikel vier?', 'treaty-art4'],
    ['German compound that nobody wrote', 'Mitgliedstaatenliste', 'members-now'],
    ['German compound beside other words', 'OVKS Mitgliedsländerliste', 'members-now'],
    ['a sentence before and after', 'Hallo, ich schreibe ein Referat. Wer gehört zur OVKS? Danke!', 'members-now'],
  ])('%s: %s', (_, question, fact) => expect(outcome(ask(question))).toBe(fact));
});

describe('named things and numbers must agree', () => {
  it.each([
    ['Was steht in Artikel 4 des Vertrags?', 'treaty-art4'],
    ['Was steht in Artikel 5 des Vertrags?', 'treaty-art5'],
    ['What does Article 6 of the treaty say?', 'treaty-art6'],
  ])('%s', (question, fact) => expect(outcome(ask(question))).toBe(fact));

  it.each([
    ['Wann trat Usbekistan aus?', 'uz-suspension-2012'],
    ['Wann trat Usbekistan wieder bei?', 'uz-rejoin-announced'],
    ['When did Uzbekistan leave the first time?', 'uz-first-exit-date'],
    ['Когда Узбекистан вышел из ОДКБ?', 'uz-suspension-2012'],
  ])('leaving and coming back are told apart: %s', (question, fact) => expect(outcome(ask(question))).toBe(fact));

  it.each([
    ['Кто был генсеком до Тасмагамбетова?', 'sg-zas'],
    ['Wer war vor Sas Generalsekretär?', 'sg-semerikov-2018'],
    ['Wer kam nach Sas?', 'sg-tasmagambetov'],
    ['Who succeeded Bordyuzha?', 'sg-khachaturov'],
  ])('who came before or after somebody is not the one who is named: %s', (question, fact) =>
    expect(outcome(ask(question))).toBe(fact),
  );

  it.each([
    ['Wann wurde die NATO gegründet?', '- near-topic nato'],
    ['When did Estonia join NATO?', '- near-topic nato'],
    ['Когда был основан Евросоюз?', '- near-topic eu'],
    ['Wer ist Generalsekretär der UNO?', '- near-topic un'],
    ['Wie viele Mitglieder hat die SOZ?', '- near-topic sco'],
    ['сколько стран в НАТО', '- near-topic nato'],
    ['сколько стран в СНГ', '- near-topic cis'],
    ['who is head of NATO', '- near-topic nato'],
    ['Wann wurde die OSZE gegründet?', '- near-topic osce'],
    ['when did the Warsaw Pact end', '- near-topic warsaw-pact'],
    ['How many countries are members of NATO today?', '- near-topic nato'],
  ])('%s is a near topic', (question, decline) => expect(outcome(ask(question))).toBe(decline));

  it.each(['Was steht in Artikel 99?', 'Wer war 1993 Generalsekretär?', 'When did Portugal freeze its membership?'])(
    '%s is not answered with a neighbour',
    (question) => expect(ask(question).verdict.decision).not.toBe('answer'),
  );
});

describe('a keyword is no question, but not out of scope either', () => {
  it.each([
    ['Beistandspflicht?', 'article4-duty'],
    ['Sekretariatssitz', 'org-hq'],
    ['budget?', 'budget-shares'],
  ])('%s suggests %s', (keyword, fact) => {
    const { verdict } = ask(keyword);
    expect(verdict.decision).toBe('suggest');
    expect(outcome(ask(keyword))).toContain(fact);
  });

  it.each(['Brot', 'football', 'погода'])('%s', (keyword) => expect(ask(keyword).verdict.decision).toBe('decline'));
});

describe('what is out of scope is declined', () => {
  it.each([
    'How do I bake bread?',
    'какая погода в Москве',
    'Wie viel kostet ein Visum für Kasachstan?',
    'What is the capital of Australia?',
    'Кто выиграл чемпионат мира по футболу?',
    'Was kostet ein Döner?',
    'asdfghjkl',
  ])('%s', (question) => expect(ask(question).verdict.decision).toBe('decline'));

  it.each([
    ['hallo', 'small-talk'],
    ['спасибо', 'small-talk'],
    ['???', 'empty'],
    ['', 'empty'],
  ])('%j: %s', (question, reason) => expect(ask(question).verdict).toMatchObject({ decision: 'decline', reason }));
});

describe('the language of the reply', () => {
  it.each([
    ['Welche Länder sind Mitglied?', 'de', undefined],
    ['which countries are members', 'en', undefined],
    ['кто входит в одкб', 'ru', undefined],
    ['kto vhodit v odkb', 'ru', undefined],
    ['Хто входить до ОДКБ і чому?', 'ru', 'cyrillic'],
    ['ҰҚШҰ-ға қандай елдер кіреді?', 'ru', 'cyrillic'],
    ['Ո՞ր երկրներն են անդամ', 'en', 'other'],
  ])('%s → %s', (question, language, foreign) => {
    const understanding = ask(question);
    expect(understanding.language).toBe(language);
    expect(understanding.foreign).toBe(foreign);
  });

  it.each([
    ['Що таке ОДКБ?', 'org-type'],
    ['Які країни входять до ОДКБ?', 'members-now'],
    ['хто генеральний секретар одкб', 'sg-2026'],
    ['Коли Вірменія заморозила участь в ОДКБ?', 'am-2024-02-freeze'],
    ['Што такое АДКБ?', 'org-type'],
    ['ҰҚШҰ деген не?', 'org-type'],
    ['ովքեր են ՀԱՊԿ անդամները', 'members-now'],
    ['Ի՞նչ է ՀԱՊԿ', 'org-type'],
  ])('a neighbour’s language is understood as far as it goes: %s', (question, fact) => {
    const understanding = ask(question);
    expect(outcome(understanding)).toBe(fact);
    expect(understanding.foreign).toBeDefined();
  });

  it('a choice beats the text, a hint decides where the text does not', () => {
    expect(matcher.ask('кто входит в одкб', { language: 'de' })[0]!.language).toBe('de');
    expect(matcher.ask('NATO', { languageHint: 'ru' })[0]!.language).toBe('ru');
    expect(matcher.ask('Wer ist denn da Mitglied?', { languageHint: 'ru' })[0]!.language).toBe('de');
  });
});

describe('follow-ups', () => {
  it.each([
    ['Wer ist Mitglied der OVKS?', 'Und Armenien?', 'armenia-status-2026'],
    ['What does Article 4 say?', 'and article 5?', 'treaty-art5'],
    ['Was steht in Artikel 4 des Vertrags?', 'Und 5?', 'treaty-art5'],
    ['Was steht in Artikel 4 des Vertrags?', 'und im fünften?', 'treaty-art5'],
    ['What does Article 4 say?', 'and the seventh?', 'treaty-art7'],
    ['Что говорится в статье 4 договора?', 'а в статье 6?', 'treaty-art6'],
    ['Wann wurde die OVKS gegründet?', 'Wo sitzt sie?', 'org-hq'],
    ['When did Armenia freeze its membership?', 'and why?', 'am-2026-01-weapons'],
    ['When did Armenia freeze its membership?', 'did it leave?', 'am-no-withdrawal-note'],
    ['Wer ist Generalsekretär der OVKS?', 'und wer hat den Vorsitz?', 'chair-2026'],
    ['Почему Узбекистан вышел из ОДКБ?', 'что такое ксор', 'rapid-force'],
  ])('%s – %s', (question, next, fact) => {
    const first = ask(question);
    expect(outcome(ask(next, previousOf(first)))).toBe(fact);
  });

  it('a question that stands on its own is not changed by the one before', () => {
    const first = ask('Wer ist Mitglied der OVKS?');
    const second = ask('Was steht in Artikel 4 des Vertrags?', previousOf(first));
    expect(second.completedAs).toBeUndefined();
    expect(outcome(second)).toBe('treaty-art4');
  });

  it('needs a question before it', () => expect(ask('а почему?').verdict.decision).toBe('decline'));
});

describe('several questions in one message', () => {
  it('answers each, the second understood from the first', () => {
    const understandings = matcher.ask('Wer ist Mitglied der OVKS? Und was steht in Artikel 4 des Vertrags?');
    expect(understandings.map(outcome)).toEqual(['members-now', 'treaty-art4']);
  });

  it('answers three at most', () =>
    expect(matcher.ask('Was sagt Artikel 1? Was sagt Artikel 2? Was sagt Artikel 3? Was sagt Artikel 4?')).toHaveLength(
      3,
    ));

  it('a greeting before a question gets no reply of its own', () =>
    expect(matcher.ask('Hallo! Wer ist Mitglied der OVKS?').map(outcome)).toEqual(['members-now']));
});

describe('nothing but a name', () => {
  it.each([
    ['Armenien', 'armenia-status-2026'],
    ['Kasachstan?', 'member-kazakhstan'],
    ['Россия', 'member-russia'],
    ['what about Georgia', 'ge-signature'],
    ['Kant', 'base-kant'],
    ['OVKS', 'org-type'],
    ['ОДКБ', 'org-type'],
  ])('"%s" is answered with what there is, %s first', (question, first) => {
    const { verdict } = ask(question);
    expect(verdict.decision).toBe('suggest');
    if (verdict.decision !== 'suggest') return;
    expect(verdict.suggestions[0]!.fact.id).toBe(first);
    expect(verdict.suggestions.length).toBeGreaterThanOrEqual(2);
  });

  it.each([
    ['a near topic keeps its reply', 'NATO', '- near-topic nato'],
    ['somebody unknown stays unknown', 'Napoleon', '- out-of-scope'],
  ])('%s: "%s"', (_, question, expected) => {
    expect(outcome(ask(question))).toBe(expected);
  });
});

describe('countries without an entry', () => {
  it.each([
    'is turkey in the csto',
    'is france in the csto',
    'Gehört Portugal zur OVKS?',
    'Франция — член ОДКБ?',
    'Schweden',
  ])('"%s" is told that only the listed states are members', (question) => {
    expect(outcome(ask(question))).toBe('- near-topic other-countries');
  });
});

describe('countries of which something is known', () => {
  it.each([
    ['Ist der Iran Mitglied der OVKS?', 'rel-iran'],
    ['is mongolia a member', 'body-pa-invited'],
  ])('"%s" is not taken for one without an entry', (question, fact) => {
    expect(outcome(ask(question))).toBe(fact);
  });
});

describe('a subject next door, asked for by name', () => {
  it.each([
    ['Was ist die Eurasische Wirtschaftsunion?', '- near-topic eaeu'],
    ['чем одкб отличается от шос', '- near-topic sco'],
    ['difference between CSTO and SCO', '- near-topic sco'],
    ['Was ist der Unterschied zwischen GUS und OVKS?', 'rel-cis'],
    ['Sind alle OVKS-Länder in der Eurasischen Wirtschaftsunion?', 'rel-eaeu'],
  ])('"%s" → %s', (question, expected) => {
    expect(outcome(ask(question))).toBe(expected);
  });
});

describe('opinions', () => {
  it.each(['Ist die OVKS gefährlich?', 'is the csto good or bad', 'ОДКБ опасна?'])('"%s" is not judged', (question) => {
    expect(outcome(ask(question))).toBe('- near-topic opinions');
  });
});

describe('people and their offices', () => {
  it.each([
    'how old is the secretary general',
    'Ist der Generalsekretär eigentlich verheiratet?',
    'Сколько лет генсеку?',
  ])('"%s" is not told', (question) => expect(outcome(ask(question))).toBe('- near-topic private-lives'));

  it.each([
    ['who is the president of kazakhstan', '- near-topic country-general'],
    ['Wer ist Präsident von Russland?', '- near-topic russian-politics'],
    ['Wer ist der Präsident der OVKS?', 'chair-2026'],
    ['кто президент одкб', 'chair-2026'],
  ])('%s', (question, expected) => expect(outcome(ask(question))).toBe(expected));
});

describe('a wrong premise is put right', () => {
  it.each([
    ['why did kazakhstan leave the csto', 'member-kazakhstan'],
    ['Wann ist Russland ausgetreten?', 'member-russia'],
    ['почему украина вышла из одкб', 'neverjoined-ukraine'],
    ['when did armenia leave the csto', 'am-no-withdrawal-note'],
  ])('%s', (question, fact) => expect(outcome(ask(question))).toBe(fact));
});

describe('the question word decides', () => {
  it.each([
    ['who signed the treaty in 1992', 'treaty-first-signatories'],
    ['when was the treaty signed', 'treaty-signed'],
    ['кто подписал договор в 1992', 'treaty-first-signatories'],
    ['why were troops sent to kazakhstan', 'decision-wording'],
    ['how many troops were sent to kazakhstan', 'kz2022-troops-total'],
  ])('%s', (question, fact) => expect(outcome(ask(question))).toBe(fact));

  it('an article without its document is one of the treaty', () => {
    expect(outcome(ask('was sagt artikel 2'))).toBe('treaty-art2');
    expect(outcome(ask('was sagt artikel 2 der charta'))).toBe('charter-art2');
  });
});

it('a question that names the subject is no small talk', () => {
  expect(ask("who's in the csto right now").verdict).not.toMatchObject({ reason: 'small-talk' });
  expect(ask('Zerfällt die OVKS bald?').verdict).not.toMatchObject({ reason: 'small-talk' });
});

describe('a conversation', () => {
  it.each<[string, [question: string, outcome: string][]]>([
    [
      'on a mission, whose name is not said again',
      [
        ['was war 2022 in kasachstan', 'kz2022-overview'],
        ['wie viele soldaten waren das', 'kz2022-troops-total'],
        ['wer hat sie gerufen', 'tokayev-request'],
        ['wie viele tote', 'kz2022-casualties-final'],
        ['wer war der kommandeur', 'kz2022-commander'],
        ['auf welcher rechtsgrundlage', 'kz2022-legal-basis'],
      ],
    ],
    [
      'on a country',
      [
        ['why did armenia freeze', 'am-2026-01-weapons'],
        ['when was that', 'am-2024-02-freeze'],
        ['who announced it', 'am-2024-02-freeze'],
        ['did they stop paying', 'budget-armenia'],
        ['will they leave', 'am-2025-07-likelier-exit'],
        ['what does russia say', 'am-russia-position'],
        ['what is the boiling point of ethanol', '- out-of-scope'],
      ],
    ],
    [
      'from the subject to its members and one of them',
      [
        ['что такое одкб', 'org-type'],
        ['кто входит', 'members-now'],
        ['а узбекистан?', 'uz-guest'],
        ['почему вышел', 'uz-2012-reasons'],
        ['когда', 'uz-suspension-2012'],
      ],
    ],
    [
      'that comes to others of the kind',
      [
        ['was ist unbreakable brotherhood', 'ex-unbreakable'],
        ['wann war die letzte', 'ex-2025-tajikistan'],
        ['welche übungen gibt es noch', 'joint-exercises'],
      ],
    ],
    [
      'that leaves out what it is about',
      [
        ['что с бюджетом одкб', 'budget-secret'],
        ['кто платит больше всех', 'budget-shares'],
        ['сколько платит армения', 'budget-armenia'],
      ],
    ],
    [
      'in which what follows asks for something nobody knows',
      [
        ['есть ли у одкб флаг', 'org-flag'],
        ['а гимн?', '- out-of-scope'],
      ],
    ],
    [
      'on things of a kind, of which none was named',
      [
        ['what exercises are there', 'joint-exercises'],
        ['which one is the biggest', 'ex-2011-centre'],
      ],
    ],
    [
      'in which something was asked back',
      [
        ['was ist die ksor', 'rapid-force'],
        ['wie groß ist die', 'force-ksor-size'],
        ['wer führt sie', '? chair-2026 russia-led'],
        ['wann wurde sie gegründet', 'force-ksor'],
      ],
    ],
    [
      'that was begun with words of which little is left',
      [
        ['wer ist alles in der ovks', 'members-now'],
        ['und kasachstan?', 'member-kazakhstan'],
        ['stimmt das?', '- small-talk how-do-you-know'],
      ],
    ],
  ])('%s', (_, dialogue) => {
    let previous: Previous | undefined;
    const had = dialogue.map(([question]) => {
      const understanding = ask(question, previous);
      previous = previousOf(understanding) ?? previous;
      return [question, outcome(understanding)];
    });
    expect(had).toEqual(dialogue);
  });
});

describe('follow-ups on a fact that was shown', () => {
  it.each([
    ['members-now', 'de', 'Und Armenien?', 'armenia-status-2026'],
    ['members-now', 'en', 'what about belarus', 'by-signature'],
    ['members-now', 'ru', 'а казахстан', 'member-kazakhstan'],
    ['sg-2026', 'de', 'und 2015?', 'sg-bordyuzha'],
    ['sg-2026', 'en', 'and in 2021?', 'sg-zas'],
    ['chair-2026', 'en', 'and in 2019?', 'chair-2019'],
    ['capital-armenia', 'en', 'and Kazakhstan?', 'capital-kazakhstan'],
    ['treaty-art4', 'en', 'and article 2?', 'treaty-art2'],
    // More about the same, although it is a little like small talk.
    ['org-hq', 'en', 'where is that?', 'org-hq'],
    ['kz2022-duration', 'ru', 'когда это было', 'kz2022-duration'],
    ['members-now', 'de', 'und dann?', 'members-now'],
    // Nothing more about it: a question of its own …
    ['armenia-status-2026', 'en', 'Article 4', 'treaty-art4'],
    ['georgia-2008-no-recognition', 'en', 'where dose the CSTO have its headquaters?', 'org-hq'],
    ['op-nelegal', 'de', 'haben die soldaten der ovks auf demonstranten geschossen?', 'kz2022-no-combat'],
    ['chair-2016', 'ru', 'а одкб это вообще что такое', 'org-type'],
    [
      'members-now',
      'en',
      'Armenia summit',
      '? summit-2022-11 am-2025-11-bishkek-absent am-2023-11-minsk-absent summit-2024-11',
    ],
    // … or conversation.
    ['capital-georgia', 'en', 'Thank you, that was helpful.', '- small-talk praise'],
    ['op-nelegal', 'en', 'hey there', '- small-talk greeting'],
    ['chair-2006', 'ru', 'а кто тебя сделал', '- small-talk who-are-you'],
    ['org-hq', 'en', 'Who built this chatbot?', '- small-talk who-are-you'],
    ['members-now', 'de', 'stimmt das?', '- small-talk how-do-you-know'],
  ])('after %s (%s) "%s" → %s', async (shown, language, question, expected) => {
    const fact = (await defaultPack()).pack.facts.find(({ id }) => id === shown)!;
    expect(outcome(ask(question, { question: fact.wordings[language]!.question, fact, language }))).toBe(expected);
  });
});
