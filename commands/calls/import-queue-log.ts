/**
 * Imports a queue_log of Asterisk, two portions at once while the next one is read. Each portion is a transaction, and its events are
 * known by what their lines say: an import that was cut, by SIGKILL too, is simply run again, and the same file twice does nothing.
 * Calls that go on at the end of a portion are taken with the next.
 */
import type { CallEvent } from '../../domain/calls/call-event.js';
import { createQueueLogReader } from '../../domain/calls/queue-log.js';
import { partWhole } from '../../domain/calls/whole-calls.js';
import type { Worded } from '../../engine/wording/worded.js';
import { linesOf } from './lines.js';
import { takeEvents, type TakeContext } from './take-events.js';
import { twoAtOnce } from './two-at-once.js';

/** A line that was not taken, from 1. */
interface LeftLine {
  readonly line: number;
  readonly why: Worded;
}

/** What became of a file. */
export interface QueueLogImport {
  readonly lines: number;
  readonly taken: number;
  readonly repeated: number;
  /** Lines that say nothing about calls. */
  readonly other: number;
  readonly refused: number;
  readonly notUnderstood: number;
  /** The first of those refused or not understood. */
  readonly left: readonly LeftLine[];
  readonly unknownQueues: readonly string[];
}

type Portion = readonly (readonly [event: CallEvent, line: number])[];

const portion = 20_000;
const mostLeft = 200;

/** Imports the file; `source` stands before the ids of its calls. */
export async function importQueueLog(
  context: TakeContext,
  content: AsyncIterable<Uint8Array>,
  source = '',
): Promise<QueueLogImport> {
  const report = createReport();
  const read = createQueueLogReader(source);
  let batch: Portion[number][] = [];
  const taking = twoAtOnce(callsIn, async (told: Portion) => {
    const taken = await takeEvents(
      context,
      told.map(([event]) => event),
    );
    for (const name of taken.unknownQueues) report.queues.add(name);
    for (const [n, answer] of taken.answers.entries()) {
      if (answer.result === 'refused') report.leave(told[n]?.[1] ?? 0, answer.why, 'refused');
      else report.sums[answer.result] += 1;
    }
  });
  for await (const lines of linesOf(content)) {
    for (const line of lines) {
      report.sums.lines += 1;
      if (line === '') continue;
      const found = read(line);
      if (found.says === 'event') batch.push([found.event, report.sums.lines]);
      else if (found.says === 'nothing') report.sums.other += 1;
      else report.leave(report.sums.lines, found.why, 'notUnderstood');
    }
    if (batch.length < portion) continue;
    const { now, later } = partWhole(batch, ([event]) => event);
    batch = [...later];
    await taking.give(now);
  }
  await taking.give(batch);
  await taking.end();
  return report.whole();
}

function callsIn(portion: Portion): ReadonlySet<string> {
  const calls = new Set<string>();
  for (const [{ call }] of portion) calls.add(call);
  return calls;
}

function createReport() {
  const sums = { lines: 0, taken: 0, repeated: 0, other: 0, refused: 0, notUnderstood: 0 };
  const left: LeftLine[] = [];
  const queues = new Set<string>();
  return {
    sums,
    queues,
    leave(line: number, why: Worded, as: 'refused' | 'notUnderstood') {
      sums[as] += 1;
      if (left.length < mostLeft) left.push({ line, why });
    },
    whole: (): QueueLogImport => ({
      ...sums,
      left: left.toSorted((a, b) => a.line - b.line),
      unknownQueues: [...queues].sort(),
    }),
  };
}
