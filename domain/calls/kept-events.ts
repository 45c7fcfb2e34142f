/** Events of a call as they are kept: short, since a month has millions. The call's id stands beside them. */
import type { Json } from '../../engine/json.js';
import type { CallEvent } from './call-event.js';

type KeptEvent = readonly [
  id: string,
  kind: CallEvent['kind'],
  at: number,
  more?: Omit<CallEvent, 'id' | 'call' | 'kind' | 'at'>,
];

/** The events as JSON text; put together from its parts, since lists made for it would take much longer. */
export function keepEvents(events: readonly CallEvent[]): string {
  return `[${events.map(keepEvent).join(',')}]`;
}

const optional = ['queue', 'operator', 'service', 'language', 'body'] as const;

function keepEvent(event: CallEvent): string {
  const { id, kind, at, details } = event;
  let more = '';
  for (const name of optional) {
    const text = event[name];
    if (text !== undefined) more += `${more === '' ? '' : ','}"${name}":${quoted(text)}`;
  }
  if (details !== undefined) more += `${more === '' ? '' : ','}"details":${JSON.stringify(details)}`;
  return `[${quoted(id)},"${kind}",${String(at)}${more === '' ? '' : `,{${more}}`}]`;
}

// Nearly all names: to look is cheaper than to write them letter by letter.
const plain = /^[\w .:/@-]*$/;

function quoted(text: string): string {
  return plain.test(text) ? `"${text}"` : JSON.stringify(text);
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
