/** One event stream for the whole page (`GET /api/events`), shared by all that follow it; the browser reconnects by itself. */
import { useEffect, useRef, useSyncExternalStore } from 'react';

/** A log entry as the stream tells it: what happened to which instance, no content. */
interface LiveEvent {
  readonly instance_id: string;
  readonly number: string;
  readonly workflow: string;
  readonly sequence: number;
  readonly type: string;
  readonly step: string | null;
  readonly by: string | null;
  readonly occurred_at: string;
  readonly recorded_at: string;
}

/** `reset`: too much was missed, read your lists anew. */
type LiveSignal = LiveEvent | 'reset';
type Listener = (signal: LiveSignal) => void;

const reopenMs = 3_000;

const listeners = new Set<Listener>();
/** Who wants to know that something was told of calls. */
const ofCalls = new Set<() => void>();
const watchers = new Set<() => void>();
let source: EventSource | null = null;
/** Since when nothing is heard; null while the stream is up. */
let cutAt: number | null = null;

function follow(listener: Listener): () => void {
  listeners.add(listener);
  source ??= open();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    source?.close();
    source = null;
  };
}

function open(): EventSource {
  const opened = new EventSource('/api/events');
  const tell = (signal: LiveSignal) => {
    for (const listener of listeners) listener(signal);
  };
  opened.addEventListener('ready', () => cut(null));
  opened.addEventListener('reset', () => tell('reset'));
  opened.addEventListener('calls', () => {
    for (const listener of ofCalls) listener();
  });
  opened.addEventListener('message', (event: MessageEvent<string>) =>
    tell(JSON.parse(event.data) as LiveEvent),
  );
  opened.addEventListener('error', () => {
    cut(cutAt ?? Date.now());
    // A cut line the browser mends by itself; what was refused, as by a server that is just starting, it gives up.
    if (opened.readyState === EventSource.CLOSED) window.setTimeout(() => reopen(opened), reopenMs);
  });
  return opened;
}

/** Asks for a stream in the place of one that was given up, unless nobody follows any more. */
function reopen(closed: EventSource): void {
  if (source === closed) source = open();
}

function cut(at: number | null): void {
  if (at === cutAt) return;
  cutAt = at;
  for (const watcher of watchers) watcher();
}

/** Calls back for every event while the component is shown. */
export function useLiveEvents(onEvent: Listener): void {
  const latest = useRef(onEvent);
  useEffect(() => {
    latest.current = onEvent;
  });
  useEffect(() => follow((signal) => latest.current(signal)), []);
}

/** Calls back when something was told of calls, at most once a second, while the component is shown. */
export function useLiveCalls(onCalls: () => void): void {
  const latest = useRef(onCalls);
  useEffect(() => {
    latest.current = onCalls;
  });
  useEffect(() => {
    const listener = () => latest.current();
    const leave = follow(() => undefined);
    ofCalls.add(listener);
    return () => {
      ofCalls.delete(listener);
      leave();
    };
  }, []);
}

/** Since when (milliseconds) nothing is heard of the server; null while all is well. */
export function useCutSince(): number | null {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => cutAt,
  );
}
