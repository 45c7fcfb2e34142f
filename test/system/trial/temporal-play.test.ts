import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTemporalPlay } from '../../../app/trial/temporal-play.js';
import { openTrial, type Trial } from '../../../app/trial/trial.js';
import { readSettings } from '../../../app/settings.js';
import type { Program } from '../../../engine/definition.js';
import type { Actor } from '../../../engine/event.js';
import type { JsonObject } from '../../../engine/json.js';
import { openMemoryPlay } from '../../../engine/scenario/memory-play.js';
import type { PlayCommand, PlayEngine, ServiceScript } from '../../../engine/scenario/play-engine.js';
import { programOf } from '../../support/definitions.js';
import { smallTicket, template } from '../../support/small-ticket.js';

const anna: Actor = { name: 'anna', groups: ['level_2'], skills: ['de'], any: false };
const fridayAtFive = Date.parse('2026-03-06T17:00:00+01:00');
const byMail: JsonObject = { subject: 'Invoice', email: 'rosa@example.org' };
const silent: ServiceScript = () => ({ ok: true, result: {} });

const busy = { ok: false, code: 'temporary', message: 'busy', final: false } as const;

let trial: Trial;
const said: string[] = [];

beforeAll(async () => {
  trial = await openTrial(readSettings({ NODE_ENV: 'test' }), (line) => said.push(line));
});
afterAll(() => trial.close());

const ticket = () => programOf(smallTicket, 'ticket');

async function played(program: Program, script: ServiceScript, story: (play: PlayEngine) => Promise<void>) {
  const play = await openTemporalPlay(trial)([program], script);
  try {
    await story(play);
  } finally {
    await play.close();
  }
}

async function started(play: PlayEngine, data = byMail): Promise<void> {
  const taken = await play.start({ at: fridayAtFive, occurredAt: null, data, by: null, channel: 'email' });
  expect(taken).toEqual({ ok: true });
}

async function taken(play: PlayEngine, command: PlayCommand): Promise<void> {
  expect(await play.send(command)).toEqual({ ok: true });
}

async function openTask(play: PlayEngine, step: string): Promise<string> {
  const { state } = await play.standing();
  const task = Object.values(state.tasks).find((open) => open.step === step);
  if (task === undefined) throw new Error(`no task ${step} is open`);
  return task.id;
}

const at = (text: string) => Date.parse(text);

/** A workflow of one file, beside a template. */
const small = (text: string) =>
  programOf([{ path: 'small.yaml', text: `workflow: small\n${text}` }, template('t')], 'small');
const anyone: Actor = { name: 'somebody', groups: [], skills: [], any: true };

describe('A play on a real Temporal server', () => {
  it('runs every timer on the way of an advance, at its own instant', async () => {
    await played(ticket(), silent, async (play) => {
      await started(play);
      await play.advanceTo(at('2026-03-09T10:00:00+01:00'));
      const { state, notices, now } = await play.standing();
      expect(now).toBe(at('2026-03-09T10:00:00+01:00'));
      expect(state.priority).toBe(80);
      expect(notices.map(({ to, clock }) => [to, clock])).toEqual([
        [{ group: 'level_2' }, 'pickup'],
        [{ group: 'supervisors' }, 'pickup'],
      ]);
      const log = await play.log();
      expect(log.map(({ type, recordedAt }) => [type, new Date(recordedAt).toISOString()])).toEqual([
        ['start', '2026-03-06T16:00:00.000Z'],
        ['due', '2026-03-09T08:00:00.000Z'],
        ['due', '2026-03-09T09:00:00.000Z'],
      ]);
    });
  });

  it('records what people do at the instant of the play, and calls what the script answers', async () => {
    const script: ServiceScript = (_, nth) => (nth < 2 ? busy : { ok: true, result: { id: 'm1' } });
    await played(ticket(), script, async (play) => {
      await started(play);
      await play.advanceTo(fridayAtFive + 60_000);
      const task = await openTask(play, 'back_office');
      const common = { occurredAt: null, by: anna, task };
      expect(await play.send({ ...common, id: 'c1', type: 'claim' })).toEqual({ ok: true });
      const complete = { ...common, id: 'c2', type: 'complete', outcome: 'solved' } as const;
      expect(await play.send({ ...complete, data: {} })).toMatchObject({ ok: false, code: 'invalid' });
      expect(await play.send({ ...complete, data: { answer: 'Paid' } })).toEqual({ ok: true });
      expect((await play.standing()).calls).toHaveLength(1);
      await play.advanceTo(fridayAtFive + 3_600_000);
      const { state, calls } = await play.standing();
      expect(state.status).toBe('ended');
      expect(state.outcome).toBe('solved');
      expect(calls.map(({ service, with: input }) => [service, input['to']])).toEqual(
        Array.from({ length: 3 }, () => ['mail_send', 'rosa@example.org']),
      );
      const log = await play.log();
      expect(log.map(({ type, by, recordedAt }) => [type, by, (recordedAt - fridayAtFive) / 1000])).toEqual([
        ['start', null, 0],
        ['claim', 'anna', 60],
        ['complete', 'anna', 60],
        ['failure', null, 60],
        ['due', null, 61],
        ['failure', null, 61],
        ['due', null, 63],
        ['result', null, 63],
      ]);
    });
  });

  it('runs at once what a back-dated start has left behind', async () => {
    await played(ticket(), silent, async (play) => {
      const start = { at: fridayAtFive, by: null, channel: 'email', data: byMail };
      await play.start({ ...start, occurredAt: at('2026-03-06T09:00:00+01:00') });
      expect((await play.standing()).state.priority).toBe(80);
      const log = await play.log();
      expect(log.map(({ recordedAt }) => recordedAt)).toEqual(log.map(() => fridayAtFive));
    });
  });

  it('records the results of calls under way at once in the order in which they were made', async () => {
    const program = small(
      `steps:
  day: {wait: 1 day}
on:
  send:
    - {do: mail_send, with: {to: a@b.it, template: t}}
    - {do: fax_send, with: {to: "12345", template: t}}
    - {do: http_call, with: {url: "http://127.0.0.1/"}}
`,
    );
    await played(program, silent, async (play) => {
      await started(play, {});
      const message = { type: 'message', name: 'send', by: anyone, data: null, occurredAt: null } as const;
      for (const id of ['m1', 'm2']) await play.send({ ...message, id });
      const services = ['mail_send', 'fax_send', 'http_call'];
      const { calls } = await play.standing();
      expect(calls.map(({ service }) => service)).toEqual([...services, ...services]);
    });
  });

  it('waits for the play when a timer goes off in real time before the play comes to it', async () => {
    const program = small(
      `steps:
  day: {wait: 1 day}
  blink: {wait: 1 seconds}
  another: {wait: 1 seconds}
  over: {end: over}
`,
    );
    await played(program, silent, async (play) => {
      await started(play, {});
      await play.advanceTo(fridayAtFive + 86_400_000);
      const { id } = (await play.standing()).state.instance;
      const early = trial.plays.get(id);
      await early?.changes.until('the timer went off early', async () => early.members[0]?.early === true);
      expect((await play.standing()).state.status).toBe('running');
      await play.advanceTo(fridayAtFive + 2 * 86_400_000);
      const log = await play.log();
      expect(log.map(({ recordedAt }) => (recordedAt - fridayAtFive - 86_400_000) / 1000)).toEqual([
        -86_400, 0, 1, 2,
      ]);
    });
  });

  it('goes on when Temporal could not be reached in time to start a workflow', async () => {
    const program = small('steps:\n  day: {wait: 1 day}\n  over: {end: over}\n');
    vi.spyOn(trial.context.temporal.workflow, 'start').mockRejectedValueOnce(new Error('it stood still'));
    await played(program, silent, async (play) => {
      await started(play, {});
      await play.advanceTo(fridayAtFive + 86_400_000);
      expect((await play.standing()).state.outcome).toBe('over');
    });
  });

  it('goes on when Temporal could not be reached in time to tell a workflow what it has to do', async () => {
    const program = small(
      `on:
  go:
    - {do: http_call, with: {url: "http://127.0.0.1/"}}
steps:
  day: {wait: 1 day}
`,
    );
    const telling = vi.spyOn(trial.context.temporal.workflow, 'signalWithStart');
    await played(program, silent, async (play) => {
      await started(play, {});
      telling.mockRejectedValueOnce(new Error('it stood still'));
      await play.send({ type: 'message', name: 'go', by: anyone, data: null, occurredAt: null, id: 'm1' });
      const { calls } = await play.standing();
      expect(calls.map(({ service }) => service)).toEqual(['http_call']);
    });
  });

  it('lets plays with the same key come one after the other', async () => {
    const program = small(
      `key: ="one"
steps:
  day: {wait: 1 day}
`,
    );
    const order: string[] = [];
    const story = (name: string) =>
      played(program, silent, async (play) => {
        order.push(`${name} begins`);
        await started(play, {});
        order.push(`${name} ends`);
      });
    await Promise.all([story('one'), story('two')]);
    expect(order).toEqual(['one begins', 'one ends', 'two begins', 'two ends']);
  });

  it('refuses a start as the engine does, and goes only forward', async () => {
    await played(ticket(), silent, async (play) => {
      const start = { at: fridayAtFive, occurredAt: null, by: anyone, channel: null };
      expect(await play.start({ ...start, data: {} })).toMatchObject({ ok: false, code: 'invalid' });
    });
    await played(ticket(), silent, async (play) => {
      await started(play);
      await expect(play.advanceTo(fridayAtFive - 1)).rejects.toThrow(RangeError);
    });
  });

  it.each<{
    name: string;
    outcome: string | null;
    script: ServiceScript;
    story: (play: PlayEngine) => Promise<void>;
  }>([
    {
      name: 'a ticket that nobody takes',
      outcome: null,
      script: silent,
      story: async (play) => {
        await started(play);
        await play.advanceTo(fridayAtFive + 40 * 86_400_000);
      },
    },
    {
      name: 'a late report of a ticket, asked back, answered and closed',
      outcome: 'solved',
      script: (service, nth) => (nth === 0 ? busy : { ok: true, result: { id: service } }),
      story: async (play) => {
        const start = { at: fridayAtFive, by: null, channel: 'email', data: byMail };
        await play.start({ ...start, occurredAt: at('2026-03-06T09:00:00+01:00') });
        const common = { occurredAt: null, by: { ...anna, any: true }, type: 'complete' } as const;
        const missing = { outcome: 'incomplete', data: { missing: 'the number' } };
        const task = await openTask(play, 'back_office');
        await taken(play, { ...common, ...missing, id: 'c1', task });
        await play.advanceTo(fridayAtFive + 7 * 86_400_000);
        const reply = { type: 'message', name: 'citizen_reply', by: null, occurredAt: null } as const;
        await taken(play, { ...reply, id: 'm1', data: { text: '42' } });
        await play.advanceTo(fridayAtFive + 8 * 86_400_000);
        const again = await openTask(play, 'back_office');
        await taken(play, { ...common, id: 'c2', task: again, outcome: 'solved', data: { answer: 'Paid' } });
        await play.advanceTo(fridayAtFive + 9 * 86_400_000);
      },
    },
  ])('gives the same log as the engine in memory: $name', async ({ outcome, script, story }) => {
    const logs = await Promise.all(
      [openMemoryPlay, openTemporalPlay(trial)].map(async (open) => {
        const play = await open([ticket()], script);
        await story(play);
        const { notices, calls, state } = await play.standing();
        const log = await play.log();
        await play.close();
        return {
          log,
          calls,
          outcome: state.outcome,
          notices: notices.map(({ to, clock, template }) => ({ to, clock, template })),
        };
      }),
    );
    expect(logs[0]?.log.length).toBeGreaterThan(3);
    expect(logs[0]?.outcome).toBe(outcome);
    expect(logs[1]).toEqual(logs[0]);
  });
});
