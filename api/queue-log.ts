/** `POST /api/call-events/queue-log`: a queue_log of Asterisk, as it is. */
import { z } from '@hono/zod-openapi';
import { importQueueLog } from '../commands/calls/import-queue-log.js';
import { worded } from '../engine/wording/worded.js';
import { guarded } from './guard.js';
import { languageOf, said } from './language.js';
import { problem } from './problem.js';
import { newResource } from './resource.js';
import { json, storable } from './schemas.js';
import type { Api } from './services.js';

const mostBytes = 2 * 1024 ** 3;
const importSchema = z
  .object({
    ...{ lines: z.int(), taken: z.int(), repeated: z.int(), other: z.int() },
    ...{ refused: z.int(), not_understood: z.int() },
    left: z.array(z.object({ line: z.int(), why: z.string() })),
    unknown_queues: z.array(z.string()),
  })
  .openapi('QueueLogImport');
const post = guarded('calls.write', {
  method: 'post',
  path: '/api/call-events/queue-log',
  tags: ['calls'],
  summary:
    'Take a queue_log of Asterisk, the body, as text of any length; what is known already changes nothing, so a file that was cut is sent again. `source` stands before the ids of calls; `left` names the first lines that were not taken',
  request: { query: z.strictObject({ source: storable(z.string().max(50)).optional() }) },
  responses: { 200: { description: 'What became of its lines', ...json(importSchema) } },
});

/** The import. */
export function queueLogApi(api: Api) {
  return newResource().openapi(post, async (c) => {
    const content = counted(c.req.raw.body);
    const { notUnderstood, unknownQueues, left, ...sums } = await importQueueLog(
      api.commands,
      content,
      c.req.valid('query').source,
    );
    const language = languageOf(c);
    return c.json(
      {
        ...sums,
        not_understood: notUnderstood,
        left: left.map(({ line, why }) => ({ line, why: said(why, language) })),
        unknown_queues: [...unknownQueues],
      },
      200,
    );
  });
}

/** The body as it comes. @throws problem `too_large` (413), `invalid` (422) for none */
async function* counted(
  body: ReadableStream<Uint8Array> | null,
): AsyncGenerator<Uint8Array, void, undefined> {
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > mostBytes)
      throw problem('too_large', worded`A file may have at most ${mostBytes} bytes here.`);
    yield chunk;
  }
  if (size === 0) throw problem('invalid', worded`The body is the file; this one is empty.`);
}
