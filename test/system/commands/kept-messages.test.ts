/** Messages to a key with which no instance runs, on real PostgreSQL and Temporal. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sweepKept } from '../../../commands/deliver-kept.js';
import { rebuild } from '../../../commands/rebuild.js';
import { send } from '../../../commands/send.js';
import { sendByKey } from '../../../commands/send-by-key.js';
import { listUnclaimed } from '../../../store/kept-messages.js';
import { readLog } from '../../../store/log.js';
import { plain, startBetween } from '../../support/between.js';

let rig: Awaited<ReturnType<typeof startBetween>>;
beforeAll(async () => {
  rig = await startBetween();
});
afterAll(() => rig?.stop());

describe('a message by key', () => {
  const message = { workflow: 'advice', name: 'note', occurredAt: null, actor: null };

  test('is kept while no instance runs, delivered with the start, once', async () => {
    const kept = await sendByKey(rig.context, {
      ...message,
      key: 'later',
      data: 'first',
      id: 'l1',
      bodyHash: 'l1',
    });
    expect(kept).toMatchObject({ ok: true, instance: null });
    expect(
      await sendByKey(rig.context, { ...message, key: 'later', data: 'first', id: 'l1', bodyHash: 'l1' }),
    ).toMatchObject(kept);
    expect(
      await sendByKey(rig.context, { ...message, key: 'later', data: 'other', id: 'l1', bodyHash: 'l2' }),
    ).toMatchObject({
      code: 'invalid',
    });
    const { rows } = await rig.context.db.sql.query<{ content: unknown; key: string }>(
      'select content, key from kept_messages',
    );
    expect(JSON.stringify(rows)).not.toContain('first');
    expect(JSON.stringify(rows)).not.toContain('later');
    const id = await rig.begin('advice', 'later', { tax_code: 'later' });
    expect(await rig.rowOf(id)).toMatchObject({ data: { noted: 'first' } });
    expect(
      await sendByKey(rig.context, { ...message, key: 'later', data: 'first', id: 'l1', bodyHash: 'l1' }),
    ).toMatchObject({
      instance: id,
    });
  });

  test('is refused where the workflow would refuse it', async () => {
    const to = { ...message, key: 'k', data: null, id: 'r1', bodyHash: 'r1' };
    expect(await sendByKey(rig.context, { ...to, name: 'nothing' })).toMatchObject({ code: 'conflict' });
    expect(await sendByKey(rig.context, { ...to, workflow: 'nothing' })).toMatchObject({ code: 'not_found' });
  });

  test('is unclaimed after a day', async () => {
    await sendByKey(rig.context, { ...message, key: 'never', data: 1, id: 'u1', bodyHash: 'u1' });
    const tomorrow = { ...rig.context, clock: () => Date.now() + 86_400_001 };
    expect((await sweepKept(tomorrow, 10)).givenUp).toBeGreaterThan(0);
    const { rows } = await listUnclaimed(rig.context.db, null, { from: 0, to: 9 });
    expect(rows.map(({ messageId }) => messageId)).toContain('u1');
  });

  test('that an instance kept and gave up at its end is unclaimed, for whoever may see it, and so from the log anew', async () => {
    const id = await rig.begin('advice', 'g1', { tax_code: 'g' });
    const late = { ...plain, type: 'message', name: 'late', data: 1, id: 'g2', bodyHash: 'g2' } as const;
    expect(await send(rig.context, { instance: id, actor: null, command: late })).toMatchObject({ ok: true });
    const listed = async (principals: readonly string[] | null) =>
      (await listUnclaimed(rig.context.db, principals, { from: 0, to: 99 })).rows
        .filter(({ instanceId }) => instanceId === id)
        .map(({ workflow, name, messageId }) => ({ workflow, name, messageId }));
    expect(await listed(null)).toEqual([]);
    await rig.think(id, 'tg');
    await rig.hasEnded(id, 'given');
    const unclaimed = [{ workflow: 'advice', name: 'late', messageId: 'g2' }];
    expect(await listed(null)).toEqual(unclaimed);
    expect(await listed(['g:experts'])).toEqual(unclaimed);
    expect(await listed(['g:strangers'])).toEqual([]);

    await rig.context.db.sql.query('delete from kept_messages where instance_id = $1 and key is null', [id]);
    const rebuilt = async () => {
      for await (const { differed } of rebuild(rig.context, { instance: id, checkOnly: false }))
        return differed;
      return null;
    };
    expect(await rebuilt()).toEqual(['unclaimed messages']);
    expect(await rebuilt()).toEqual([]);
    expect(await listed(null)).toEqual(unclaimed);
  });

  test('an instance knows the last one that had its key', async () => {
    const first = await rig.begin('advice', 'p1', { tax_code: 'p' });
    await rig.think(first, 'tp');
    await rig.hasEnded(first, 'given');
    const second = await rig.begin('advice', 'p2', { tax_code: 'p' });
    const [entry] = await readLog(rig.context.db, second);
    expect(entry?.event['instance']).toMatchObject({ previous: first });
  });
});
