/** Compiled programs, written as literals: what reading would make of the YAML, with everything that isn't said left out. */
import type {
  Action,
  CompiledBlock,
  CompiledClock,
  CompiledDecision,
  CompiledForm,
  CompiledHandler,
  CompiledWorkflow,
  Program,
  SetEntry,
  Threshold,
  Value,
} from '../../../engine/definition.js';
import type {
  BlockStep,
  CompiledStep,
  DoStep,
  EachStep,
  Outcome,
  ParallelStep,
  TaskStep,
  UndoStep,
  WaitStep,
} from '../../../engine/steps/kinds.js';
import type { Json } from '../../../engine/json.js';
import type { CompiledCalendar } from '../../../engine/time/calendar.js';

type Common = 'title' | 'when' | 'next' | 'save' | 'happened' | 'handlers' | 'clock';
type Loose<Step> = Step extends CompiledStep ? Partial<Pick<Step, Common>> : never;

const bare = {
  title: null,
  when: null,
  next: null,
  save: null,
  happened: null,
  handlers: [],
  clock: null,
} as const;

/** A value as YAML has it: a text that begins with `=` is an expression. */
export function val(written: Json): Value {
  return typeof written === 'string' && written.startsWith('=')
    ? { expression: written.slice(1).trim() }
    : { literal: written };
}

/** A place to save to: `a.b`, `a[]`. */
export function place(written: string): { readonly path: readonly string[]; readonly append: boolean } {
  const append = written.endsWith('[]');
  return { path: (append ? written.slice(0, -2) : written).split('.'), append };
}

export function entries(map: { readonly [path: string]: Json }): readonly SetEntry[] {
  return Object.entries(map).map(([path, value]) => ({ path: place(path), value: val(value) }));
}

export function task(
  name: string,
  more: Partial<Omit<TaskStep, 'kind' | 'name' | 'to'>> & { readonly to?: Partial<TaskStep['to']> } = {},
): TaskStep {
  const to = { group: null, user: null, skills: [], mode: null, notBy: [], ...more.to };
  return {
    ...bare,
    kind: 'task',
    name,
    form: null,
    outcomes: [],
    checks: [],
    show: [],
    ...more,
    to,
    title: more.title ?? name,
  };
}

export function outcome(name: string, more: Partial<Omit<Outcome, 'name'>> = {}): Outcome {
  return { name, title: null, next: null, form: null, set: [], ...more };
}

export function service(name: string, more: Partial<Omit<DoStep, 'kind' | 'name'>> = {}): DoStep {
  const retry = { attempts: 3, firstMs: 1000, factor: 2, maxMs: null };
  return { ...bare, kind: 'do', name, service: 'mail_send', with: null, retry, timeoutMs: 60_000, ...more };
}

export function set(
  name: string,
  map: { readonly [path: string]: Json },
  more: Loose<CompiledStep> = {},
): CompiledStep {
  return { ...bare, kind: 'set', name, entries: entries(map), ...more };
}

export function choose(
  name: string,
  branches: readonly {
    readonly when?: string;
    readonly next?: string;
    readonly steps?: readonly CompiledStep[];
  }[],
  more: Loose<CompiledStep> = {},
): CompiledStep {
  const made = branches.map(({ when, next, steps }) => ({
    when: when ?? null,
    next: next ?? null,
    block: steps === undefined ? null : block(steps),
  }));
  return { ...bare, kind: 'choose', name, branches: made, ...more };
}

export function parallel(
  name: string,
  branches: { readonly [branch: string]: readonly CompiledStep[] },
  until: ParallelStep['until'] = 'all',
  more: Loose<ParallelStep> = {},
): ParallelStep {
  const made = Object.entries(branches).map(([branch, inside]) => ({ name: branch, block: block(inside) }));
  return { ...bare, kind: 'parallel', name, branches: made, until, ...more };
}

export function each(
  name: string,
  list: Json,
  inside: readonly CompiledStep[],
  more: Loose<EachStep> & {
    readonly as?: string;
    readonly atOnce?: number | 'all';
    readonly until?: string;
    readonly collect?: Json;
  } = {},
): EachStep {
  const { as = 'item', atOnce = 1, until = null, collect, ...common } = more;
  return {
    ...bare,
    ...common,
    kind: 'each',
    name,
    list: val(list),
    as,
    block: block(inside),
    atOnce,
    until,
    collect: collect === undefined ? null : val(collect),
  };
}

/** An undo of a block, or of all. */
export function undo(name: string, of: string | null = null, more: Loose<UndoStep> = {}): UndoStep {
  return { ...bare, kind: 'undo', name, of, ...more };
}

/** A block: a step of the kind `steps`. */
export function phase(
  name: string,
  inside: readonly CompiledStep[],
  more: Loose<BlockStep> & Partial<Omit<CompiledBlock, 'steps' | 'handlers'>> = {},
): BlockStep {
  const { clocks = [], handlers = [], ...common } = more;
  return { ...bare, ...common, kind: 'steps', name, block: block(inside, { clocks, handlers }) };
}

export function wait(name: string, what: WaitStep['wait'], more: Loose<WaitStep> = {}): WaitStep {
  return { ...bare, kind: 'wait', name, wait: what, ...more };
}

/** A wait for a message. */
export function awaits(
  name: string,
  messages: readonly string[],
  more: Loose<WaitStep> & { readonly where?: string; readonly for?: string; readonly else?: string } = {},
): WaitStep {
  const { where, for: time, else: otherwise, ...common } = more;
  return wait(
    name,
    { messages, where: where ?? null, for: time === undefined ? null : val(time), else: otherwise ?? null },
    common,
  );
}

export function end(name: string, result: string): CompiledStep {
  return { ...bare, kind: 'end', name, outcome: val(result) };
}

export function block(
  steps: readonly CompiledStep[],
  more: Partial<Omit<CompiledBlock, 'steps'>> = {},
): CompiledBlock {
  return { steps, clocks: [], handlers: [], ...more };
}

function threshold(label: string): Threshold {
  if (label.endsWith('%')) return { share: Number(label.slice(0, -1)) / 100 };
  return { offset: label.slice(1).trim(), before: label.startsWith('-') };
}

export function clock(
  name: string,
  within: string,
  more: Partial<Omit<CompiledClock, 'name' | 'within' | 'at' | 'every'>> & {
    readonly at?: { readonly [label: string]: readonly Action[] };
    readonly every?: { readonly [period: string]: readonly Action[] };
  } = {},
): CompiledClock {
  const { at = {}, every = {}, ...rest } = more;
  return {
    name,
    title: name,
    step: null,
    within: val(within),
    calendar: null,
    when: null,
    from: [{ on: 'start' }],
    until: [{ on: 'end' }],
    pause: [],
    measure: null,
    at: Object.entries(at).map(([label, actions]) => ({ label, threshold: threshold(label), actions })),
    every: Object.entries(every).map(([period, actions]) => ({ period, actions })),
    ...rest,
  };
}

/** The clock that a step's `within` makes. */
export function stepClock(
  step: string,
  within: string,
  at: { readonly [label: string]: readonly Action[] } = {},
): CompiledClock {
  return clock(step, within, { step, from: [{ on: 'entered', step }], until: [{ on: 'done', step }], at });
}

export function onMessage(message: string, actions: readonly Action[]): CompiledHandler {
  return { on: { message }, actions };
}

export function onError(error: string | null, actions: readonly Action[]): CompiledHandler {
  return { on: { error }, actions };
}

export const notifyGroup = (group: string): Action => ({
  kind: 'notify',
  to: { group: val(group), user: null },
  assignee: false,
  template: null,
});
export const notifyAssignee: Action = {
  kind: 'notify',
  to: { group: null, user: null },
  assignee: true,
  template: null,
};
export const raisePriority = (by: number): Action => ({ kind: 'raise_priority', by: val(by) });
export const goNext = (next: string): Action => ({ kind: 'next', next });
export const setData = (map: { readonly [path: string]: Json }): Action => ({
  kind: 'set',
  entries: entries(map),
});
export const assignGroup = (group: string): Action => ({
  kind: 'assign',
  to: { group: val(group), user: null },
});

export function form(
  name: string,
  properties: { readonly [field: string]: Json },
  required: readonly string[] = [],
): CompiledForm {
  return { name, title: name, schema: { type: 'object', properties, required }, ui: {}, personal: [] };
}

export interface Written extends Partial<Omit<CompiledWorkflow, 'body' | 'data'>> {
  readonly steps: readonly CompiledStep[];
  readonly clocks?: readonly CompiledClock[];
  readonly handlers?: readonly CompiledHandler[];
  readonly data?: string;
  readonly forms?: readonly CompiledForm[];
  readonly calendars?: readonly CompiledCalendar[];
  readonly decisions?: readonly CompiledDecision[];
}

export function program({
  steps,
  clocks = [],
  handlers = [],
  forms = [],
  calendars = [],
  decisions = [],
  ...more
}: Written): Program {
  return {
    version: '0'.repeat(64),
    workflow: {
      format: 1,
      name: 'story',
      title: 'Story',
      data: null,
      calendar: null,
      key: null,
      summary: null,
      priority: val(50),
      start: { groups: [], public: false, again: null },
      see: { groups: [] },
      messages: [],
      migrate: {},
      ...more,
      body: { steps, clocks, handlers },
    },
    forms: Object.fromEntries(forms.map((one) => [one.name, one])),
    calendars: Object.fromEntries(calendars.map((one) => [one.name, one])),
    decisions: Object.fromEntries(decisions.map((one) => [one.name, one])),
    dispositions: {},
  };
}
