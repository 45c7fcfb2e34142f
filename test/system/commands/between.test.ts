/** Instances that call, report to, cancel and message one another, on real PostgreSQL and Temporal. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { calledId } from '../../../commands/called.js';
import { launched } from '../../../commands/launch.js';
import { reconcile } from '../../../commands/reconcile.js';
import { send } from '../../../commands/send.js';
import { sweep } from '../../../commands/sweep.js';
import { verify } from '../../../commands/verify.js';
import { listCalled } from '../../../store/instances.js';
import { readLog } from '../../../store/log.js';
import { expert, patience, plain, startBetween } from '../../support/between.js';

let rig: Awaited<ReturnType<typeof startBetween>>;
beforeAll(async () => {
  rig = await startBetween();
});
afterAll(() => rig?.stop());

describe('an instance that calls another', () => {
  test('waits for its end, gets outcome and data, and keeps sealed what is personal there', async () => {
    const caller = await rig.begin('case', 'a1', { tax_code: 'RSSMRA80A01H501U' });
    const called = await rig.calledBy(caller);
    expect(called).toMatchObject({ workflow: 'advice', state: 'running', step: 'ask' });
    await rig.think(called.id, 't1');
    await rig.hasEnded(caller, 'given');
    const stored = JSON.stringify([
      await readLog(rig.context.db, caller),
      await readLog(rig.context.db, called.id),
      await rig.rowOf(caller),
    ]);
    expect(stored).toContain('$sealed');
    expect(stored).not.toContain('RSSMRA80A01H501U');
    const { rows } = await rig.context.db.sql.query<{ principal: string }>(
      'select principal from visible where instance_id = $1 order by 1',
      [called.id],
    );
    expect(rows.map(({ principal }) => principal)).toContain('g:chiefs');
    expect(await rig.faults()).toEqual([]);
  });

  test('is not told to differ by verify because it went on while it was looked at', async () => {
    const caller = await rig.begin('case', 'a2', { tax_code: 'a2' });
    const called = await rig.calledBy(caller);
    const { programs } = rig.context;
    let moved = false;
    // What verify asks for between an instance's row and its log.
    const moving = async (version: string) => {
      const program = await programs.get(version);
      if (!moved && program.workflow.name === 'advice') {
        moved = true;
        await rig.think(called.id, 't2');
      }
      return program;
    };
    const context = { ...rig.context, programs: { ...programs, get: moving } };
    const found: unknown[] = [];
    for await (const each of verify(context, { withTemporal: false })) if ('what' in each) found.push(each);
    expect({ moved, found }).toEqual({ moved: true, found: [] });
    await rig.hasEnded(caller, 'given');
  });

  test('is told by one that ends in its very start', async () => {
    const caller = await rig.begin('at_once', 'o1', { tax_code: 'x' });
    await rig.hasEnded(caller, 'done');
    expect(await rig.rowOf(caller)).toMatchObject({ data: { echo: { outcome: 'said' } } });
    expect(await rig.calledBy(caller)).toMatchObject({ state: 'ended' });
  });

  test('cancels it when the step is left', async () => {
    const caller = await rig.begin('case', 'c1', { tax_code: 'c1' });
    const called = await rig.calledBy(caller);
    const hurry = { ...plain, type: 'message', name: 'hurry', data: null, id: 'h1', bodyHash: 'h1' } as const;
    expect(await send(rig.context, { instance: caller, actor: null, command: hurry })).toMatchObject({
      ok: true,
    });
    await vi.waitFor(async () => expect(await rig.rowOf(called.id)).toMatchObject({ state: 'cancelled' }), {
      timeout: 20_000,
    });
    expect(await rig.rowOf(caller)).toMatchObject({ outcome: 'alone' });
  });

  test('takes a called one that is cancelled from outside as ended so', async () => {
    const caller = await rig.begin('case', 'x1', { tax_code: 'x1' });
    const called = await rig.calledBy(caller);
    const cancel = { ...plain, type: 'cancel', reason: null, id: 'x', bodyHash: 'x' } as const;
    await send(rig.context, { instance: called.id, actor: { ...expert, any: true }, command: cancel });
    await rig.hasEnded(caller, 'cancelled');
  });

  test('handles a key in use', async () => {
    await rig.begin('advice', 'k1', { tax_code: 'k1' });
    const caller = await rig.begin('case', 'k2', { tax_code: 'k1' });
    await rig.hasEnded(caller, 'alone');
  });

  test('gives on a message that only the called one names, once', async () => {
    const caller = await rig.begin('case', 'm1', { tax_code: 'm1' });
    const called = await rig.calledBy(caller);
    const note = { ...plain, type: 'message', name: 'note', data: 'see', id: 'n1', bodyHash: 'n1' } as const;
    const first = await send(rig.context, { instance: caller, actor: null, command: note });
    expect(first).toMatchObject({ ok: true });
    expect(await send(rig.context, { instance: caller, actor: null, command: note })).toEqual(first);
    const log = await readLog(rig.context.db, called.id);
    expect(log.filter(({ commandId }) => commandId === 'n1')).toHaveLength(1);
    const unknown = { ...note, name: 'nothing', id: 'n2' };
    expect(await send(rig.context, { instance: caller, actor: null, command: unknown })).toMatchObject({
      code: 'conflict',
    });
  });
});

describe('a crash', () => {
  test('before the called one starts: a caller that was cancelled meanwhile has it not started', async () => {
    const caller = await rig.withoutWorker(async () => {
      const id = await rig.begin('case', 'late', { tax_code: 'late' });
      await launched();
      return id;
    });
    const cancel = { ...plain, type: 'cancel', reason: null, id: 'cl', bodyHash: 'cl' } as const;
    await send(rig.context, { instance: caller, actor: { ...expert, any: true }, command: cancel });
    await vi.waitFor(async () => expect(await rig.rowOf(caller)).toMatchObject({ state: 'cancelled' }), {
      timeout: 20_000,
    });
    await vi.waitFor(async () => {
      const { rows } = await rig.context.db.sql.query<{ n: number }>(
        `select count(*)::int as n from effects where instance_id = $1 and state in ('pending', 'started')`,
        [caller],
      );
      expect(rows[0]?.n).toBe(0);
    }, patience);
    for (const { state } of await listCalled(rig.context.db, caller)) expect(state).toBe('cancelled');
  });

  test('between an end in the start and its workflow loses no report: the sweeper starts it', async () => {
    rig.failing.add('start.appended');
    const caller = await rig.begin('at_once', 'swept', { tax_code: 'swept' });
    const called = await rig.calledBy(caller);
    expect(called).toMatchObject({ state: 'ended' });
    expect(await rig.rowOf(caller)).toMatchObject({ state: 'running' });
    await vi.waitFor(
      async () => {
        await sweep(rig.context, { olderThanMs: -60_000, since: 0, limit: 100 });
        expect(await rig.rowOf(caller)).toMatchObject({
          state: 'ended',
          data: { echo: { outcome: 'said' } },
        });
      },
      { timeout: 20_000, interval: 500 },
    );
  });

  test('of a called one whose workflow was ended from outside loses no report', async () => {
    const caller = await rig.begin('case', 'lost', { tax_code: 'lost' });
    const called = await rig.calledBy(caller);
    // Its workflow starts a moment after it was written.
    await vi.waitFor(() => rig.context.temporal.workflow.getHandle(called.id).terminate('lost'), patience);
    await rig.think(called.id, 't9');
    await rig.hasEnded(caller, 'given');
  });

  test('of an ended one whose workflow was ended from outside with its report still open loses no report: the reconciler starts it', async () => {
    const caller = await rig.begin('case', 'torn', { tax_code: 'torn' });
    const called = await rig.calledBy(caller);
    await rig.withoutWorker(() => Promise.resolve(rig.blocked.add('effect.marked')));
    await rig.think(called.id, 't7');
    await rig.hasEnded(called.id, 'given');
    // Told later, it would be started anew.
    await launched();
    await rig.context.temporal.workflow.getHandle(called.id).terminate('torn');
    const lost = {
      instance: called.id,
      what: expect.stringContaining('Temporal has no workflow') as unknown,
    };
    expect(await rig.faults(true)).toContainEqual(lost);
    rig.blocked.delete('effect.marked');
    // What Temporal lists as open lags behind by moments.
    await vi.waitFor(
      async () => expect((await reconcile(rig.context)).revived).toContain(called.id),
      patience,
    );
    await rig.hasEnded(caller, 'given');
    await vi.waitFor(async () => expect(await rig.faults(true)).toEqual([]), patience);
  });

  test('after the report was taken and before that was known reports again, to no effect', async () => {
    rig.failing.add('effect.touched');
    const caller = await rig.begin('case', 'again', { tax_code: 'again' });
    const called = await rig.calledBy(caller);
    await vi.waitFor(() => expect(rig.failing.size).toBe(0), patience);
    rig.failing.add('effect.touched');
    await rig.think(called.id, 't8');
    await rig.hasEnded(caller, 'given');
    await vi.waitFor(() => expect(rig.failing.size).toBe(0), patience);
    const reports = (await readLog(rig.context.db, caller)).filter(({ type }) => type === 'report');
    expect(reports).toHaveLength(1);
  });
});

test('the id of a called instance is made of its caller and the call', () => {
  expect(calledId('advice', 'i', '3')).toBe(calledId('advice', 'i', '3'));
  expect(calledId('advice', 'i', '3')).not.toBe(calledId('advice', 'i', '4'));
});
