/** Instances as their readers see them: in the clear, as of now. */
import { view, type InstanceView } from '../engine/running.js';
import type { Json, JsonObject } from '../engine/json.js';
import { findInstance, listCalled, type CalledRow, type InstanceRow } from '../store/instances.js';
import { readLog } from '../store/log.js';
import { maySee } from '../store/visibility.js';
import type { CommandContext } from './context.js';
import { createPrivacy } from './privacy.js';
import { unpackState } from './stored-state.js';

type ViewContext = Pick<CommandContext, 'db' | 'programs' | 'keys' | 'clock'>;

/** The engine's view with what only the store knows. */
export interface InstanceDetails extends InstanceView {
  readonly started_by: string | null;
  readonly channel: string | null;
  /** Sequence of the last log entry. */
  readonly sequence: number;
  readonly previous: string | null;
  readonly caller: { readonly instance: string; readonly step: string | null } | null;
  /** Whether Temporal has, or had, a workflow for it. */
  readonly has_workflow: boolean;
  /** What it called, in the order of the starts. */
  readonly called: readonly CalledRow[];
}

/** The instance, if one of `principals` may see it (null: all); null otherwise. Names come from columns, which no erasure reaches. */
export async function instanceView(
  context: ViewContext,
  id: string,
  principals: readonly string[] | null,
): Promise<InstanceDetails | null> {
  const row = await findInstance(context.db, id, principals);
  if (row === null) return null;
  const program = await context.programs.get(row.version);
  const state = unpackState(row.engineState, createPrivacy(context.keys, row.wrappedKey));
  const now = Math.max(context.clock(), state.now);
  const shown = view(program, state, now);
  const { number, workflow, version, outcome, priority } = row;
  return {
    ...shown,
    ...{ id, number, workflow, version, outcome, priority, state: row.state },
    // A key that was erased is an object.
    key: typeof shown.key === 'string' ? shown.key : null,
    started_by: row.startedBy,
    channel: row.channel,
    sequence: row.sequence,
    previous: row.previous,
    has_workflow: row.hasWorkflow,
    caller: row.caller === null ? null : { instance: row.caller, step: row.callerStep },
    called: await listCalled(context.db, id),
  };
}

/** A row of a list, its summary and data in the clear; what was erased shows as such. */
export function readableRow(
  context: Pick<CommandContext, 'keys'>,
  row: InstanceRow,
): { readonly summary: Json; readonly data: JsonObject } {
  const privacy = createPrivacy(context.keys, row.wrappedKey);
  return { summary: privacy.unseal(row.summary), data: privacy.unseal(row.data) };
}

/** A log entry in the clear. Instants in milliseconds. */
export interface ReadableEntry {
  readonly sequence: number;
  readonly command: string;
  readonly type: string;
  readonly step: string | null;
  readonly by: string | null;
  readonly occurredAt: number;
  readonly recordedAt: number;
  readonly details: Json;
  /** What came with the event, beside who and when: data, outcome, name… */
  readonly content: JsonObject;
}

/** The log of an instance from the entry `from` (counted from 0) to `to`, both included, with its length; null if none of `principals` may see it. */
export async function instanceLog(
  context: ViewContext,
  id: string,
  principals: readonly string[] | null,
  range: { readonly from: number; readonly to: number },
): Promise<{ readonly entries: readonly ReadableEntry[]; readonly total: number } | null> {
  if (!(await maySee(context.db, id, principals))) return null;
  const row = await findInstance(context.db, id, null);
  if (row === null) return null;
  const privacy = createPrivacy(context.keys, row.wrappedKey);
  // Sequences are 1, 2, 3… without a gap.
  const limit = range.to - range.from + 1;
  const entries = await readLog(context.db, id, { afterSequence: range.from, limit });
  return {
    total: row.sequence,
    entries: entries.map((entry) => ({
      sequence: entry.sequence,
      command: entry.commandId,
      type: entry.type,
      step: entry.step,
      by: entry.by,
      occurredAt: entry.occurredAt,
      recordedAt: entry.recordedAt,
      details: privacy.unseal(entry.details),
      content: contentOf(privacy.unseal(entry.event)),
    })),
  };
}

const shownElsewhere = new Set(['id', 'now', 'occurredAt', 'type', 'by', 'instance']);

function contentOf(event: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(event).filter(([name]) => !shownElsewhere.has(name)));
}
