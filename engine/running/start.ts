/** The start of an instance. */
import type { Program, Value } from '../definition.js';
import type { InstanceEvent } from '../event.js';
import { isJsonObject } from '../json.js';
import type { Refusal } from '../outcome.js';
import type { State } from '../state.js';
import { stateFormat } from '../state.js';
import { entry } from './entry.js';
import { failure, failureOf } from './failure.js';
import { mainBranch } from './frames.js';
import { openFrame } from './make-move.js';
import { refuse } from './refusal.js';
import type { Run } from './run.js';
import { note } from './run.js';
import { takeData } from './sent-data.js';
import { numberOf, valueOf } from './values.js';
import { faultAt, worded } from '../wording/worded.js';

type Start = Extract<InstanceEvent, { readonly type: 'start' }>;

/** The state before an instance's start. */
export function beforeStart(event: Start): State {
  return {
    format: stateFormat,
    instance: event.instance,
    status: 'running',
    outcome: null,
    startedAt: event.occurredAt ?? event.now,
    endedAt: null,
    priority: 50,
    key: null,
    summary: null,
    data: {},
    sequence: 0,
    now: event.now,
    counter: 0,
    lastOutcome: null,
    branches: { [mainBranch]: { parent: null, steps: {}, names: {} } },
    frames: {},
    activations: {},
    tasks: {},
    calls: {},
    clocks: {},
    incidents: [],
    kept: [],
    undoable: [],
    doneBy: {},
  };
}

/** Starts the instance: data by its form, key, summary and priority, then the first step. */
export function start(run: Run, event: Start): Refusal | null {
  const { workflow, forms } = run.program;
  const form = workflow.data === null ? null : (entry(forms, workflow.data) ?? null);
  const taken = takeData(form, event.data, () => worded`the start of ${workflow.name}`);
  if ('ok' in taken) return taken;
  run.draft.data = isJsonObject(taken.data) ? taken.data : {};
  const refused =
    readInto(run.program, 'key', () => (run.draft.key = textIn(run, workflow.key, 'key'))) ??
    readInto(run.program, 'summary', () => (run.draft.summary = textIn(run, workflow.summary, 'summary'))) ??
    readInto(run.program, 'priority', () => (run.draft.priority = priorityIn(run)));
  if (refused !== null) return refused;
  note(run, 'started');
  openFrame(run, { owner: null, branch: mainBranch, path: [] });
  return null;
}

/** At the start an expression that fails refuses it: there is no step yet at which an incident could stand. */
function readInto(program: Program, what: string, read: () => void): Refusal | null {
  try {
    read();
    return null;
  } catch (error) {
    const { message } = failureOf(error);
    return refuse(
      'invalid',
      worded`${program.workflow.name} can't start: its ${what} can't be worked out: ${message}`,
      [faultAt('/data', worded`the ${what} can't be worked out: ${message}`)],
    );
  }
}

function textIn(run: Run, value: Value | null, what: string): string | null {
  const given = value === null ? null : valueOf(run, mainBranch, value);
  if (given === null || typeof given === 'string') return given;
  if (typeof given === 'number' || typeof given === 'boolean') return String(given);
  throw failure('value_wrong', `The ${what} must be a text.`);
}

/** The priority, kept within 0 to 100. */
function priorityIn(run: Run): number {
  const given = numberOf(run, mainBranch, run.program.workflow.priority, 'The priority');
  return Math.min(100, Math.max(0, Math.round(given)));
}
