/** A month of calls in files, made up before anything is measured: their events, and what Asterisk would have logged of them. */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { demoCalls, type DemoCalls } from '../../app/demo/calls/demo-calls.js';
import { inBatches } from '../../app/demo/calls/in-batches.js';
import { linesOf } from '../../commands/calls/lines.js';
import type { CallEvent } from '../../domain/calls/call-event.js';
import { queueLogOf } from '../support/queue-log.js';

const atOnce = 5_000;

/** Where they are. */
export interface CallFiles {
  /** An event a line, as JSON. */
  readonly events: string;
  readonly queueLog: string;
}

/** Makes the files of these calls for some work, and removes them. */
export async function withCallFiles<Answer>(
  span: DemoCalls,
  work: (files: CallFiles) => Promise<Answer>,
): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), 'sportello-calls-'));
  try {
    const files = { events: join(folder, 'events'), queueLog: join(folder, 'queue_log') };
    await write(files.events, jsonOf(demoCalls(span)));
    await write(files.queueLog, queueLogOf(demoCalls(span)));
    return await work(files);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The events of the file in portions, as it is read, without those of its first lines. */
export async function* eventsIn(
  file: string,
  without = 0,
): AsyncGenerator<readonly CallEvent[], void, undefined> {
  let passed = 0;
  for await (const lines of linesOf(createReadStream(file))) {
    const left = lines.slice(Math.max(0, without - passed));
    passed += lines.length;
    if (left.length > 0) yield left.map((line) => JSON.parse(line) as CallEvent);
  }
}

function* jsonOf(events: Iterable<CallEvent>): Generator<string, void, undefined> {
  for (const event of events) yield `${JSON.stringify(event)}\n`;
}

async function write(file: string, lines: Iterable<string>): Promise<void> {
  const texts = function* () {
    for (const some of inBatches(lines, atOnce)) yield some.join('');
  };
  await pipeline(Readable.from(texts()), createWriteStream(file));
}
