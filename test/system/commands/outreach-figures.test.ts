/** The figures of a campaign, counted from what its operators told. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reportAttempt } from '../../../commands/outreach/end-attempt.js';
import { campaignFigures } from '../../../commands/outreach/figures.js';
import { nextContact } from '../../../commands/outreach/next-contact.js';
import { findOutreach } from '../../../store/outreaches.js';
import { operator } from '../../support/outreach-rig.js';
import { numbers, startSurveys } from '../../support/phone-survey.js';

let rig: Awaited<ReturnType<typeof startSurveys>>;
beforeAll(async () => {
  rig = await startSurveys();
});
afterAll(() => rig?.stop());

async function figuresOf(outreach: string) {
  const row = await findOutreach(rig.context.db, outreach);
  if (row === null) throw new Error(`${outreach} is not there`);
  return campaignFigures(rig.context, row);
}

test('CMP-2 outcomes, response rates and attempts by operator, hour and day are those that operators told', async () => {
  await rig.list('figures', [...numbers(6, '0875'), null]);
  const { outreach } = await rig.survey('figures', 7);
  const work = async (name: string, outcomes: readonly string[]) => {
    for (const outcome of outcomes) {
      const given = await nextContact(rig.context, operator(name), outreach);
      if (!given.ok || given.contact === null) throw new Error(`no contact for ${name}`);
      const said = { outcome, remarks: null, appointment: null };
      expect(await reportAttempt(rig.context, operator(name), given.contact.attempt, said)).toMatchObject({
        ok: true,
      });
    }
  };
  await work('anna', ['complete', 'refusal', 'no_answer']);
  await work('bruno', ['complete', 'not_working']);

  const figures = await figuresOf(outreach);
  expect(figures.outcomes.map(({ outcome, done, open }) => [outcome, done, open])).toEqual([
    ['complete', 2, 0],
    ['refusal', 1, 0],
    ['no_answer', 0, 1],
    ['not_working', 1, 0],
    ['no_address', 1, 0],
    [null, 0, 1],
  ]);
  // Who has no number and who was never tried may be eligible or not; nobody knows.
  expect(figures.cases).toMatchObject({
    complete: 2,
    refusal: 1,
    unknown_household: 1,
    unknown_other: 2,
    not_eligible: 1,
  });
  const rates = Object.fromEntries(figures.rates.map(({ name, share }) => [name, share]));
  expect(rates).toMatchObject({ RR1: 2 / 6, RR3: 2 / (3 + 0.75 * 3), RR5: 2 / 3, COOP1: 2 / 3, REF3: 1 / 3 });
  expect(figures.people).toMatchObject([
    { of: 'anna', attempts: 3, reached: 2, rolledUp: { interview: 1, refused: 1, not_found: 1 } },
    { of: 'bruno', attempts: 2, reached: 1, rolledUp: { interview: 1, not_found: 1 } },
  ]);
  for (const part of [figures.hours, figures.days])
    expect(part.reduce((sum, { attempts }) => sum + attempts, 0)).toBe(5);
});
