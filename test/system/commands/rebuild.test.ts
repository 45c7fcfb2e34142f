import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rebuild, type Rebuilt } from '../../../commands/rebuild.js';
import { start } from '../../../commands/start.js';
import { verify } from '../../../commands/verify.js';
import { signedIn, type ApiClient } from '../../support/api-client.js';
import { startApi } from '../../support/api.js';
import { publishWorkflow } from '../../support/definitions.js';
import { requestWorkflow } from '../../support/request-workflow.js';
import { smallTicket } from '../../support/small-ticket.js';

const caller = `workflow: caller
steps:
  ask: {do: http_call, with: {url: "http://example.org"}}
  answer: {task: Answer, to: {group: level_1}}
`;

describe('rebuilding the projection', () => {
  let api: Awaited<ReturnType<typeof startApi>>;
  let anna: ApiClient;
  beforeAll(async () => {
    api = await startApi([...requestWorkflow, { kind: 'workflow', name: 'caller', text: caller }]);
    anna = await signedIn(api.app, 'anna');
    await publishWorkflow(api.store, smallTicket, 'ticket');
  });
  afterAll(() => api.stop());

  const data = { subject: 'Fattura di Rossi', phone: '+39 0874 123456' };
  const solved = { task: 'answer', outcome: 'solved', data: { text: 'ok' } };
  const begin = async (complete: object | null) =>
    String((await anna.post('/api/instances', { workflow: 'request', data, complete })).body['id']);
  const ticket = async (id: string) => {
    const started = await start(api.commands, {
      workflow: 'ticket',
      data: { subject: 'S', email: 'maria@example.com' },
      actor: { name: 'anna', groups: ['level_1'], skills: [], any: true },
      channel: null,
      occurredAt: null,
      complete: { task: 'back_office', outcome: 'incomplete', data: {} },
      id,
      bodyHash: id,
      trial: null,
    });
    if (!started.ok) throw new Error(started.message);
    return started.id;
  };
  const told = async (checkOnly: boolean, instance: string | null = null) => {
    const all: Rebuilt[] = [];
    const context = { ...api.commands, db: api.store };
    for await (const found of rebuild(context, { instance, checkOnly })) all.push(found);
    return all;
  };
  const differing = async (checkOnly: boolean, instance: string | null = null) =>
    (await told(checkOnly, instance)).filter(({ differed, left }) => differed.length > 0 || left !== null);
  const verified = async () => {
    const differences: string[] = [];
    for await (const found of verify(api.commands, { withTemporal: false }))
      if ('what' in found) differences.push(`${found.instance}: ${found.what}`);
    return differences;
  };
  const everything = async () => {
    const texts: string[] = [];
    for (const table of ['tasks', 'clocks', 'visible', 'personal_hashes', 'search_texts', 'effects'])
      texts.push(
        ...(
          await api.store.sql.query<{ row: string }>(`select t::text as row from ${table} t order by 1`)
        ).rows.map(({ row }) => row),
      );
    return texts;
  };

  it('finds nothing to write where nothing was damaged', async () => {
    await begin(null);
    await begin(solved);
    await ticket('t1');
    expect(await told(true)).toHaveLength(3);
    expect(await differing(true)).toEqual([]);
  });

  it.each([
    [
      'a row',
      `update instances set state = 'ended', priority = 1, data = '{}', due = null where id = $1`,
      ['row'],
    ],
    ['the state', `update instances set engine_state = '{"state":{},"personal":[]}' where id = $1`, ['row']],
    ['a lost row', 'delete from instances where id = $1', ['row']],
    [
      'tasks',
      `update tasks set state = 'cancelled', groups = '{x}', step = 'y' where instance_id = $1`,
      ['tasks'],
    ],
    ['lost tasks', 'delete from tasks where instance_id = $1', ['tasks']],
    ['clocks', 'delete from clocks where instance_id = $1', ['clocks']],
    ['who may see', `delete from visible where instance_id = $1`, ['visible']],
    ['hashes', 'delete from personal_hashes where instance_id = $1', ['hashes']],
    ['words', 'delete from search_texts where instance_id = $1', ['words']],
  ])('writes %s anew as the log says', async (what, damage, parts) => {
    const id = await ticket(`damage ${what}`);
    const before = await everything();
    const damaged = await api.store.sql.query(damage, [id]);
    expect([what, damaged.rowCount]).not.toEqual([what, 0]);
    expect(await differing(true)).toEqual([{ instance: id, differed: parts, left: null }]);
    expect(await differing(false)).toEqual([{ instance: id, differed: parts, left: null }]);
    expect(await differing(true)).toEqual([]);
    expect(await verified()).toEqual([]);
    const after = await everything();
    expect(after).toEqual(before);
  });

  it('writes a call whose row was lost as one that was begun, so that it is not made twice', async () => {
    const admin = await signedIn(api.app, 'admin');
    const { body } = await admin.post('/api/instances', { workflow: 'caller' });
    const id = String(body['id']);
    await api.store.sql.query('delete from effects where instance_id = $1', [id]);
    expect(await differing(false)).toEqual([{ instance: id, differed: ['calls'], left: null }]);
    const calls = await api.store.sql.query('select service, state from effects where instance_id = $1', [
      id,
    ]);
    expect(calls.rows).toEqual([{ service: 'http_call', state: 'started' }]);
    expect(await differing(true)).toEqual([]);
  });

  it('writes all of it anew when nothing but the log is left, and commands go on', async () => {
    const id = await begin(null);
    const before = await everything();
    await api.store.sql.query('truncate instances, tasks, clocks, visible, personal_hashes, search_texts');
    expect((await differing(false)).length).toBeGreaterThan(10);
    expect(await verified()).toEqual([]);
    expect(await everything()).toEqual(before);
    expect((await anna.get(`/api/instances/${id}`)).body).toMatchObject({ state: 'running', data });
  });

  it('leaves what was erased as it is, and says why a log can not be replayed', async () => {
    const erased = await begin(solved);
    await (await signedIn(api.app, 'sara')).post(`/api/instances/${erased}/erase`);
    expect(await told(false, erased)).toEqual([{ instance: erased, differed: [], left: 'it was erased' }]);
    const broken = await begin(solved);
    await api.store.sql.query('delete from log where instance_id = $1 and sequence = 1', [broken]);
    expect(await differing(false, broken)).toEqual([
      { instance: broken, differed: [], left: 'its log does not begin with a start' },
    ]);
  });
});
