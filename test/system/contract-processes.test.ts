/** What both sides of a contract do over HTTP, while weeks pass. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiSession, type ApiSession } from '../support/kill/session.js';
import { startTimeMachine } from '../support/time-machine.js';
import { until } from '../support/until.js';

type Body = Record<string, unknown>;

describe('the processes of a contract', () => {
  let machine: Awaited<ReturnType<typeof startTimeMachine>>;
  let people: Readonly<Record<'elena' | 'paolo' | 'ugo' | 'sara', ApiSession>>;
  beforeAll(async () => {
    machine = await startTimeMachine('2027-03-01T09:00:00+01:00'); // a Monday
    const as = (name: string) => createApiSession(machine.base, name);
    people = {
      ...{ elena: await as('elena'), paolo: await as('paolo') },
      ...{ ugo: await as('ugo'), sara: await as('sara') },
    };
  }, 120_000);
  afterAll(() => machine?.stop(), 60_000);

  const begin = async (who: ApiSession, workflow: string, data: Body): Promise<string> => {
    const { status, body } = await who.post('/api/instances', { workflow, data }, randomUUID());
    expect(status, JSON.stringify(body)).toBe(201);
    return String(body['id']);
  };
  const instanceOf = async (id: string): Promise<Body> =>
    (await people.elena.get(`/api/instances/${id}`)).body;
  const clockOf = async (id: string, name: string) =>
    ((await instanceOf(id))['clocks'] as Body[]).find(({ clock }) => clock === name);
  /** The open task of a step, once it is there. */
  const taskOf = (id: string, step: string) =>
    until(`the task ${step}`, async () => {
      const tasks = (await instanceOf(id))['tasks'] as Body[] | undefined;
      return tasks?.find((task) => task['step'] === step);
    });
  const complete = async (
    who: ApiSession,
    id: string,
    step: string,
    data: Body,
    outcome: string | null = null,
  ) => {
    const task = await taskOf(id, step);
    const asked = { ...(outcome === null ? {} : { outcome }), data };
    return who.post(`/api/tasks/${String(task['id'])}/complete`, asked, randomUUID());
  };
  const done = async (...asked: Parameters<typeof complete>) => {
    const { status, body } = await complete(...asked);
    const [, , step] = asked;
    expect(status, `${step}: ${JSON.stringify(body)}`).toBe(200);
  };
  const file = async (who: ApiSession, name: string): Promise<string> => {
    const { status, body } = await who.upload(`/api/attachments?name=${name}.txt`, name);
    expect(status, JSON.stringify(body)).toBe(201);
    return String(body['id']);
  };
  const version = async (who: ApiSession, name: string) => ({
    file: await file(who, name),
    changes: 'Prima versione',
  });

  it('AUD-1, AUD-2, AUD-7: an audit from its start-up meeting to the corrective plan, presented a day late', async () => {
    const { elena, paolo, ugo } = people;
    const id = await begin(paolo, 'audit_campaign', { code: 'MC-1', subject: 'Primo trimestre' });
    await done(paolo, id, 'startup_meeting', {
      held_at: '2027-03-01T09:00:00+01:00',
      minutes: await file(paolo, 'verbale'),
    });
    expect(await clockOf(id, 'kpi01')).toMatchObject({ state: 'running', due: '2027-03-15T23:00:00Z' });
    await done(elena, id, 'perimeter', { services: ['PIN'], languages: ['it', 'de'] });
    await done(paolo, id, 'propose_numbers', { calls: 100, mails: 50 });
    await done(elena, id, 'confirm_numbers', { calls: 90, mails: 60 });
    await done(paolo, id, 'propose_parameters', { file: await file(paolo, 'parametri') });
    await done(elena, id, 'agree_parameters', {}, 'agreed');
    await done(paolo, id, 'tools', {});
    await done(elena, id, 'give_documents', {}, 'none');
    await done(paolo, id, 'interviews', {}, 'not_needed');
    await done(paolo, id, 'write_approach', await version(paolo, 'approccio'));
    expect(await clockOf(id, 'kpi01')).toMatchObject({ state: 'paused' });
    await done(elena, id, 'review_approach', {}, 'approved');
    expect(await clockOf(id, 'kpi01')).toMatchObject({ state: 'met' });

    await done(paolo, id, 'start_detections', { started_at: '2027-03-01T09:00:00+01:00' });
    await done(ugo, id, 'watch', { calls: 40, mails: 20 });
    await machine.travelTo('2027-03-12T17:00:00+01:00', [id]); // a Friday; the day's watch came back by a timer
    await done(ugo, id, 'watch', { calls: 90, mails: 60 });
    const completed = `/api/instances/${id}/messages/detections_completed`;
    const told = await ugo.post(completed, { data: { calls: 90, mails: 60 } }, randomUUID());
    expect(told.status, JSON.stringify(told.body)).toBe(200);
    const closing = { ended_at: '2027-03-12T16:00:00+01:00', calls: 90, mails: 60, all_bands: true };
    await done(paolo, id, 'close_detections', closing, 'closed');
    const indicators = [{ name: 'Cortesia', value: 6, level: 7 }];
    const delivered = {
      delivered_at: '2027-03-12T17:00:00+01:00',
      file: await file(paolo, 'report'),
      indicators,
    };
    await done(paolo, id, 'report', delivered);

    // Ten working days from Friday the 12th end with Friday the 26th; Good Friday is no holiday, Easter Monday is the 29th.
    expect(await clockOf(id, 'kpi02')).toMatchObject({ state: 'running', due: '2027-03-26T23:00:00Z' });
    await done(paolo, id, 'propose_sample', { file: await file(paolo, 'campione') });
    await done(elena, id, 'confirm_sample', {}, 'agreed');
    await done(paolo, id, 'write_benchmark', await version(paolo, 'benchmark'));
    await done(elena, id, 'review_benchmark', {}, 'approved');
    await machine.travelTo('2027-03-27T11:00:00+01:00', [id]); // the Saturday after
    await until('KPI02 to be breached', async () => (await clockOf(id, 'kpi02'))?.['state'] === 'breached');
    expect(await instanceOf(id)).toMatchObject({ priority: 80 });
    await done(paolo, id, 'present', {
      held_at: '2027-03-27T10:00:00+01:00',
      minutes: await file(paolo, 'verbale_2'),
    });
    // One day late: it fell due with the 26th, and was stopped on the 27th.
    expect(await clockOf(id, 'kpi02')).toMatchObject({
      ...{ state: 'breached', breached: true, due: '2027-03-26T23:00:00Z' },
      stopped_at: '2027-03-27T09:00:00Z',
    });

    // And it costs one thousandth of the contract's net yearly value of 120,000, where the clock itself can be seen.
    const measured = await elena.get('/api/measures?contract=mystery_audit&period=2027-03');
    expect(measured.status, JSON.stringify(measured.body)).toBe(200);
    const kpi02 = (measured.body['measures'] as Body[]).find(({ level }) => level === 'KPI02');
    expect(kpi02).toMatchObject({ figures: [{ parts: 1, penalty: { amount: 120, currency: 'EUR' } }] });
    expect(measured.body).toMatchObject({ total: { amount: 120 } });
    const { body: cases } = await elena.get(
      '/api/measures/mystery_audit/2027-03/KPI02/cases?test=0&verdict=missed',
    );
    expect(cases).toMatchObject({
      items: [{ kind: 'clock', instance: id, facts: { clock: 'kpi02', days_late: 1 } }],
    });

    const plan = await version(paolo, 'azioni');
    const lacking = await complete(paolo, id, 'write_actions', { ...plan, actions: [] });
    expect([lacking.status, JSON.stringify(lacking.body)]).toEqual([
      422,
      expect.stringContaining('indicator'),
    ]);
    const action = {
      indicator: 'Cortesia',
      what: 'Formazione',
      how: 'In aula',
      owner: 'supervisors',
      due: '2027-04-30',
    };
    await done(paolo, id, 'write_actions', { ...plan, actions: [action] });
    await done(elena, id, 'review_actions', {}, 'approved');
    expect(await clockOf(id, 'kpi03')).toMatchObject({ state: 'met' });
    await done(paolo, id, 'write_bill', {
      calls: 90,
      mails: 60,
      amount: 564,
      file: await file(paolo, 'conto'),
    });
    await done(elena, id, 'check_bill', {}, 'approved');
    const called = await until('the action to be a request of its own', async () => {
      const [first] = (await instanceOf(id))['called'] as Body[];
      return first;
    });
    await done(people.sara, String(called['id']), 'carry_out', { done: 'Due giornate' });
  }, 180_000);

  it('PRC-1: a notice contested on the fifth working day is judged; on the sixth it is final', async () => {
    const { elena, paolo } = people;
    await machine.travelTo('2027-04-05T10:00:00+02:00', []); // a Monday
    const asked = {
      contract: 'contact_centre',
      period: '2027-03',
      level: 'SLA.C.2',
      points: 4,
      amount: 1000,
    };
    const inTime = await begin(elena, 'formal_notice', { ...asked, subject: 'Attesa in coda' });
    const tooLate = await begin(elena, 'formal_notice', { ...asked, subject: 'Abbandoni' });
    const contest = async (id: string) =>
      complete(
        paolo,
        id,
        'contest',
        { arguments: 'Guasto', evidence: [await file(paolo, 'log')] },
        'contested',
      );
    const task = await taskOf(tooLate, 'contest');

    await machine.travelTo('2027-04-12T23:30:00+02:00', [inTime, tooLate]); // the fifth working day
    const bare = await complete(paolo, inTime, 'contest', { arguments: 'Guasto' }, 'contested');
    expect(bare.status).toBe(422);
    expect((await contest(inTime)).status).toBe(200);
    await machine.travelTo('2027-04-13T00:30:00+02:00', [inTime, tooLate]); // the sixth
    await until('the notice to be final', async () => (await instanceOf(tooLate))['outcome'] === 'final');
    const late = {
      outcome: 'contested',
      data: { arguments: 'Guasto', evidence: [await file(paolo, 'tardi')] },
    };
    expect((await paolo.post(`/api/tasks/${String(task['id'])}/complete`, late, randomUUID())).status).toBe(
      409,
    );
    expect(await instanceOf(tooLate)).toMatchObject({
      data: { repeated: { final: 1, due: false, needed: 3 } },
    });
    await done(elena, inTime, 'judge', { reason: 'Fondata' }, 'withdrawn');
    expect(await instanceOf(inTime)).toMatchObject({ state: 'ended', outcome: 'withdrawn' });
  }, 120_000);
});
