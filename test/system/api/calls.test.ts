/** Calls over HTTP: told by the switch's key, read by who supervises. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveGroup } from '../../../commands/groups.js';
import { insertApiKey } from '../../../store/api-keys.js';
import { saveRole } from '../../../store/roles.js';
import { createApiClient, signedIn, type ApiClient } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';
import { readEvents, type EventReader, type ServerEvent } from '../../support/event-reader.js';
import { requestWorkflow } from '../../support/request-workflow.js';

const filter = (value: object) => encodeURIComponent(JSON.stringify(value));

describe('calls over HTTP', () => {
  let api: Awaited<ReturnType<typeof startApi>>;
  let sara: ApiClient;
  let pbx: ApiClient;
  beforeAll(async () => {
    api = await startApi(requestWorkflow);
    sara = await signedIn(api.app, 'sara');
    await saveRole(api.store, {
      name: 'switch',
      title: 'Switch',
      rights: ['calls.write'],
    });
    await saveGroup(api.store, { name: 'switches', title: 'Switches', roles: ['switch'] });
    const key = { id: randomUUID(), name: 'pbx', groups: ['switches'], createdBy: 'test' };
    await insertApiKey(api.store, { ...key, createdAt: 0, expiresAt: null }, 'key-of-the-switch');
    pbx = createApiClient(api.app, { key: 'key-of-the-switch' });
  });
  afterAll(() => api.stop());

  const event = (id: string, kind: string, at: string, more: object = {}) => ({
    ...{ id, call: 'c/1', kind, at: `2026-03-02T${at}+01:00`, ...more },
  });

  it('are told by a key, and each event is answered by itself', async () => {
    const events = [
      event('2', 'answered', '09:00:45', { operator: 'anna' }),
      event('1', 'queued', '09:00:10', { queue: 'health_it' }),
      event('1', 'queued', '09:00:10', { queue: 'health_it' }),
      event('1', 'queued', '09:00:11', { queue: 'health_it' }),
      { ...event('3', 'ended', '09:05:00'), at: '2999-01-01T00:00:00Z' },
      event('4', 'abandoned', '09:00:50'),
      event('5', 'ended', '09:03:00', { details: { reason: 'caller', first_contact: true } }),
    ];
    const { status, body } = await pbx.post('/api/call-events', { events });
    expect(status).toBe(200);
    expect(body).toEqual({
      events: [
        ...[{ result: 'taken' }, { result: 'taken' }, { result: 'repeated' }],
        { result: 'refused', why: 'The call has another event under this id.' },
        { result: 'refused', why: 'It lies in the future: the clock of who sends it is wrong.' },
        ...[{ result: 'taken' }, { result: 'taken' }],
      ],
      unknown_queues: ['health_it'],
    });
    expect((await pbx.get('/api/calls')).status).toBe(403);
    expect((await sara.post('/api/call-events', { events })).status).toBe(403);
  });

  it('refuse what is no event, and numbers of callers', async () => {
    const number = event('9', 'offered', '09:00:00', { details: { caller: '0874 411123' } });
    expect((await pbx.post('/api/call-events', { events: [number] })).status).toBe(422);
    expect((await pbx.post('/api/call-events', { events: [] })).status).toBe(422);
    const at = { ...event('9', 'offered', ''), at: 'yesterday' };
    expect((await pbx.post('/api/call-events', { events: [at] })).status).toBe(422);
  });

  it('are read with their events in words, and with what contradicts itself', async () => {
    const { body } = await sara.get('/api/calls/c%2F1');
    expect(body).toMatchObject({
      ...{ id: 'c/1', outcome: 'answered', waited_ms: 35_000, talked_ms: 135_000, first_contact: true },
      contradictions: [{ code: 'abandoned_while_served' }],
    });
    expect((body as { events: { text: string }[] }).events.map(({ text }) => text)).toEqual([
      ...[
        'Waits in the queue health_it',
        'Answered (anna)',
        'The caller hung up while waiting',
        'Ended: caller',
      ],
    ]);
    expect((await sara.get('/api/calls/none')).status).toBe(404);
  });

  it('are listed by period, queue and outcome; unknown filters are refused', async () => {
    await pbx.post('/api/call-events', {
      events: [{ id: '1', call: 'c/2', kind: 'offered', at: '2026-04-01T00:00:00+02:00', service: 'taxes' }],
    });
    const found = async (wanted: object) => {
      const answer = await sara.get(`/api/calls?filter=${filter(wanted)}`);
      expect(answer.status).toBe(200);
      return (answer.body as unknown as { id: string }[]).map(({ id }) => id);
    };
    expect(await found({})).toEqual(['c/2', 'c/1']);
    expect(await found({ period: '2026-03' })).toEqual(['c/1']);
    expect(await found({ period: '2026-Q2' })).toEqual(['c/2']);
    expect(await found({ queue: 'health_it', outcome: 'answered', contradicting: true })).toEqual(['c/1']);
    expect(await found({ outcome: ['abandoned', 'open'], service: 'taxes' })).toEqual(['c/2']);
    expect((await sara.get(`/api/calls?filter=${filter({ phone: '1' })}`)).status).toBe(422);
    expect((await sara.get(`/api/calls?filter=${filter({ period: '2026-13' })}`)).status).toBe(422);
  });

  it('are settled at the first contact if what they opened was answered at once (SLA.C.4)', async () => {
    const anna = await signedIn(api.app, 'anna');
    const now = Date.now();
    const told = (call: string, ago: number, kind: string) => {
      return { id: kind, call, kind, at: new Date(now - ago).toISOString() };
    };
    const events = ['at once', 'later', 'two'].flatMap((call) => [
      ...[told(call, 90_000, 'queued'), told(call, 80_000, 'answered'), told(call, 0, 'ended')],
    ]);
    await pbx.post('/api/call-events', { events });
    const complete = { task: 'answer', outcome: 'solved', data: { text: 'Paid' } };
    const request = { workflow: 'request', data: { subject: 'A bill' } };
    const atOnce = await anna.post('/api/instances', { ...request, call_id: 'at once', complete });
    expect(atOnce.status).toBe(201);
    const later = await anna.post('/api/instances', { ...request, call_id: 'later' });
    const first = async (call: string) => (await sara.get(`/api/calls/${encodeURIComponent(call)}`)).body;
    expect(await first('at once')).toMatchObject({ first_contact: true, instance_id: atOnce.body['id'] });
    expect(await first('later')).toMatchObject({ first_contact: false, instance_id: later.body['id'] });
    expect(await first('two')).toMatchObject({ first_contact: null, instance_id: null });
    // A call about what is open already is joined to it; all of a call's instances must be settled.
    for (const { body } of [atOnce, later])
      expect((await anna.post(`/api/instances/${String(body['id'])}/calls`, { call_id: 'two' })).status).toBe(
        204,
      );
    expect(await first('two')).toMatchObject({ first_contact: false });
    expect((await anna.post('/api/instances/none/calls', { call_id: 'two' })).status).toBe(404);
  });

  it('have queues that are unknown until somebody describes them; then calls take what events do not say', async () => {
    const queue = { title: 'Sanità', service: 'health', language: 'it', body: 'health_agency' };
    expect((await sara.put('/api/call-queues/health_it', queue)).status).toBe(204);
    expect((await sara.get('/api/call-queues')).body).toMatchObject([
      { name: 'health_it', known: true, ...queue },
    ]);
    const told = await pbx.post('/api/call-events', { events: [event('6', 'wrapped_up', '09:03:20')] });
    expect(told.body).toMatchObject({ unknown_queues: [] });
    expect((await sara.get('/api/calls/c%2F1')).body).toMatchObject({
      service: 'health',
      wrapped_ms: 20_000,
    });
  });

  it('are told of to who looks on and may read them, once for many batches', async () => {
    const streamOf = async (client: ApiClient) =>
      readEvents(await api.app.request('/api/events', { headers: { Cookie: client.cookies() } }));
    const watched = await streamOf(sara);
    expect((await watched.next())?.event).toBe('ready');
    const tell = (call: string) =>
      pbx.post('/api/call-events', {
        events: [{ id: '1', call, kind: 'offered', at: '2026-03-05T10:00:00+01:00' }],
      });
    // Entries of what was done before may come late: what is written in other databases at the time holds them back.
    const until = async (reader: EventReader, wanted: (event: ServerEvent) => boolean) => {
      const passed: string[] = [];
      for (;;) {
        const event = await reader.next();
        if (event === null) throw new Error(`the stream ended after ${passed.join(', ')}`);
        if (wanted(event)) return { event, passed };
        passed.push(event.event);
      }
    };
    const ofCalls = ({ event }: ServerEvent) => event === 'calls';
    await Promise.all(['w/1', 'w/2', 'w/3'].map(tell));
    expect((await until(watched, ofCalls)).event).toMatchObject({ id: '', data: {} });
    await watched.leave();
    // An operator has no right to read calls: the first that she hears of is an entry of a log.
    const anna = await signedIn(api.app, 'anna');
    const operator = await streamOf(anna);
    await operator.next();
    await tell('w/4');
    const witness = await streamOf(sara);
    await witness.next();
    await tell('w/5');
    await until(witness, ofCalls);
    const begun = await anna.post('/api/instances', { workflow: 'request', data: { subject: 'A bill' } });
    const { id } = begun.body as { id: string };
    const { passed } = await until(operator, ({ data }) => data['instance_id'] === id);
    expect(passed).not.toContain('calls');
    await Promise.all([operator.leave(), witness.leave()]);
  });

  it('have probes of what carries them', async () => {
    const probes = [
      { id: 'p1', component: 'acd', at: '2026-03-02T08:00:00Z', up: true },
      { id: 'p1', component: 'acd', at: '2026-03-02T08:00:00Z', up: true },
      { id: 'p2', component: 'ivr', at: '2026-03-02T08:05:00Z', up: false },
      { id: 'p3', component: 'ivr', at: '2999-03-02T08:05:00Z', up: false },
    ];
    const { body } = await pbx.post('/api/probes', { probes });
    expect((body as { probes: { result: string }[] }).probes.map(({ result }) => result)).toEqual([
      ...['taken', 'repeated', 'taken', 'refused'],
    ]);
    expect((await sara.get(`/api/probes?filter=${filter({ up: false })}`)).body).toEqual([
      { id: 'p2', component: 'ivr', at: '2026-03-02T08:05:00.000Z', up: false },
    ]);
  });
});
