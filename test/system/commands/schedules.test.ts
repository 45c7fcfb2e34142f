/** Workflows that start by themselves, on a real Temporal: what it is told, what it fires, and what comes of it. */
import { randomUUID } from 'node:crypto';
import { ScheduleNotFoundError, ScheduleOverlapPolicy, type ScheduleSpec } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { specsOf } from '../../../commands/schedules/spec.js';
import { pause, resume, shownSchedules } from '../../../commands/schedules/shown.js';
import { startScheduled } from '../../../commands/schedules/start.js';
import { tellSchedules } from '../../../commands/schedules/tell.js';
import { parseCron } from '../../../engine/time/cron.js';
import { occurrences, scheduledStarts } from '../../../engine/time/occurrences.js';
import { dropCurrentVersion } from '../../../store/definitions.js';
import { noteTold } from '../../../store/schedules.js';
import { publishWorkflow } from '../../support/definitions.js';
import { startOutreachRig } from '../../support/outreach-rig.js';
import { until } from '../../support/until.js';
import { always, compileFor2026 } from '../../engine/time/calendars.js';

const day = 86_400_000;
const calendars = [
  { path: 'always.yaml', text: 'calendar: always\nzone: Europe/Rome\nopen: {mon-sun: ["00:00-24:00"]}\n' },
  { path: 'office.yaml', text: 'calendar: office\nzone: Europe/Rome\nopen: {mon-fri: ["08:00-19:00"]}\n' },
];
const workflow = (name: string, every: string) => ({
  path: `${name}.yaml`,
  text: `workflow: ${name}
title: {it: Da sé, en: By itself}
calendar: office
start: {every: ${every}}
steps:
  plan: {task: Plan, to: {group: level_1}}
`,
});
const daily = workflow('daily', '{cron: "0 7 * * *", calendar: always, with: {for: = now}}');
const weekend = workflow('weekend', '{cron: "0 8 * * *"}');
const skipping = workflow('skipping', '{cron: "0 8 * * *", closed: skip}');
const failing = workflow('failing', '{cron: "0 7 * * *", calendar: always, with: = now}');
const files = [...calendars, daily, weekend, skipping, failing];

const office = compileFor2026({ calendar: 'office', open: { 'mon-fri': ['08:00-19:00'] } });

let rig: Awaited<ReturnType<typeof startOutreachRig>>;
beforeAll(async () => {
  rig = await startOutreachRig({ files, workflows: ['daily', 'weekend', 'skipping', 'failing'] });
});
afterAll(() => rig?.stop());

const handle = (name: string) => rig.context.temporal.schedule.getHandle(`schedule ${name}`);
const tell = (all = false) => tellSchedules(rig.context, { all });
/** As if these days were to be caught up. */
const catchUp = async (name: string, days: number, until = Date.now()) => {
  const [start, end] = [new Date(until - days * day), new Date(until)];
  await handle(name).backfill({ start, end, overlap: ScheduleOverlapPolicy.ALLOW_ALL });
};
/** When its instances started, once no firing is under way. */
const startedBy = async (name: string): Promise<number[]> => {
  await until(`nothing of ${name} to be under way`, async () => {
    const { info } = await handle(name).describe();
    const { temporal } = rig.context;
    const ids = info.recentActions.map(({ action }) => action.workflow.workflowId);
    const states = await Promise.all(ids.map((id) => temporal.workflow.getHandle(id).describe()));
    return states.every(({ status }) => status.name !== 'RUNNING');
  });
  const { rows } = await rig.context.db.sql.query<{ at: Date; channel: string }>(
    'select started_at as at, channel from instances where workflow = $1 order by started_at',
    [name],
  );
  expect(rows.every(({ channel }) => channel === 'schedule')).toBe(true);
  return rows.map(({ at }) => new Date(at).getTime());
};
const past = (
  cron: string,
  days: number,
  closed: 'shift' | 'skip',
  calendar = always,
  until = Date.now(),
) => {
  const stretch = { after: until - days * day, until };
  return [...scheduledStarts({ cron: parseCron(cron), closed }, stretch, calendar)];
};
const shownOf = async (name: string) =>
  (await shownSchedules(rig.context, null)).find((each) => each.workflow === name);

describe('A workflow that starts by itself', () => {
  it('is told to Temporal once it is published, and no more once it is told', async () => {
    expect(await tell()).toEqual({ told: ['daily', 'failing', 'skipping', 'weekend'], removed: [] });
    expect(await tell()).toEqual({ told: [], removed: [] });
    const { info, state } = await handle('daily').describe();
    expect(state.paused).toBe(false);
    const shown = await shownOf('daily');
    expect(info.nextActionTimes.slice(0, 5).map((at) => at.getTime())).toEqual(shown?.next);
    expect(shown).toMatchObject({ last: null, paused: null, zone: 'Europe/Rome', closed: 'shift' });
  });

  it('starts one instance for each instant, however often it is caught up, as of that instant', async () => {
    await catchUp('daily', 3);
    const due = past('0 7 * * *', 3, 'shift');
    expect(
      await until('three', async () => (await startedBy('daily')).length === 3 && startedBy('daily')),
    ).toEqual(due);
    await catchUp('daily', 3);
    await catchUp('daily', 5);
    const more = past('0 7 * * *', 5, 'shift');
    expect(
      await until('five', async () => (await startedBy('daily')).length === 5 && startedBy('daily')),
    ).toEqual(more);
    const { rows } = await rig.context.db.sql.query<{ data: { for: string } }>(
      `select data from instances where workflow = 'daily' order by started_at`,
    );
    expect(rows.map(({ data }) => Date.parse(data.for))).toEqual(more);
    expect((await shownOf('daily'))?.last).toMatchObject({ at: more.at(-1), refusal: null });
  });

  it('moves what is due while it is closed to the next opening, where it is one, or leaves it out', async () => {
    // On a weekend what is due waits for Monday; the stretch ends with the last opening, so that nothing does.
    const end = past('0 8 * * *', 8, 'skip', office).at(-1)! + 3_600_000;
    await catchUp('weekend', 8, end);
    await catchUp('skipping', 8, end);
    const openings = past('0 8 * * *', 8, 'skip', office, end);
    const found = await until('all weekdays', async () => {
      const [moved, skipped] = [await startedBy('weekend'), await startedBy('skipping')];
      return moved.length >= openings.length && skipped.length >= openings.length && { moved, skipped };
    });
    expect(found.skipped).toEqual(openings);
    expect(found.moved).toEqual(openings);
  });

  it('waits for the opening that is still to come', async () => {
    const input = { workflow: 'weekend', cron: '0 8 * * *', zone: 'Europe/Rome' };
    const saturday = scheduledStarts(
      { cron: parseCron('0 8 * * 6'), closed: 'shift' },
      {
        after: Date.now(),
        until: Infinity,
      },
      always,
    ).next().value as number;
    const monday = saturday + 2 * day;
    expect(await startScheduled(rig.context, { ...input, at: saturday })).toBe(monday);
    expect(await startScheduled(rig.context, { ...input, workflow: 'skipping', at: saturday })).toBe(null);
  });

  it('starts nothing while it is paused, and catches nothing of that up', async () => {
    expect(await pause(rig.context, 'daily', { by: 'sara', note: 'August' })).toEqual({ ok: true });
    expect(await pause(rig.context, 'daily', { by: 'anna', note: null })).toMatchObject({ code: 'conflict' });
    expect(await tell()).toEqual({ told: ['daily'], removed: [] });
    const { state } = await handle('daily').describe();
    expect(state).toMatchObject({ paused: true, note: 'paused by sara' });
    await catchUp('daily', 6);
    expect(await startedBy('daily')).toHaveLength(5);
    expect((await shownOf('daily'))?.paused).toMatchObject({ by: 'sara', note: 'August' });

    expect(await resume(rig.context, 'daily')).toEqual({ ok: true });
    expect(await resume(rig.context, 'daily')).toMatchObject({ code: 'conflict' });
    expect(await tell()).toEqual({ told: ['daily'], removed: [] });
    expect((await handle('daily').describe()).state.paused).toBe(false);
    expect(await startedBy('daily')).toHaveLength(5);
  });

  it('tells why an instance could not start', async () => {
    await catchUp('failing', 1);
    const last = await until('the refusal', async () => (await shownOf('failing'))?.last);
    expect(last).toMatchObject({ at: past('0 7 * * *', 1, 'shift')[0], instance: null });
    expect(last.refusal).not.toBeNull();
  });

  it('follows its definition: changed, what was due by the old one starts nothing; withdrawn, it is gone', async () => {
    const changed = workflow('daily', '{cron: "0 6 * * *", calendar: always, with: {for: = now}}');
    await publishWorkflow(rig.context.db, [...calendars, changed], 'daily');
    rig.context.programs.refresh();
    const old = { workflow: 'daily', cron: '0 7 * * *', zone: 'Europe/Rome' };
    expect(await startScheduled(rig.context, { ...old, at: Date.now() - 9 * day })).toBe(null);
    expect(await startedBy('daily')).toHaveLength(5);
    expect(await tell()).toEqual({ told: ['daily'], removed: [] });
    const { action } = await handle('daily').describe();
    expect(action).toMatchObject({ args: [{ cron: '0 6 * * *' }] });

    await dropCurrentVersion(rig.context.db, 'daily');
    rig.context.programs.refresh();
    expect(await tell()).toEqual({ told: [], removed: ['daily'] });
    for (const id of ['daily', 'daily changes'])
      await expect(handle(id).describe()).rejects.toBeInstanceOf(ScheduleNotFoundError);
    expect(await tell()).toEqual({ told: [], removed: [] });
  });

  it('told late, catches up what was due since its publication', async () => {
    const late = workflow('late', '{cron: "0 7 * * *", calendar: always}');
    await publishWorkflow(rig.context.db, [...calendars, late], 'late', Date.now() - 3 * day);
    rig.context.programs.refresh();
    const due = past('0 7 * * *', 3, 'shift');
    expect(await tell()).toEqual({ told: ['late'], removed: [] });
    const started = await until('all that was due', async () => {
      const found = await startedBy('late');
      return found.length >= due.length && found;
    });
    expect(started).toEqual(due);
  });

  it('comes back where Temporal has lost it, and goes on where it was paused by hand; what the store does not have goes', async () => {
    await handle('weekend').delete();
    await handle('skipping').pause('by hand');
    await noteTold(rig.context.db, 'gone', null);
    await rig.context.temporal.schedule.create({
      scheduleId: 'schedule gone',
      spec: { cronExpressions: ['0 0 1 1 *'] },
      action: { type: 'startWorkflow', workflowType: 'scheduled', taskQueue: 'none', args: [] },
    });
    await until('Temporal to list what it has', async () => {
      const found = new Map<string, boolean>();
      for await (const { scheduleId, state } of rig.context.temporal.schedule.list())
        found.set(scheduleId, state.paused);
      return (
        found.get('schedule skipping') === true &&
        found.has('schedule gone') &&
        !found.has('schedule weekend')
      );
    });
    expect(await tell(true)).toEqual({ told: ['skipping', 'weekend'], removed: ['gone'] });
    expect((await handle('skipping').describe()).state.paused).toBe(false);
    expect((await handle('weekend').describe()).state.paused).toBe(false);
    await expect(handle('gone').describe()).rejects.toBeInstanceOf(ScheduleNotFoundError);
  });
});

describe('Temporal', () => {
  /** What is next by a specification; Temporal tells ten. */
  const nextBy = async (spec: ScheduleSpec, from: number): Promise<number[]> => {
    const { temporal } = rig.context;
    const scheduleId = `reading ${randomUUID()}`;
    const handleOf = await temporal.schedule.create({
      ...{ scheduleId, spec: { ...spec, startAt: new Date(from) } },
      action: { type: 'startWorkflow', workflowType: 'scheduled', taskQueue: 'none', args: [] },
    });
    const { info } = await handleOf.describe();
    await handleOf.delete();
    return info.nextActionTimes.map((at) => at.getTime());
  };

  it.each([
    ['30 2 * 3,10 sun', '2027-03-01', 'a half past two that is missing in spring and comes twice in autumn'],
    ['0 12 1 * mon', '2027-03-01', 'either day'],
    ['15 * * * *', '2027-10-30T21:00:00Z', 'each hour of the longest day'],
    ['*/15 1-3 * * *', '2027-10-30T22:00:00Z', 'hours of which one comes twice'],
    ['*/20 1-3 * * *', '2027-03-27T23:00:00Z', 'hours of which one is leapt over'],
    ['0 0 1 * *', '2027-03-01', 'midnights'],
    ['0 8 29 2 *', '2027-03-01', 'leap days'],
  ])('told of "%s" from %s on has the instants that we have: %s', async (text, begin) => {
    const cron = parseCron(text);
    const from = Date.parse(begin);
    const { usual, changes } = specsOf(cron, always);
    const [ordinary, ofChanges] = [await nextBy(usual, from), await nextBy(changes, from)];
    // Where all ten were told there may be more.
    const until = Math.min(
      ...[ordinary, ofChanges].map((all) => (all.length < 10 ? Infinity : all.at(-1)!)),
      always.years.at(-1)!.end - 1,
    );
    const theirs = [...ordinary, ...ofChanges].filter((at) => at <= until).sort((a, b) => a - b);
    expect(theirs).toEqual([...occurrences(cron, { after: from - 1, until }, always)]);
    expect(theirs.length).toBeGreaterThan(1);
  });
});
