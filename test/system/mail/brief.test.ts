/** A mail is carried out within its workflow task; a mail server that takes its time holds up nothing else (record 0043). */
import { isGrpcServiceError } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFarMail, type FarMail } from '../../support/far-mail.js';
import { startOddMail, type OddMail } from '../../support/odd-mail.js';
import { startOutreachRig } from '../../support/outreach-rig.js';
import { until } from '../../support/until.js';

const files = [
  {
    path: 'letter.yaml',
    text: `workflow: letter
start: {groups: [level_1]}
steps:
  tell:
    do: mail_send
    with: {to: = data.to, template: greeting, language: "= 'en'"}
  told: {end: told}
`,
  },
  {
    path: 'greeting.yaml',
    text: 'template: greeting\nsubject: {it: Saluti, en: Regards}\nbody: {it: A presto, en: See you}\n',
  },
  {
    path: 'nap.yaml',
    text: 'workflow: nap\nstart: {groups: [level_1]}\nsteps:\n  sleep: {wait: 1 second}\n  awake: {end: awake}\n',
  },
];

let far: FarMail;
let odd: OddMail;
let rig: Awaited<ReturnType<typeof startOutreachRig>>;
beforeAll(async () => {
  far = await startFarMail();
  odd = await startOddMail(Number(new URL(far.url).port));
  rig = await startOutreachRig({ files, workflows: ['letter', 'nap'], settings: { smtpUrl: odd.url } });
});
afterAll(async () => {
  odd?.release();
  await rig?.stop();
  await odd?.stop();
  await far?.stop();
});

// A gRPC status code.
const notFound = 5;
const write = (name: string) => rig.begin('letter', { to: `${name}@example.net` }, name);
const outcome = async (id: string) => (await rig.instanceOf(id))?.outcome ?? null;
/** None yet of a workflow that is left to the sweeper, as some are when many start at once. */
const eventsOf = async (id: string) => {
  const handle = rig.context.temporal.workflow.getHandle(id);
  const events = await handle.fetchHistory().then(
    (history) => history.events ?? [],
    (error: unknown) => {
      if (isGrpcServiceError(error) && Number(error.code) === notFound) return [];
      throw error;
    },
  );
  return events.map((event) => {
    if (event.activityTaskScheduledEventAttributes != null) return 'activity';
    return event.workflowTaskCompletedEventAttributes == null ? 'other' : 'workflow task';
  });
};
const count = (events: readonly string[], of: string) => events.filter((each) => each === of).length;

describe('A workflow that sends a mail', () => {
  test('costs Temporal one workflow task, and no activity', async () => {
    const id = await write('quick');
    await until('it ends', async () => (await outcome(id)) === 'told');
    const events = await until('its workflow to end', async () => {
      const { status } = await rig.context.temporal.workflow.getHandle(id).describe();
      return status.name === 'COMPLETED' && eventsOf(id);
    });
    expect([count(events, 'workflow task'), count(events, 'activity')]).toEqual([1, 0]);
  });

  test('waits at a mail server that is slow without holding up what is due meanwhile; each mail is sent once', async () => {
    odd.hold();
    const names = Array.from({ length: 50 }, (_, index) => `slow-${String(index)}`);
    const ids = await Promise.all(names.map(write));
    await until('answers to be kept back', async () => Promise.resolve(odd.held() > 0));
    await until('all but eight to be left to the queue of mails', async () => {
      const ways = await Promise.all(ids.map(eventsOf));
      return ways.filter((events) => count(events, 'activity') > 0).length === ids.length - 8;
    });
    const nap = await rig.begin('nap', {}, 'nap');
    await until('what is due to be done', async () => (await outcome(nap)) === 'awake');
    expect(new Set(await Promise.all(ids.map(outcome)))).toEqual(new Set([null]));

    odd.release();
    for (const id of ids) await until(`${id} to end`, async () => (await outcome(id)) === 'told');
    const sent = far.mails.map(({ to }) => to).filter((to) => to.startsWith('slow-'));
    expect(sent.sort()).toEqual(names.map((name) => `${name}@example.net`).sort());
  });
});
