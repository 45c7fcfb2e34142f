/** What a new version marks as personal, in an instance that was there before. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { erase } from '../../../commands/erase.js';
import { instanceView } from '../../../commands/instance-view.js';
import { rebuild } from '../../../commands/rebuild.js';
import { record } from '../../../commands/record.js';
import { send } from '../../../commands/send.js';
import { start } from '../../../commands/start.js';
import { verify } from '../../../commands/verify.js';
import type { CallOutcome } from '../../../workflows/messages.js';
import { startApi } from '../../support/api.js';
import { publishWorkflow } from '../../support/definitions.js';

const anybody = { name: 'anna', groups: ['level_1'], skills: [], any: true };

/** The same story in two versions: of the second `mark` is what makes a field personal; a step has another name there. */
const story = (mark: string, task: string, migrate = '') => [
  {
    path: 'visit.yaml',
    text: `workflow: visit
data: visit_request
summary: = data.name + " asks"
${migrate}messages: {word: {form: word}}
steps:
  ask: {do: http_call, with: {url: "https://example.org", body: {of: = data.name}}}
  ${task}: {task: Receive, to: {group: level_1}, form: reception, save: reception}
  later: {task: Later, to: {group: level_1}, form: reception}
on:
  word: [{set: {last_word: = message.text}}, {notify: {group: level_1, template: said}}]
`,
  },
  {
    path: 'visit_request.yaml',
    text: `form: visit_request\nschema: {type: object, properties: {name: {type: string${mark}}, floor: {type: string}, door: {type: string${mark}}}}\n`,
  },
  {
    path: 'reception.yaml',
    text: `form: reception\nschema: {type: object, properties: {badge: {type: string${mark}}}}\n`,
  },
  {
    path: 'word.yaml',
    text: `form: word\nschema: {type: object, properties: {text: {type: string${mark}}}}\n`,
  },
  { path: 'said.yaml', text: 'template: said\nbody: "It was said: {{ data.last_word }}"\n' },
];

const secrets = ['Rosa Bianchi', 'badge of a lifetime', 'the neighbour is away'] as const;

let api: Awaited<ReturnType<typeof startApi>>;
let instance: string;
beforeAll(async () => {
  api = await startApi();
  await publishWorkflow(api.store, story('', 'receive'), 'visit');
  const started = await start(api.commands, {
    ...{ workflow: 'visit', data: { name: secrets[0], floor: 'second', door: 'B' }, actor: null },
    ...{ channel: null, occurredAt: null, complete: null, id: 's', bodyHash: 's', trial: null },
  });
  if (!started.ok) throw new Error(started.message);
  instance = started.id;
});
afterAll(() => api.stop());

const sent = async (id: string, command: object) => {
  const whole = { id, bodyHash: id, occurredAt: null, recordedAt: null, ...command };
  const answer = await send(api.commands, { instance, actor: anybody, command: whole as SentCommand });
  expect(answer).toMatchObject({ ok: true });
};
type SentCommand = Parameters<typeof send>[1]['command'];
const openTask = async () => {
  const { rows } = await api.store.sql.query<{ id: string }>(
    `select id from tasks where instance_id = $1 and state = 'ready'`,
    [instance],
  );
  return rows[0]?.id ?? '';
};
const shownData = async () => (await instanceView(api.commands, instance, null))?.data ?? null;
const everything = async () => {
  const tables = await api.store.sql.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'compiled'`,
  );
  const texts: string[] = [];
  for (const { name } of tables.rows)
    texts.push(
      ...(await api.store.sql.query<{ row: string }>(`select t::text as row from "${name}" t`)).rows.map(
        ({ row }) => `${name}: ${row}`,
      ),
    );
  return texts;
};
const inTheClear = async () =>
  (await everything()).filter((row) =>
    [...secrets, 'bianchi', 'neighbour'].some((secret) => row.includes(secret)),
  );
const differences = async () => {
  const found: unknown[] = [];
  for await (const each of verify(api.commands, { withTemporal: false }))
    if ('what' in each) found.push(each);
  for await (const each of rebuild({ ...api.commands, db: api.store }, { instance: null, checkOnly: true }))
    if (each.differed.length > 0 || each.left !== null) found.push(each);
  return found;
};

test('is in the clear as long as its version says so', async () => {
  const { rows } = await api.store.sql.query<{ id: string }>(
    `update effects set state = 'done', result = $2 where instance_id = $1 returning id`,
    [instance, JSON.stringify({ status: 200, body: { about: secrets[0] } })],
  );
  const result = { status: 200, body: { about: secrets[0] ?? '' } };
  const common = { id: 'r', occurredAt: null };
  const command: CallOutcome = { ...common, type: 'result', effect: rows[0]?.id ?? '', result };
  await record(api.commands, { instance, command, now: Date.now(), known: 1 });
  await sent('c', { type: 'complete', task: await openTask(), outcome: null, data: { badge: secrets[1] } });
  await sent('m', { type: 'message', name: 'word', data: { text: secrets[2] } });
  expect((await inTheClear()).length).toBeGreaterThan(3);
  expect(await differences()).toEqual([]);
});

test('is sealed wherever it lies once the instance goes over, the log’s old entries too, and reads as before', async () => {
  const before = await shownData();
  const next = await publishWorkflow(
    api.store,
    story(', personal: true', 'welcome', 'migrate: {receive: welcome}\n'),
    'visit',
  );
  await sent('v', { type: 'migrate', version: next.version });
  expect(await inTheClear()).toEqual([]);
  expect(await differences()).toEqual([]);
  const after = await shownData();
  expect(after).toEqual(before);
  expect(after).toMatchObject({
    name: secrets[0],
    reception: { badge: secrets[1] },
    last_word: secrets[2],
  });
});

test('short values are sealed at their places, and what is not personal stays found by its words', async () => {
  const { rows } = await api.store.sql.query<{ data: object; words: string }>(
    `select i.data, s.words::text as words from instances i join search_texts s on s.instance_id = i.id where i.id = $1`,
    [instance],
  );
  expect(rows[0]?.data).toMatchObject({ floor: 'second', door: { $sealed: expect.any(String) as unknown } });
  expect(rows[0]?.words).toContain('second');
});

test('goes with the key when the instance is erased', async () => {
  await sent('x', { type: 'cancel', reason: null });
  expect(await erase(api.commands, instance)).toEqual({ ok: true });
  const { rows } = await api.store.sql.query<{ event: string }>(
    'select event::text as event from log where instance_id = $1 order by sequence',
    [instance],
  );
  expect(rows.filter(({ event }) => secrets.some((secret) => event.includes(secret)))).toEqual([]);
  expect(
    (await api.store.sql.query('select from instance_keys where instance_id = $1', [instance])).rowCount,
  ).toBe(0);
});
