/** An instance as the API shows it. Names and shapes are those of the API: snake_case, instants as UTC texts. */
import type { Program } from '../definition.js';
import { instantText } from '../expressions/instants.js';
import type { JsonObject } from '../json.js';
import type { TaskState } from '../outcome.js';
import type { OpenTask, State, StepRecord } from '../state.js';
import { clockViews, type ClockView } from './clock-views.js';
import { itemOf } from './frames.js';

export interface InstanceView {
  readonly id: string;
  readonly number: string;
  readonly workflow: string;
  readonly version: string;
  readonly key: string | null;
  readonly summary: string | null;
  readonly state: State['status'];
  readonly outcome: string | null;
  readonly priority: number;
  readonly data: JsonObject;
  readonly started_at: string;
  readonly ended_at: string | null;
  readonly steps: readonly {
    readonly step: string;
    /** Which item of an `each` it is about, counted from 1. */
    readonly item: number | null;
    readonly state: StepRecord['state'];
    readonly outcome: string | null;
    readonly by: string | null;
    readonly entered_at: string;
    readonly at: string | null;
  }[];
  readonly tasks: readonly {
    readonly id: string;
    readonly step: string;
    readonly state: TaskState;
    readonly groups: readonly string[];
    readonly user: string | null;
    readonly assignee: string | null;
    readonly delegated_by: string | null;
    readonly created_at: string;
  }[];
  readonly clocks: readonly ClockView[];
  readonly incidents: readonly {
    readonly step: string;
    readonly code: string;
    readonly message: string;
    readonly at: string;
  }[];
  /** Messages that came before anything waited for them; who sent them, not what is in them. */
  readonly kept_messages: readonly {
    readonly name: string;
    readonly by: string | null;
    readonly at: string;
  }[];
}

/** The instance at an instant (`now`, milliseconds since 1970 UTC). */
export function view(program: Program, state: State, now: number): InstanceView {
  const { instance, key, summary, status, outcome, priority, data, startedAt, endedAt } = state;
  const records = Object.entries(state.branches).flatMap(([branch, { steps }]) =>
    Object.entries(steps).map(([step, record]) => ({ step, record, item: itemOf(state, branch) })),
  );
  return {
    id: instance.id,
    number: instance.number,
    workflow: instance.workflow,
    version: instance.version,
    key,
    summary,
    state: status,
    outcome,
    priority,
    data,
    started_at: instantText(startedAt),
    ended_at: textOrNull(endedAt),
    steps: records
      .toSorted(({ record: one }, { record: other }) => one.enteredAt - other.enteredAt)
      .map(({ step, record, item }) => ({
        step,
        item,
        state: record.state,
        outcome: record.outcome,
        by: record.by,
        entered_at: instantText(record.enteredAt),
        at: textOrNull(record.at),
      })),
    tasks: Object.values(state.tasks).map(taskView),
    clocks: clockViews(program, state, now),
    incidents: state.incidents.map(({ step, code, message, at }) => ({
      step,
      code,
      message,
      at: instantText(at),
    })),
    kept_messages: state.kept.map(({ name, by, at }) => ({ name, by, at: instantText(at) })),
  };
}

function taskView({
  id,
  step,
  state,
  groups,
  user,
  assignee,
  delegatedBy,
  openedAt,
}: OpenTask): InstanceView['tasks'][number] {
  return {
    id,
    step,
    state,
    groups,
    user,
    assignee: assignee?.name ?? null,
    delegated_by: delegatedBy ?? null,
    created_at: instantText(openedAt),
  };
}

function textOrNull(at: number | null): string | null {
  return at === null ? null : instantText(at);
}
