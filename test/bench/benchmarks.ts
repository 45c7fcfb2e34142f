/** The benchmarks, in the order in which they run. A new one is a file and a line here. */
import { atSize } from './at-size.js';
import { calls } from './calls.js';
import { commandCost } from './command-cost.js';
import { engineAlone } from './engine-alone.js';
import { eventStreams } from './event-streams.js';
import type { Extent } from './extent.js';
import { handWritten } from './hand-written.js';
import { http } from './http.js';
import { lists } from './lists.js';
import { longLog } from './long-log.js';
import { mails } from './mails.js';
import { mix } from './mix.js';
import { nextName } from './next-name.js';
import { results } from './results.js';
import { studio } from './studio.js';
import { waiting } from './waiting.js';
import type { Table } from './table.js';

export interface Measured {
  readonly name: string;
  readonly tables: readonly Table[];
}

export interface Benchmark {
  readonly name: string;
  readonly measures: string;
  /** Too large for a usual run: measured when named. */
  readonly onlyNamed?: true;
  readonly measure: (extent: Extent) => Promise<readonly Table[]>;
}

export const benchmarks: readonly Benchmark[] = [
  { name: 'engine', measures: 'advances a second, checking definitions', measure: engineAlone },
  { name: 'http', measures: 'a ticket as its callers see it', measure: http },
  { name: 'mix', measures: 'the shipped ticket in the real mix, over HTTP', measure: mix },
  { name: 'cost', measures: 'CPU of each process, bytes written', measure: commandCost },
  { name: 'hand-written', measures: 'beside the same ticket as plain Temporal code', measure: handWritten },
  { name: 'long-log', measures: 'one command after 10 and 1,000 entries', measure: longLog },
  { name: 'streams', measures: 'event streams of 200 operators: delay, memory, CPU', measure: eventStreams },
  { name: 'studio', measures: 'from a key press to diagnostics and diagram, in a browser', measure: studio },
  {
    name: 'at-size',
    measures: 'lists, search and appends at a million open tasks (25 GB, half an hour; when named)',
    onlyNamed: true,
    measure: atSize,
  },
  {
    name: 'calls',
    measures: 'a month of 1,250,000 calls with their events: taken and read (when named)',
    onlyNamed: true,
    measure: calls,
  },
  {
    name: 'lists',
    measures: 'import and export of 2,000,000 contacts (when named)',
    onlyNamed: true,
    measure: lists,
  },
  {
    name: 'next-name',
    measures: 'the next contact of 2,000,000, for 200 operators at once (when named)',
    onlyNamed: true,
    measure: nextName,
  },
  {
    name: 'mails',
    measures: 'a mailing of 200,000, and what Temporal keeps of lists of 1,000 and 1,000,000 (when named)',
    onlyNamed: true,
    measure: mails,
  },
  {
    name: 'results',
    measures: 'the results of 2,000,000 answers as CSV (when named)',
    onlyNamed: true,
    measure: results,
  },
  { name: 'waiting', measures: 'memory, idle and with tickets that wait', measure: waiting },
];
