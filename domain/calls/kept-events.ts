/** Events of a call as they are kept: short, since a month has millions. The call's id stands beside them. */
import type { Json } from '../../engine/json.js';
import type { CallEvent } from './call-event.js';

type KeptEvent = readonly [
  /** In a list: what follows the call's own id, with which most switches begin the ids of its events. */
  id: string | readonly [rest: string],
  kind: CallEvent['kind'],
  at: number,
  more?: Omit<CallEvent, 'id' | 'call' | 'kind' | 'at'>,
];

/** The events as JSON text; put together from its parts, since lists made for it would take much longer. */
export function keepEvents(events: readonly CallEvent[]): string {
  let kept = '';
  for (const event of events) kept += (kept === '' ? '[' : ',') + keepEvent(event);
  return `${kept === '' ? '[' : kept}]`;
}

const optional = ['queue', 'operator', 'service', 'language', 'body'] as const;

function keepEvent(event: CallEvent): string {
  const { id, call, kind, at, details } = event;
  let more = '';
  for (const name of optional) {
    const text = event[name];
    if (text !== undefined) more += `${more === '' ? '' : ','}"${name}":${quoted(text)}`;
  }
  if (details !== undefined) more += `${more === '' ? '' : ','}"details":${JSON.stringify(details)}`;
  const own = id.startsWith(call) ? `[${quoted(id.slice(call.length))}]` : quoted(id);
  return `[${own},"${kind}",${String(at)}${more === '' ? '' : `,{${more}}`}]`;
}

// Nearly all names: to look is cheaper than to write them letter by letter.
const plain = /^[\w .:/@-]*$/;

function quoted(text: string): string {
  return plain.test(text) ? `"${text}"` : JSON.stringify(text);
}

/** The events of a call from what `keepEvents` wrote. */
export function keptEvents(call: string, kept: Json): readonly CallEvent[] {
  return (kept as readonly KeptEvent[]).map(([id, kind, at, more]) => ({
    id: typeof id === 'string' ? id : call + id[0],
    call,
    kind,
    at,
    ...more,
  }));
}
