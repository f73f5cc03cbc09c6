import { beforeAll, describe, expect, it } from 'vitest';
import type { AnswerContext } from '../../src/bot/answers.ts';
import { mapMessage, mapYears } from '../../src/bot/map-message.ts';
import { toPlainText } from '../../src/bot/message.ts';
import type { MapRole } from '../../src/bot/picture.ts';
import { timelineMessage } from '../../src/bot/timeline-message.ts';
import { answerContext, BROKEN_PICTURES, QUICK_PICTURES } from '../support/pictures.ts';
import { actionOf, shown, testService } from '../support/service.ts';

let context: AnswerContext;
beforeAll(async () => {
  context = await answerContext();
});

describe('the map', () => {
  /** ISO codes of the states with a role. */
  const statesOf = (year: number, role: MapRole): string[] => {
    const { content } = mapMessage(year, 'en', context).picture!;
    if (content.kind !== 'map') throw new Error(content.kind);
    return (content.groups.find((group) => group.role === role)?.states ?? []).map(({ iso }) => iso).toSorted();
  };

  it('is there for every year since the treaty came into force', () => {
    expect(mapYears(context.pack)).toEqual({ first: 1994, last: 2026 });
  });

  it.each([
    [1994, 'AM AZ BY GE KG KZ RU TJ UZ', '', '', ''],
    [1998, 'AM AZ BY GE KG KZ RU TJ UZ', '', '', ''],
    [1999, 'AM BY KG KZ RU TJ', '', 'AZ GE UZ', ''],
    [2005, 'AM BY KG KZ RU TJ', '', 'AZ GE UZ', ''],
    [2006, 'AM BY KG KZ RU TJ UZ', '', 'AZ GE', ''],
    [2012, 'AM BY KG KZ RU TJ', '', 'AZ GE UZ', ''],
    [2013, 'AM BY KG KZ RU TJ', '', 'AZ GE UZ', 'AF RS'],
    [2024, 'BY KG KZ RU TJ', 'AM', 'AZ GE UZ', 'AF RS'],
    [2026, 'BY KG KZ RU TJ', 'AM', 'AZ GE UZ', 'AF RS'],
  ])('of %i shows who belonged to the alliance at its end', (year, member, frozen, former, observer) => {
    const roles = { member, frozen, former, observer };
    for (const [role, states] of Object.entries(roles))
      expect({ role, states: statesOf(year, role as MapRole).join(' ') }).toEqual({ role, states });
  });

  it('says the same in words, dated, with sources and the word on borders', () => {
    const text = toPlainText(mapMessage(2026, 'en', context));
    expect(text).toContain('Members: Belarus, Kazakhstan, Kyrgyzstan, Russia, Tajikistan\n');
    expect(text).toContain('Armenia (since 22 February 2024)');
    expect(text).toContain('Uzbekistan (since 19 December 2012)');
    expect(text).toContain('Afghanistan (since 2013, last documented: 4 December 2022)');
    expect(text).toContain('As of 6 February 2026');
    expect(text).toContain('takes no position on disputed areas');
    expect(text).toMatch(/Sources: .*https:/);
  });

  it('calls those before the organisation parties to the treaty, and dates who joined later', () => {
    expect(toPlainText(mapMessage(2002, 'de', context))).toContain('Vertragsstaaten: Armenien, Belarus');
    expect(toPlainText(mapMessage(2006, 'de', context))).toContain('Usbekistan (seit 16. August 2006)');
  });

  it.each(['1993', '2027', 'tomorrow', '20055'])(
    'is not there for “%s”, and says for which years it is',
    async (argument) => {
      const service = await testService();
      const reply = await service.text(`/map ${argument}`, service.incoming());
      expect(shown(reply)).toContain('for each year from 1994 to 2026');
    },
  );

  it.each([
    ['/map', 'As of 6 February 2026'],
    ['/karta 2005', 'As of 31 December 2005'],
    ['/карта year:1999', 'As of 31 December 1999'],
  ])('%s is understood', async (text, expected) => {
    const service = await testService();
    expect(shown(await service.text(text, service.incoming()))).toContain(expected);
  });

  it('can be followed up', async () => {
    const service = await testService();
    const incoming = service.incoming({}, { languageHint: 'de' });
    await service.text('/karte', incoming);
    expect(shown(await service.text('Und Armenien?', incoming))).toContain('eingefroren');
  });
});

describe('the timeline', () => {
  it.each([
    ['/timeline 2022', '2 January 2022', '2022 · page 1 of 2'],
    ['/timeline from:2022 to:2022', '2 January 2022', '2022 · page 1 of 2'],
    ['/timeline 2004 2002', '14 May 2002', '2002–2004'],
    ['/timeline von 2025', '13 March 2025', '2025–2026'],
    ['/timeline to:1993', '15 May 1992', '1992–1993'],
    ['/timeline', '2026', 'page 8 of 8'],
  ])('%s shows those years', async (text, event, heading) => {
    const service = await testService();
    const reply = shown(await service.text(text, service.incoming()));
    expect(reply).toContain(event);
    expect(reply).toContain(heading);
  });

  it.each(['/timeline 1980', '/timeline soon', '/timeline from:2050'])(
    '%s says which years there are',
    async (text) => {
      const service = await testService();
      expect(shown(await service.text(text, service.incoming()))).toContain('from 1992 to 2026');
    },
  );

  it('has every event on one page, at most twelve on each, in the order of time', () => {
    const seen: string[] = [];
    for (let page = 0; page < 8; page++) {
      const { content } = timelineMessage({}, page, 'en', context)!.picture!;
      if (content.kind !== 'timeline') throw new Error(content.kind);
      expect(content.events.length).toBeLessThanOrEqual(12);
      seen.push(...content.events.map(({ title }) => title));
    }
    expect(seen.toSorted()).toEqual(context.pack.timeline.map(({ title }) => title['en']!).toSorted());
    expect(seen[0]).toBe('Collective Security Treaty signed in Tashkent');
  });

  it('is turned by buttons in its place, and keeps its years', async () => {
    const service = await testService({ pictures: QUICK_PICTURES });
    const first = await service.text('/timeline 2022', service.incoming());
    const second = await service.press(actionOf(first, 'Later ›'), service.incoming());
    expect(second.replace).toBe(true);
    expect(shown(second)).toContain('2022 · page 2 of 2');
    expect(second.messages[0]!.attachment?.description).toContain('23 November 2022');
    const back = await service.press(actionOf(second, '‹ Earlier'), service.incoming());
    expect(back.messages).toEqual(first.messages);
  });
});

describe('pictures', () => {
  it.each(['/map', '/timeline', '/members Armenia'])('%s comes with one that is described', async (text) => {
    const service = await testService({ pictures: QUICK_PICTURES });
    const { messages } = await service.text(text, service.incoming());
    expect(messages[0]).toMatchObject({ attachment: { mediaType: 'image/png' } });
    expect(messages[0]!.attachment!.name).toMatch(/^[a-z-]+\.png$/);
    expect(messages[0]!.attachment!.description.length).toBeGreaterThan(50);
    expect(messages[0]!.picture).toBeUndefined();
    expect(service.logged).toEqual([]);
  });

  it('that cannot be drawn are logged, and the text goes out alone', async () => {
    const service = await testService({ pictures: BROKEN_PICTURES });
    const { messages } = await service.text('/map', service.incoming());
    expect(messages).toHaveLength(1);
    expect(messages[0]!.attachment).toBeUndefined();
    expect(toPlainText(messages[0]!)).toContain('Members: Belarus');
    expect(service.logged).toMatchObject([
      { message: 'a picture could not be drawn', details: { picture: 'map', err: new Error('no ink') } },
    ]);
  });

  it('are left out where there is nobody to draw them', async () => {
    const service = await testService();
    const { messages } = await service.text('/map', service.incoming());
    expect(messages[0]!.attachment).toBeUndefined();
    expect(service.logged).toEqual([]);
  });
});
