/** Events of a call as they are kept: short, since a month has millions. The call's id stands beside them. */
import type { Json } from '../../engine/json.js';
import type { CallEvent } from './call-event.js';

type KeptEvent = readonly [
  id: string,
  kind: CallEvent['kind'],
  at: number,
  more?: Omit<CallEvent, 'id' | 'call' | 'kind' | 'at'>,
];

/** The events as JSON text; put together from its parts, since a list of lists made for it would take twice as long. */
export function keepEvents(events: readonly CallEvent[]): string {
  return `[${events.map(keepEvent).join(',')}]`;
}

function keepEvent(event: CallEvent): string {
  const { id, kind, at, queue, operator, service, language, body, details } = event;
  const plain = (queue ?? operator ?? service ?? language ?? body ?? details) === undefined;
  const more = plain ? '' : `,${JSON.stringify({ queue, operator, service, language, body, details })}`;
  return `[${JSON.stringify(id)},"${kind}",${String(at)}${more}]`;
}

/** The events of a call from what `keepEvents` wrote. */
export function keptEvents(call: string, kept: Json): readonly CallEvent[] {
  return (kept as readonly KeptEvent[]).map(([id, kind, at, more]) => ({
    id,
    call,
    kind,
    at,
    ...more,
  }));
}
