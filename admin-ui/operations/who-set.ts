/** Who set what in an instance's data, told by its log. Pure. */
import type { LogEntry } from '../parts/story/story.js';

/** Who set a value last; null: a service, time, or a rule of the definition. */
export interface SetBy {
  readonly by: string | null;
  readonly at: string;
}

/** By the first part of the place in the data. Entries come in their order. */
export function whoSet(entries: readonly LogEntry[]): ReadonlyMap<string, SetBy> {
  const set = new Map<string, SetBy>();
  for (const entry of entries)
    for (const name of namesSet(entry)) set.set(name, { by: entry.by, at: entry.occurred_at });
  return set;
}

function namesSet({ type, details, content }: LogEntry): string[] {
  const started =
    type === 'start' && typeof content === 'object' && content !== null && 'data' in content
      ? Object.keys(content.data ?? {})
      : [];
  const happenings = Array.isArray(details)
    ? (details as readonly { what?: string; detail?: unknown }[])
    : [];
  const paths = happenings.flatMap(({ what, detail }) =>
    what === 'data_set' && Array.isArray(detail) ? (detail as readonly unknown[]) : [],
  );
  return [
    ...started,
    ...paths.flatMap((path) => (typeof path === 'string' ? [path.split('.')[0] ?? path] : [])),
  ];
}
