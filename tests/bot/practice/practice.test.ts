import { describe, expect, it } from 'vitest';
import type { Mistake } from '../../../src/bot/practice/practice.ts';
import type { Message } from '../../../src/bot/message.ts';
import type { Outgoing } from '../../../src/bot/service.ts';
import { answered, newCard } from '../../../src/learn/card.ts';
import { createCards } from '../../../src/store/cards.ts';
import { openStore } from '../../../src/store/open.ts';
import { defaultPack } from '../../support/pack.ts';
import { actionOf, NOON, shown, testService } from '../../support/service.ts';

const MINUTE = 60_000;
const { pack } = await defaultPack();

async function practising(mistakes: readonly Mistake[] = []) {
  const store = await openStore({ kind: 'sqlite', file: ':memory:' });
  const cards = createCards(store);
  const service = await testService({ practice: { cards, mistakesOf: () => Promise.resolve(mistakes) } });
  const me = () => service.incoming({}, { languageHint: 'en' });
  return { service, cards, me, practise: () => service.text('/practice', me()) };
}

/** The question that is shown. */
function questionIn({ messages }: Outgoing) {
  const action = messages[0]!.buttons[0]!.action;
  if (action.kind !== 'practice') throw new Error(`no question: ${shown({ messages } as Outgoing)}`);
  return pack.quiz.find(({ id }) => id === action.question)!;
}

const right = (outgoing: Outgoing) => actionOf(outgoing, questionIn(outgoing).wordings['en']!.answer);
const wrong = (outgoing: Outgoing, index = 0) =>
  actionOf(outgoing, questionIn(outgoing).wordings['en']!.distractors[index]!);
const labels = (message: Message | undefined) => message!.buttons.map(({ label }) => label);

describe('/practice', () => {
  it('asks something new, and shows answer, explanation, source and when it comes again', async () => {
    const { service, practise, me } = await practising();
    const asked = await practise();
    expect(shown(asked)).toContain('Practice · a new question');
    expect(asked.messages[0]!.buttons).toHaveLength(4);
    expect(asked.messages[0]!.personal).toBe(true);
    const { answer, explanation } = questionIn(asked).wordings['en']!;
    const result = await service.press(right(asked), me());
    expect(result.replace).toBe(true);
    expect(shown(result)).toContain(`✅ Right: ${answer}`);
    expect(shown(result)).toContain(explanation);
    expect(shown(result)).toMatch(/Sources?: .*https:/);
    expect(shown(result)).toContain('This question comes back in 10 minutes.');
    expect(labels(result.messages[0])).toContain('Report this question');
    const more = await service.press(actionOf(result, 'More about this'), me());
    expect(shown(more)).toContain('As of');
  });

  it('asks a wrong one again after a minute, before anything new', async () => {
    const { service, practise, me } = await practising();
    const asked = await practise();
    const result = await service.press(wrong(asked), me());
    expect(shown(result)).toContain(`The right answer: ${questionIn(asked).wordings['en']!.answer}`);
    const next = await service.press(actionOf(result, 'Next question'), me());
    expect(questionIn(next).id).not.toBe(questionIn(asked).id);
    await service.press(right(next), me());
    service.pass(MINUTE);
    const again = await practise();
    expect(shown(again)).toContain('Practice · one question to repeat');
    expect(questionIn(again).id).toBe(questionIn(asked).id);
  });

  it('goes on where it stopped', async () => {
    const { service, practise } = await practising();
    const asked = await practise();
    service.pass(MINUTE);
    expect(questionIn(await practise()).id).toBe(questionIn(asked).id);
    expect((await practise()).messages).toEqual((await practise()).messages);
  });

  it('counts one answer, also when buttons are pressed twice', async () => {
    const { service, practise, me, cards } = await practising();
    const asked = await practise();
    await Promise.all([
      service.press(wrong(asked, 0), me()),
      service.press(wrong(asked, 1), me()),
      service.press(right(asked), me()),
    ]);
    const [card] = await cards.of('telegram:1');
    expect(card).toMatchObject({ reps: 1 });
    service.pass(MINUTE);
    await service.press(right(asked), me());
    expect(await cards.of('telegram:1')).toEqual([card]);
  });

  it('repeats what went wrong in games, each mistake once', async () => {
    const [first, second] = pack.quiz;
    const { service, practise, me, cards } = await practising([
      { question: second!.id, at: NOON - 5 * MINUTE },
      { question: first!.id, at: NOON - 9 * MINUTE },
      { question: first!.id, at: NOON - 7 * MINUTE },
    ]);
    const asked = await practise();
    expect(shown(asked)).toContain('2 questions to repeat');
    expect(questionIn(asked).id).toBe(first!.id);
    await service.press(right(asked), me());
    expect(questionIn(await practise()).id).toBe(second!.id);
    const kept = await cards.of('telegram:1');
    expect(kept.find(({ question }) => question === first!.id)).toMatchObject({ reps: 3 });
    expect(kept.find(({ question }) => question === second!.id)).toMatchObject({ reps: 1 });
  });

  it('is for the person alone and in their language', async () => {
    const { service } = await practising();
    const group = service.incoming({ id: '-100', public: true }, { languageHint: 'de' });
    expect(shown(await service.text('/practice', group))).toContain('zeige ich nur Ihnen');
    const german = service.incoming({}, { languageHint: 'de' });
    const asked = await service.text('/üben', german);
    const { question, answer } = questionIn(asked).wordings['de']!;
    expect(shown(asked)).toContain(question);
    const result = await service.press(actionOf(asked, answer), german);
    expect(shown(result)).toContain('Diese Frage kommt in 10 Minuten wieder.');
  });

  it('offers another question when one is gone', async () => {
    const { service, me } = await practising();
    const old = { kind: 'practice', question: 'was-once', reps: 0, option: 1, language: 'en' } as const;
    const result = await service.press(old, me());
    expect(labels(result.messages[0])).toEqual(['Next question']);
  });

  it('says when everything is known for now', async () => {
    const { service, cards, me, practise } = await practising();
    const known = pack.quiz.slice(1).map(({ id }) => answered(newCard(id, NOON), true, NOON));
    for (const card of known) await cards.save('telegram:1', card, undefined);
    const last = await practise();
    expect(questionIn(last).id).toBe(pack.quiz[0]!.id);
    await service.press(right(last), me());
    expect(await cards.of('telegram:1')).toHaveLength(pack.quiz.length);
    expect(shown(await practise())).toBe('You know all my questions for now. The next one is due in 10 minutes.');
  });
});

it('passes on reports of questions, once a day and person', async () => {
  const service = await testService();
  const me = service.incoming({}, { languageHint: 'ru' });
  for (let count = 0; count < 2; count++)
    expect(await service.press({ kind: 'report', question: 'q' }, me)).toMatchObject({
      messages: [],
      notice: 'Спасибо. Редакция проверит этот вопрос.',
    });
  expect(await service.memory.feedback(0)).toEqual([
    { kind: 'question-reported', subject: 'q', language: 'ru', at: NOON },
  ]);
});
