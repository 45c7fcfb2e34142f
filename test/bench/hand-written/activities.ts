/** The hand-written ticket's one activity: a change, written to the same tables as the engine writes, in one statement. */
import type { JsonObject } from '../../../engine/json.js';
import type { LapRecord } from '../../../engine/outcome.js';
import { append } from '../../../store/append.js';
import type { AppendInput, NewEntry } from '../../../store/append-input.js';
import type { Db } from '../../../store/store.js';
import type { Change } from './messages.js';
import { lapOf, nothing, taskRow } from './rows.js';

/** Makes the activities over the store. */
export function createActivities(db: Db) {
  return {
    /** Writes the change after the entry before it. @throws when that is not there yet, or another one is in its place */
    async write(change: Change): Promise<void> {
      if ((await append(db, rowsOf(change))) === 'appended') return;
      const { rowCount } = await db.sql.query({
        name: 'hand_written_repeated',
        text: 'select from log where instance_id = $1 and command_id = $2',
        values: [change.instance, change.what.id],
      });
      if (rowCount !== 1) throw new Error(`${change.instance}: entry ${change.sequence} comes out of turn.`);
    },
  };
}

function rowsOf(change: Change): AppendInput {
  const { instance, sequence, at, what, due } = change;
  const ended = what.type === 'complete';
  const by = 'by' in what ? what.by : null;
  const missed = what.type === 'threshold' && what.label === '100%';
  return {
    ...nothing,
    instanceId: instance,
    expected: sequence - 1,
    change: {
      state: ended ? 'ended' : 'running',
      closing: false,
      incidents: 0,
      outcome: ended ? 'solved' : null,
      priority: missed ? 80 : 50,
      summary: change.summary,
      data: change.data,
      engineState: { sequence, assignee: by },
      sequence,
      confirmed: sequence,
      hasWorkflow: true,
      news: false,
      due,
      endedAt: ended ? at : null,
      updatedAt: at,
    },
    entries: [entryOf(change, by)],
    tasks: by === null ? [] : [taskOf(change, by)],
    laps: [lapAfter(change, missed)],
    notices: by === null ? [noticeOf(change, missed)] : [],
    visible: by === null ? [] : ['g:level_2', `u:${by}`],
  };
}

function entryOf({ sequence, at, what }: Change, by: string | null): NewEntry {
  return {
    sequence,
    commandId: what.id,
    bodyHash: '',
    type: what.type === 'threshold' ? 'due' : what.type,
    step: 'back_office',
    by,
    occurredAt: at,
    recordedAt: at,
    event: { ...what, now: at, occurredAt: null } satisfies JsonObject,
    details:
      what.type === 'claim'
        ? [
            { what: 'task_claimed', at, step: 'back_office' },
            { what: 'clock_stopped', at, clock: 'pickup', detail: 1 },
          ]
        : [
            { what: 'task_done', at, step: 'back_office', detail: 'solved' },
            { what: 'left', at, step: 'back_office', detail: 'solved' },
            { what: 'clock_stopped', at, clock: 'resolved_24', detail: 1 },
            { what: 'ended', at, detail: 'solved' },
          ],
    answer: { ok: true, sequence, recordedAt: at },
  };
}

function taskOf({ task, at, what, due }: Change, by: string): AppendInput['tasks'][number] {
  const claimed = { ...taskRow(task, at, due), state: 'claimed', assignee: by } as const;
  return what.type === 'complete'
    ? { ...claimed, state: 'done', endedAt: at, outcome: 'solved', by }
    : claimed;
}

function lapAfter({ clock, at, what }: Change, missed: boolean): LapRecord {
  const lap = lapOf(clock);
  if (what.type === 'threshold') return missed ? { ...lap, state: 'breached', breached: true } : lap;
  return { ...lap, state: at <= clock.dueAt ? 'met' : 'breached', stoppedAt: at };
}

function noticeOf({ task, at, clock }: Change, missed: boolean): AppendInput['notices'][number] {
  return {
    to: { group: missed ? 'supervisors' : 'level_2' },
    template: missed ? 'plain_missed' : 'plain_near',
    clock: clock.name,
    task,
    at,
  };
}
