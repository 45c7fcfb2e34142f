/** `GET /api/events`: server-sent events of what the caller may see. `Last-Event-ID` goes on where a stream was cut. */
import { z } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import { parseCursor } from '../store/feed.js';
import { usualSpans, writeStream } from './event-stream.js';
import { guarded } from './guard.js';
import { problem } from './problem.js';
import { newResource } from './resource.js';
import type { Api } from './services.js';
import { worded } from '../engine/wording/worded.js';

const route = guarded('instances.read', {
  method: 'get',
  path: '/api/events',
  tags: ['instances'],
  summary:
    'Log entries of instances that one may see, as they come; ends at sign-out and after half an hour, then reconnect',
  request: { headers: z.object({ 'last-event-id': z.string().optional() }) },
  responses: {
    200: {
      description:
        'Events: `ready` first; then without a name, one a log entry; `reset` if too much was missed: read your lists anew; `calls`, to who may read calls, when something was told of them, at most once a second',
      content: { 'text/event-stream': { schema: z.string() } },
    },
  },
});

const mostStreamsOfOne = 20;

/** Event streams. */
export function eventsApi(api: Api) {
  const streams = new Map<string, number>();
  return newResource().openapi(route, (c) => {
    const last = c.req.valid('header')['last-event-id'];
    const after = last === undefined ? null : parseCursor(last);
    if (last !== undefined && after === null)
      throw problem('invalid', worded`Last-Event-ID is ${last}, which is no id that this stream gave.`);
    const { caller } = c.var;
    const open = streams.get(caller.name) ?? 0;
    if (open >= mostStreamsOfOne)
      throw problem('too_many_requests', worded`You have ${String(open)} event streams open; close one.`, {
        retryAfter: 30,
      });
    streams.set(caller.name, open + 1);
    c.header('X-Accel-Buffering', 'no');
    return streamSSE(c, async (stream) => {
      try {
        await writeStream(stream, {
          store: api.store,
          hub: api.events,
          after,
          spans: api.eventSpans ?? usualSpans,
          caller,
          recheck: () => api.callers.recheck(c),
          onEnd: (listener) =>
            caller.sessionId === null ? () => undefined : api.sessions.onEnd(caller.sessionId, listener),
        });
      } finally {
        const left = (streams.get(caller.name) ?? 1) - 1;
        if (left > 0) streams.set(caller.name, left);
        else streams.delete(caller.name);
      }
    });
  });
}
