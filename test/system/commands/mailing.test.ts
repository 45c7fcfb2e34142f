/** Contact lists worked by e-mail, on real PostgreSQL, Temporal and SMTP (CMP-3). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send } from '../../../commands/send.js';
import { startMailings } from '../../support/mail-survey.js';
import { operator } from '../../support/phone-survey.js';
import { until } from '../../support/until.js';

let rig: Awaited<ReturnType<typeof startMailings>>;
beforeAll(async () => {
  rig = await startMailings();
});
afterAll(() => rig?.stop());

const close = (instance: string) =>
  send(rig.context, {
    ...{ instance, actor: { ...operator('sara'), any: true } },
    command: {
      ...{ type: 'message', id: `close ${instance}`, bodyHash: '', name: 'close', data: {} },
      ...{ occurredAt: null, recordedAt: null },
    },
  });

describe('a list worked by e-mail (CMP-3)', () => {
  test('sends each address one mail, and tells the instance when all are sent and, once closed, how many', async () => {
    await rig.list('plain', 120);
    const instance = await rig.begin('plain');
    const outreach = await rig.outreach('plain');
    await until('all are sent', async () => (await rig.counts(outreach)).waiting['sent'] === 120);
    const to = rig.far.mails
      .filter(({ mail }) => mail.subject === 'plain 1')
      .map(({ to: address }) => address);
    expect([to.length, new Set(to).size]).toEqual([120, 120]);
    await until('the instance has heard', async () => {
      const { rows } = await rig.context.db.sql.query<{ told: boolean }>(
        `select bool_or(details::text like '%all_tried_at%') as told from log where instance_id = $1`,
        [instance],
      );
      return rows[0]?.told;
    });
    expect(await close(instance)).toMatchObject({ ok: true });
    await until('it is over', async () => (await rig.instanceOf(instance))?.outcome === 'done');
    expect((await rig.instanceOf(instance))?.data['result']).toMatchObject({
      ...{ done: 120, open: 0, outcomes: { sent: 120 }, rolled_up: { sent: 120 } },
    });
  });
});
