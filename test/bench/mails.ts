/** A mailing to a local SMTP server: how many a second, at what cost in memory; and what Temporal keeps of lists of any length. */
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { countsIn, countsOf } from '../../store/outreaches.js';
import { mailing, mailingSettings } from '../support/mail-survey.js';
import { startWorkerProcess } from '../support/kill/worker-process.js';
import { startOutreachRig } from '../support/outreach-rig.js';
import type { Extent } from './extent.js';
import { startReadings, stretches } from './mails/memory.js';
import type { Parts } from './process-cost.js';
import type { Table } from './table.js';

type Rig = Awaited<ReturnType<typeof startOutreachRig>>;

const calling = {
  path: 'calling.yaml',
  text: `workflow: calling
steps:
  interviews: {outreach: phone, list: = data.list, dispositions: by_phone, attempts: 3}
`,
};
const byPhone = {
  path: 'by_phone.yaml',
  text: 'dispositions: by_phone\nchannel: phone\noutcomes: {complete: {rolls_up: interview, final: true}}\n',
};

/** PostgreSQL and Temporal as they come, one worker in a process of its own. */
export async function mails({ quick }: Extent): Promise<Table[]> {
  const far = await startSink();
  const rig = await startOutreachRig({
    files: [...mailing, calling, byPhone],
    workflows: ['mailing', 'calling'],
    settings: mailingSettings(far.url),
    works: false,
  });
  const worker = startWorkerProcess(rig.settings);
  try {
    const sizes = quick ? [4_000] : [20_000, 200_000];
    const parts = partsOf(rig, Number(worker.pid));
    const sent: (string | number)[][] = [];
    const tables: Table[] = [];
    for (const size of sizes) {
      const { row, readings } = await mailed(rig, far, parts, size);
      sent.push(row);
      tables.push(memoryTable(size, Object.keys(parts), stretches(readings, quick ? 4 : 10)));
    }
    const kept: (string | number)[][] = [];
    for (const size of quick ? [1_000, 20_000] : [1_000, 1_000_000]) kept.push(await keptOf(rig, size));
    return [sentTable(sent), ...tables, keptTable(kept)];
  } finally {
    await worker.stop('SIGTERM');
    await rig.stop();
    await far.stop();
  }
}

/** The processes that are watched; the far side is this one. */
function partsOf({ stack }: Rig, worker: number): Parts {
  const pid = (service: string) => stack.status().find(({ name }) => name === service)?.pid ?? 0;
  return { worker, PostgreSQL: pid('postgres'), Temporal: pid('temporal'), 'far side': process.pid };
}

async function mailed(rig: Rig, far: Sink, parts: Parts, size: number) {
  await listOf(rig, `mails_${size}`, size);
  const [from, begun] = [far.taken(), performance.now()];
  const { readings, note } = startReadings(parts);
  await rig.begin('mailing', { list: `mails_${size}` }, `mails ${size}`);
  let first: number | null = null;
  for (let done = 0; done < size; await pause(100)) {
    done = far.taken() - from;
    if (done > 0) first ??= performance.now();
    note(done);
  }
  const seconds = (performance.now() - (first ?? begun)) / 1_000;
  const cpu = readings.at(-1)?.cpu['worker'] ?? 0;
  const mostOf = (some: typeof readings) =>
    Math.max(...some.map(({ megabytes }) => megabytes['worker'] ?? 0));
  const early = mostOf(readings.filter(({ mails }) => mails <= size / 5));
  const row = [size.toLocaleString('en-US'), seconds, size / seconds, cpu / size, early, mostOf(readings)];
  return { row, readings };
}

function sentTable(rows: Table['rows']): Table {
  return {
    title: 'A mailing to a local SMTP server',
    columns: [
      ...['mails', 'took (s)', 'a second', 'worker CPU a mail (ms)'],
      ...['worker’s memory, most in the first fifth (MB)', 'most (MB)'],
    ],
    rows,
    notes: [
      'From the first mail that arrived to the last; each with a link of its own, rendered, marked before and after, over ten connections. The far side takes each mail at once and throws it away, on the same machine.',
    ],
  };
}

function memoryTable(size: number, parts: readonly string[], rows: Table['rows']): Table {
  return {
    title: `Memory over a mailing of ${size.toLocaleString('en-US')}`,
    columns: [
      ...['mails', 's a thousand', 'worker CPU a thousand (s)', 'PostgreSQL CPU a thousand (s)'],
      ...parts.map((part) => `${part} (MB)`),
    ],
    rows,
    notes: [
      'Each row is the stretch since the one before. Memory is what was held most in it, pages that processes share in shares (PSS), read each thousand mails.',
    ],
  };
}

/** What Temporal keeps of a list that is worked, once all its contacts are made: of the instance, and of all runs of what works it. */
async function keptOf(rig: Rig, size: number): Promise<(string | number)[]> {
  const list = `names_${size}`;
  await listOf(rig, list, size);
  const instance = await rig.begin('calling', { list }, list);
  const outreach = await rig.outreach(list);
  const { db, temporal } = rig.context;
  for (let made = 0; made < size; await pause(200))
    made = countsIn(await countsOf(db, [outreach]), outreach).all;
  const of = await temporal.workflow.getHandle(instance).describe();
  let [events, bytes] = [of.historyLength, of.historySize ?? 0];
  for await (const run of temporal.workflow.list({ query: `WorkflowId = 'outreach ${outreach}'` })) {
    const { historyLength, historySize } = await temporal.workflow
      .getHandle(run.workflowId, run.runId)
      .describe();
    events += historyLength;
    bytes += historySize ?? 0;
  }
  return [size.toLocaleString('en-US'), events, bytes];
}

function keptTable(rows: Table['rows']): Table {
  return {
    title: 'What Temporal keeps of a list that is worked by phone',
    columns: ['names', 'events', 'bytes'],
    rows,
    notes: [
      'Of the instance and of the workflow that works its list, once all contacts are made. A longer list adds a look for each stretch of work, and nothing for a name.',
    ],
  };
}

/** A list of so many addresses. */
async function listOf({ context }: Rig, name: string, size: number): Promise<void> {
  await context.db.sql.query(
    `with list as (insert into contact_lists (id, name, title, state, rows, last_row, created_by, created_at)
       values (gen_random_uuid(), $1, $1, 'ready', $2, $2, 'bench', now()) returning id)
     insert into list_rows (list_id, row, name, phone, email, added_at)
     select id, n, 'Person ' || n, '+39087' || lpad(n::text, 8, '0'), 'r' || n || '@example.org', now()
     from list, generate_series(1, $2::int) n`,
    [name, size],
  );
  await context.db.sql.query('analyze list_rows');
}

interface Sink {
  readonly url: string;
  readonly taken: () => number;
  readonly stop: () => Promise<void>;
}

/** Takes every mail and counts it. */
async function startSink(): Promise<Sink> {
  let taken = 0;
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onData(stream, _session, done) {
      stream.resume().on('end', () => {
        taken += 1;
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken: () => taken,
    stop: () => new Promise((settle) => server.close(() => settle())),
  };
}
