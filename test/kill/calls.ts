/** What instances asked of one another under fire: each call started one instance, each report, message and undo was taken once. */
import { expect } from 'vitest';
import { listCalled, type CalledRow } from '../../store/instances.js';
import { readLog, type LogEntry } from '../../store/log.js';
import type { Store } from '../../store/store.js';
import type { Client } from '../support/kill/client.js';
import { parts, type Lived } from '../support/kill/life.js';
import { until } from '../support/kill/rig.js';

/** Holds every case against what it called. Answers how many of these ended by themselves, and how many were cancelled. */
export async function everyCallOnce(db: Store, admin: Client, lived: readonly Lived[]) {
  const ends = { given: 0, cancelled: 0 };
  for (const { plan, instance } of lived) {
    if (plan.workflow !== 'endurance_case') continue;
    const called = await whenOver(db, instance);
    const log = await readLog(db, instance);
    eachTakenOnce(instance, called, log);
    for (const { state } of called) ends[state === 'cancelled' ? 'cancelled' : 'given'] += 1;
    const { outcome, data } = (await admin.read(`/api/instances/${instance}`)) as unknown as Case;
    if (outcome !== 'done') {
      expect(plan.cancelled, `the case ${instance} ended as ${outcome}`).toBe(true);
      continue;
    }
    wholeCase(instance, called, log);
    expect(data.answers, `what ${instance} collected`).toEqual(parts);
    expect([...data.told].sort(), `what ${instance} was told`).toEqual([...parts].sort());
  }
  return ends;
}

interface Case {
  readonly outcome: string | null;
  readonly data: { readonly answers: readonly string[]; readonly told: readonly string[] };
}

/** What a case called, once none of it runs any more: what is cancelled with its caller is so a moment later. */
async function whenOver(db: Store, instance: string): Promise<readonly CalledRow[]> {
  await until(`all that ${instance} called to be over`, 60_000, async () =>
    (await listCalled(db, instance)).every(({ state }) => state !== 'running'),
  );
  return listCalled(db, instance);
}

/** Nothing came twice, and nothing from whom the case had not called. */
function eachTakenOnce(instance: string, called: readonly CalledRow[], log: readonly LogEntry[]): void {
  for (const step of ['check', 'compete'])
    expect(called.filter((each) => each.step === step).length, `${step} of ${instance}`).toBeLessThan(2);
  expect(called.filter(({ step }) => step === 'ask').length, `ask of ${instance}`).toBeLessThan(
    parts.length + 1,
  );
  const told = log.filter(({ type }) => type === 'message').map(({ commandId }) => commandId.split(' ')[1]);
  expect(new Set(told).size, `messages to ${instance}`).toBe(told.length);
  const asked = called.filter(({ step }) => step === 'ask').map(({ id }) => id);
  for (const sender of told) expect(asked, `a sender to ${instance}`).toContain(sender);
  const undone = happenings(log, 'undone');
  expect(undone.length, `undone in ${instance}`).toBeLessThan(2);
}

/** A case that went to its end called all, heard of all, and took back what it had reserved. */
function wholeCase(instance: string, called: readonly CalledRow[], log: readonly LogEntry[]): void {
  const of = (step: string) => called.filter((each) => each.step === step);
  const reports = happenings(log, 'reported').map(({ step }) => step);
  const counts = { ask: parts.length, check: 1 };
  for (const [step, count] of Object.entries(counts)) {
    expect(
      of(step).map(({ outcome }) => outcome),
      `${step} of ${instance}`,
    ).toEqual(Array(count).fill('given'));
    expect(reports.filter((reported) => reported === step).length, `reports of ${step} to ${instance}`).toBe(
      count,
    );
  }
  expect(reports.filter((step) => step === 'compete').length).toBeLessThan(2);
  // A result that a person gave in place of one in doubt makes the service no finished one.
  const resolved = log.some(({ type, event }) => type === 'resolve' && event['step'] === 'reserved');
  const undone = happenings(log, 'undone').map(({ step }) => step);
  expect(undone, `undone in ${instance}`).toEqual(resolved ? [] : ['reserved']);
}

interface Happening {
  readonly what: string;
  readonly step: string;
}

function happenings(log: readonly LogEntry[], what: string): Happening[] {
  return log.flatMap(({ details }) =>
    (details as unknown as Happening[]).filter((each) => each.what === what),
  );
}
