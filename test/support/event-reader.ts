/** Reads a stream of server-sent events in tests. */

export interface ServerEvent {
  readonly id: string;
  /** Empty for the usual ones. */
  readonly event: string;
  readonly data: Record<string, unknown>;
}

export interface EventReader {
  /** The next event; null when the stream has ended. Comments are passed over. */
  next(): Promise<ServerEvent | null>;
  /** Leaves the stream. */
  leave(): Promise<void>;
}

/** A reader of a response's events. @throws if the response is no stream of events */
export function readEvents(response: Response): EventReader {
  const body = response.body;
  if (body === null || !/^text\/event-stream/.test(response.headers.get('Content-Type') ?? '')) {
    throw new Error(
      `expected a stream of events, found ${String(response.status)} ${response.headers.get('Content-Type') ?? ''}`,
    );
  }
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    async next() {
      for (;;) {
        const end = text.indexOf('\n\n');
        if (end >= 0) {
          const event = parse(text.slice(0, end));
          text = text.slice(end + 2);
          if (event !== null) return event;
          continue;
        }
        const { done, value } = await reader.read();
        if (done) return null;
        text += value;
      }
    },
    leave: () => reader.cancel(),
  };
}

function parse(block: string): ServerEvent | null {
  const fields = new Map(
    block
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const data = fields.get('data');
  if (data === undefined) return null;
  return {
    id: fields.get('id') ?? '',
    event: fields.get('event') ?? '',
    data: JSON.parse(data) as Record<string, unknown>,
  };
}
