import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertInstance } from '../../../store/append.js';
import { finishEffect, listEffects, listUnsettledEffects, startEffect } from '../../../store/effects.js';
import { day, start } from '../../support/commands.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

const withEffect = async (id: string) => {
  const effect = {
    id: '4.1',
    service: 'send_mail',
    input: { b: 1, a: [2] },
    step: 'mail',
    attempt: 1,
    timeoutMs: 5000,
  };
  await insertInstance(database.store, start(id, {}, { effects: [effect], wrappedKey: 'wrapped' }));
};

test('a call is started once: whoever comes again is told that it is in doubt', async () => {
  await withEffect('once');
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => startEffect(database.store, 'once', '4.1', day)),
  );
  expect(answers.map((a) => a.start).sort()).toEqual([...Array<string>(7).fill('in_doubt'), 'started']);
  expect(answers[0]?.effect).toMatchObject({ service: 'send_mail', timeoutMs: 5000, wrappedKey: 'wrapped' });
  expect(JSON.stringify(answers[0]?.effect.input)).toBe('{"b":1,"a":[2]}');
});

test('an ended call gives its result or error again, and its first end stays', async () => {
  await withEffect('end');
  expect(await finishEffect(database.store, 'end', '4.1', { state: 'done', result: 1 }, day)).toBe(false);
  await startEffect(database.store, 'end', '4.1', day);
  expect(
    await finishEffect(database.store, 'end', '4.1', { state: 'done', result: { id: 7 } }, day + 1),
  ).toBe(true);
  expect(
    await finishEffect(database.store, 'end', '4.1', { state: 'failed', error: { code: 'x' } }, day + 2),
  ).toBe(false);
  expect(await startEffect(database.store, 'end', '4.1', day)).toMatchObject({
    start: 'done',
    effect: { result: { id: 7 }, endedAt: day + 1 },
  });
});

test('calls in doubt and calls without an end are listed for a person', async () => {
  await withEffect('doubt');
  await startEffect(database.store, 'doubt', '4.1', day + 500);
  const listed = async (before: number) =>
    (await listUnsettledEffects(database.store, before, 10)).map((e) => e.instanceId);
  expect(await listed(day + 400)).not.toContain('doubt');
  expect(await listed(day + 600)).toContain('doubt');
  await finishEffect(database.store, 'doubt', '4.1', { state: 'in_doubt' }, day);
  expect(await listed(day)).toContain('doubt');
  expect((await listEffects(database.store, 'doubt')).map((e) => e.state)).toEqual(['in_doubt']);
});

test('a call that nobody asked for is an error that names it', async () => {
  await expect(startEffect(database.store, 'nowhere', '1.1', day)).rejects.toThrow(
    /instance nowhere has no effect 1.1/,
  );
});
