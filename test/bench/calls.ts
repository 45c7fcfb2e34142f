/** A month of calls: events told in batches, and the calls read as a report does; how long, and how much memory at most. */
import { createReadStream, statSync } from 'node:fs';
import { readFolder } from '../../app/definition-files.js';
import { speechOf } from '../../app/speech.js';
import { importQueueLog } from '../../commands/calls/import-queue-log.js';
import { takeEvents } from '../../commands/calls/take-events.js';
import { twoAtOnce } from '../../commands/calls/two-at-once.js';
import { measurePeriod } from '../../commands/measures/measure-period.js';
import { reportFile } from '../../commands/measures/report/write-report.js';
import { createPrograms } from '../../commands/programs.js';
import { partWhole } from '../../domain/calls/whole-calls.js';
import { readTree } from '../../engine/reading.js';
import type { CallEvent } from '../../domain/calls/call-event.js';
import { listCalls } from '../../store/calls.js';
import { eachCall } from '../../store/calls-in-period.js';
import { publish } from '../../store/definitions.js';
import { inTransaction, type Store } from '../../store/store.js';
import type { Extent } from './extent.js';
import { eventsIn, withCallFiles, type CallFiles } from './calls-files.js';
import { historyIn } from './calls-history.js';
import type { Table } from './table.js';
import { timed } from './timed.js';
import { withStore } from './with-store.js';

const from = Date.parse('2026-03-01T00:00:00+01:00');
const until = Date.parse('2026-04-01T00:00:00+02:00');
const days = 31;
const batch = 20_000;

/** A PostgreSQL as it comes; the taking as server and command line do it, in this process. */
export async function calls(
  { quick }: Extent,
  sizes = quick ? [31_000] : [125_000, 1_250_000],
): Promise<Table[]> {
  const rows: Measured[] = [];
  const logs: (string | number)[][] = [];
  for (const size of sizes)
    await withCallFiles({ seed: 1, from, days, perDay: size / days }, async (files) => {
      rows.push(await withStore({ max: 4 }, (store, postgres) => measured(store, files, postgres)));
      logs.push(await withStore({ max: 4 }, (store, postgres) => imported(store, files, postgres)));
    });
  return [
    {
      title: 'A month of calls',
      columns: [
        ...['calls', 'events', 'told (s)', 'CPU (s)', 'of it read (s)', 'PostgreSQL’s CPU (s)'],
        ...[
          'peak RSS (MB)',
          'told again (s)',
          'read (s)',
          'CPU (s)',
          'PostgreSQL’s CPU (s)',
          'peak RSS (MB)',
        ],
        ...['a page (ms)', 'store (MB)'],
      ],
      rows: rows.map(({ told }) => told),
      notes: [
        `Events in the order in which they happened, in portions of ${batch.toLocaleString('en-US')} as an import takes them: each is a transaction that writes events and calls, and calls that go on are taken with the next. Told again: the last tenth, which changes nothing.`,
        'The events were made up before, and lie in a file, one a line as JSON: reading it is told apart, and is in the time. CPU and RSS are this process’s own; PostgreSQL is another process. Read: every call of the month, in order. A page: the slower of the newest 25 of a queue that were abandoned, and the 25 longest waits of a day.',
      ],
    },
    {
      title: 'A month of calls from a queue_log',
      columns: [
        ...['calls', 'lines', 'file (MB)', 'imported (s)', 'CPU (s)', 'PostgreSQL’s CPU (s)'],
        ...['peak RSS (MB)', 'store (MB)'],
      ],
      rows: logs,
      notes: [
        'The same calls as Asterisk would have logged them, which knows half of their events, in an empty store: what `sportello import-queue-log` does, from the file on.',
      ],
    },
    {
      title: 'A month of calls measured, and its report',
      columns: [
        ...['calls', 'measured (s)', 'CPU (s)', 'PostgreSQL’s CPU (s)', 'peak RSS (MB)'],
        ...['report (s)', 'CPU (s)', 'PostgreSQL’s CPU (s)', 'peak RSS (MB)', 'file (kB)'],
      ],
      rows: rows.map(({ counted }) => counted),
      notes: [
        'All levels of the shipped contract, from the single calls; then the workbook of what was measured, as a server writes it for who has looked at the month, with the cases of each test.',
      ],
    },
    {
      title: 'History over a month of calls, and the wallboard (ms)',
      columns: [
        ...['calls', 'keeping 30 days (s)', 'PostgreSQL’s CPU (s)', 'month by day, from calls', 'kept'],
        ...['year by month, kept', 'by hour band', 'by group', 'by queue and day', 'wallboard, p50', 'most'],
      ],
      rows: rows.map(({ history }) => history),
      notes: [
        'The last day of the month is today: it is added up from its calls each time. The year is the kept sums of the month, twelve times. Each the median of five.',
        'The wallboard: today’s calls and the running month as it was counted last, which the first to ask waits for.',
      ],
    },
  ];
}

/** What one size came to, for each table. */
interface Measured {
  readonly told: (string | number)[];
  readonly counted: (string | number)[];
  readonly history: (string | number)[];
}

async function measured(store: Store, { events }: CallFiles, postgres: number): Promise<Measured> {
  const parsing = await timed(postgres, () => numberOf(eventsIn(events)));
  const telling = await timed(postgres, () => tell(store, eventsIn(events)));
  await store.sql.query('analyze');
  const most = Math.floor(telling.answer * 0.9);
  const again = await timed(postgres, () => tell(store, eventsIn(events, most)));
  if (again.answer > 0) throw new Error(`${String(again.answer)} events were taken twice`);
  const reading = await timed(postgres, () => numberOf(eachCall(store, from, until)));
  const [came, happened] = [reading.answer, telling.answer].map((n) => n.toLocaleString('en-US'));
  return {
    told: [
      ...[came ?? '', happened ?? ''],
      ...[telling.wall, telling.cpu, parsing.cpu, telling.stored, telling.rss, again.wall],
      ...[reading.wall, reading.cpu, reading.stored, reading.rss, await pageMs(store, postgres)],
      await megabytes(store),
    ],
    counted: [came ?? '', ...(await countedIn(store, postgres))],
    history: [came ?? '', ...(await historyIn(store, postgres, { from, until, period: name }))],
  };
}

/** The log of the same calls, taken into a store of its own. */
async function imported(store: Store, { queueLog }: CallFiles, postgres: number) {
  const context = { db: store, clock: () => until };
  const importing = await timed(postgres, () => importQueueLog(context, createReadStream(queueLog)));
  const { lines, refused, notUnderstood } = importing.answer;
  if (refused + notUnderstood > 0) throw new Error(`${String(refused + notUnderstood)} lines were left out`);
  const { rows } = await store.sql.query<{ calls: number }>('select count(*) as calls from calls');
  return [
    (rows[0]?.calls ?? 0).toLocaleString('en-US'),
    lines.toLocaleString('en-US'),
    String(Math.round(statSync(queueLog).size / 1e6)),
    ...[importing.wall, importing.cpu, importing.stored, importing.rss, await megabytes(store)],
  ];
}

async function megabytes(store: Store): Promise<string> {
  const { rows } = await store.sql.query<{ bytes: number }>(
    'select pg_database_size(current_database()) as bytes',
  );
  return String(Math.round((rows[0]?.bytes ?? 0) / 1e6));
}

const name = { contract: 'contact_centre', period: '2026-03' } as const;

/** The month measured by the shipped contract, and its workbook. */
async function countedIn(store: Store, postgres: number): Promise<string[]> {
  const files = readFolder('definitions');
  const parts = readTree(files).definitions.flatMap(({ kind, name: called, file }) => {
    const text = files.find(({ path }) => path === file)?.text;
    return text === undefined || (kind !== 'contract' && kind !== 'calendar')
      ? []
      : [{ kind, name: called, text }];
  });
  await inTransaction(store, (db) =>
    publish(db, { author: 'bench', note: null, publishedAt: until, parts, workflows: [] }),
  );
  const clock = () => until;
  const context = { db: store, programs: createPrograms(store, clock), clock };
  const measuring = await timed(postgres, () => measurePeriod(context, name));
  if (!measuring.answer.ok) throw new Error(measuring.answer.message);
  const order = { ...name, edition: null, format: 'xlsx', casesOf: null } as const;
  const { answer } = measuring;
  const report = await timed(postgres, async () => {
    const counted = () => Promise.resolve(answer);
    const written = await reportFile({ ...context, counted }, order, speechOf('it'));
    if (!written.ok) throw new Error(written.message);
    return written.content.byteLength;
  });
  return [measuring, report]
    .flatMap(({ wall, cpu, stored, rss }) => [wall, cpu, stored, rss])
    .concat(String(Math.round(report.answer / 1e3)));
}

/** Tells the events as an import does, two portions at once while the next is read; answers how many were new. */
async function tell(store: Store, events: AsyncIterable<readonly CallEvent[]>): Promise<number> {
  let taken = 0;
  let told: CallEvent[] = [];
  const taking = twoAtOnce(
    (portion: readonly CallEvent[]) => new Set(portion.map(({ call }) => call)),
    async (portion) => {
      const { answers } = await takeEvents({ db: store, clock: () => until }, portion);
      for (const { result } of answers) if (result === 'taken') taken += 1;
    },
  );
  for await (const some of events) {
    for (const event of some) told.push(event);
    if (told.length < batch) continue;
    const { now, later } = partWhole(told, (event) => event);
    told = [...later];
    await taking.give(now);
  }
  await taking.give(told);
  await taking.end();
  return taken;
}

async function numberOf(all: AsyncIterable<unknown>): Promise<number> {
  let number = 0;
  for await (const each of all) number += each === undefined ? 0 : 1;
  return number;
}

async function pageMs(store: Store, postgres: number): Promise<string> {
  const range = { from: 0, to: 24 };
  const newest = await timed(postgres, () =>
    listCalls(
      store,
      { queue: 'registry_de', outcome: ['abandoned'] },
      { by: 'offered_at', descending: true },
      range,
    ),
  );
  const longest = await timed(postgres, () =>
    listCalls(
      store,
      { from: from + 86_400_000, until: from + 2 * 86_400_000 },
      { by: 'waited_ms', descending: true },
      range,
    ),
  );
  return String(Math.round(Math.max(newest.ms, longest.ms)));
}
