/** Contacts beside tasks: whatever campaign has one, for who works blended. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reportAttempt } from '../../../commands/outreach/end-attempt.js';
import { nextOfAll } from '../../../commands/outreach/next-of-all.js';
import { operator } from '../../support/outreach-rig.js';
import { numbers, startSurveys } from '../../support/phone-survey.js';

let rig: Awaited<ReturnType<typeof startSurveys>>;
beforeAll(async () => {
  rig = await startSurveys();
});
afterAll(() => rig?.stop());

test('CMP-8 who works blended is given contacts of the campaign that has gone on for longest, one at a time, then of the next', async () => {
  await rig.list('older', numbers(1, '0876'));
  await rig.list('newer', numbers(1, '0877'));
  const older = await rig.survey('older', 1);
  const newer = await rig.survey('newer', 1);
  const zoe = operator('zoe');
  const given = await nextOfAll(rig.context, zoe);
  expect(given?.outreach).toBe(older.outreach);
  // Asked again she has the same one; another one of her level has the next.
  expect((await nextOfAll(rig.context, zoe))?.attempt).toBe(given?.attempt);
  expect((await nextOfAll(rig.context, operator('yan')))?.outreach).toBe(newer.outreach);
  const said = { outcome: 'complete', remarks: null, appointment: null };
  expect(await reportAttempt(rig.context, zoe, given?.attempt ?? '', said)).toMatchObject({ ok: true });
  expect(await nextOfAll(rig.context, zoe)).toBeNull();
});

test('CMP-8 who works on-line or off-line only, or in no group of a campaign, is given none', async () => {
  await rig.list('others', numbers(1, '0878'));
  await rig.survey('others', 1);
  expect(await nextOfAll(rig.context, { ...operator('xia'), modes: ['on_line'] })).toBeNull();
  expect(await nextOfAll(rig.context, { ...operator('wim'), groups: ['office'] })).toBeNull();
  expect(await nextOfAll(rig.context, operator('xia'))).not.toBeNull();
});
