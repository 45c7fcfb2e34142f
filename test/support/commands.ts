/** Inputs for the store's tests: an instance and commands to it, with nothing but what a test asks for. */
import type {
  AppendInput,
  Consequences,
  NewEntry,
  StartInput,
  TouchedTask,
} from '../../store/append-input.js';

export const day = Date.UTC(2026, 2, 6, 16, 0, 0, 123);

const nothing: Consequences = {
  entries: [],
  tasks: [],
  reordered: [],
  laps: [],
  watched: [],
  notices: [],
  effects: [],
  unclaimed: [],
  attachments: [],
  visible: [],
  personalHashes: [],
  searchText: null,
  wrappedKey: null,
};

/** A log entry with the given sequence. */
export function entry(sequence: number, commandId: string, more: Partial<NewEntry> = {}): NewEntry {
  return {
    sequence,
    commandId,
    bodyHash: `hash of ${commandId}`,
    type: sequence === 1 ? 'start' : 'claim',
    step: null,
    by: 'anna',
    occurredAt: day,
    recordedAt: day + sequence,
    event: { id: commandId, now: day },
    details: [],
    answer: { sequence },
    ...more,
  };
}

/** A ready task of `level_2`. */
export function task(id: string, more: Partial<TouchedTask> = {}): TouchedTask {
  return {
    id,
    step: 'answer',
    title: { it: 'Rispondere', en: 'Answer' },
    state: 'ready',
    groups: ['level_2'],
    user: null,
    skills: [],
    mode: null,
    notBy: [],
    assignee: null,
    openedAt: day,
    endedAt: null,
    outcome: null,
    by: null,
    priority: 50,
    due: null,
    ...more,
  };
}

/** The start of an instance: sequence 1, visible to `level_2`. */
export function start(
  id: string,
  instance: Partial<StartInput['instance']> = {},
  more: Partial<StartInput> = {},
): StartInput {
  return {
    ...nothing,
    instance: {
      id,
      number: `number of ${id}`,
      workflow: 'ticket',
      version: 'v1',
      key: null,
      startedBy: 'anna',
      channel: null,
      startedAt: day,
      requestHash: 'hash of the request',
      previous: null,
      ...instance,
    },
    change: {
      state: 'running',
      closing: false,
      incidents: 0,
      outcome: null,
      priority: 50,
      summary: 'A request',
      data: { subject: 'A request' },
      engineState: { format: 1, sequence: 1 },
      sequence: 1,
      confirmed: 0,
      news: true,
      hasWorkflow: true,
      due: null,
      endedAt: null,
      updatedAt: day,
    },
    entries: [entry(1, `start ${id}`)],
    visible: ['g:level_2'],
    ...more,
  };
}

/** A command that takes the instance from `expected` to the next sequence. */
export function command(
  instanceId: string,
  expected: number,
  commandId: string,
  more: Partial<AppendInput> = {},
): AppendInput {
  const sequence = expected + 1;
  return {
    ...nothing,
    instanceId,
    expected,
    change: {
      state: 'running',
      closing: false,
      incidents: 0,
      outcome: null,
      priority: 50,
      summary: 'A request',
      data: null,
      engineState: { format: 1, sequence },
      sequence,
      confirmed: expected,
      news: true,
      hasWorkflow: true,
      due: day + 1000,
      endedAt: null,
      updatedAt: day + sequence,
    },
    entries: [entry(sequence, commandId)],
    ...more,
  };
}
