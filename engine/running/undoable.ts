/**
 * Finished services that can be taken back. What an undo says is worked out when it is made, with the data of that time,
 * the result of the very call that it takes back, and the item that this was about, even when that is over.
 */
import type { StepCommon, Value } from '../definition.js';
import { namesUsed } from '../expressions/names-used.js';
import type { Json, JsonObject } from '../json.js';
import type { Frame, StepRecord, Undoable } from '../state.js';
import { branchesOf, mainBranch } from './frames.js';
import type { Run } from './run.js';
import { serviceInput } from './templates.js';

/** How a step's service is taken back. */
export interface Undo {
  readonly service: string;
  readonly with: Value | null;
}

/** Notes that a step's service has given its result, so that it can be taken back. */
export function noteUndoable(
  run: Run,
  {
    step,
    frame,
    undo,
    result,
  }: { readonly step: string; readonly frame: Frame; readonly undo: Undo; readonly result: Json },
): void {
  const branches = branchesOf(run.draft, frame.id).toReversed();
  const items = branches
    .filter((branch) => branch !== mainBranch)
    .map((branch) => run.draft.branches[branch]);
  const own: StepRecord = {
    state: 'done',
    outcome: null,
    data: result,
    by: null,
    at: run.at,
    enteredAt: run.at,
  };
  const seen = stepsRead(undo.with);
  const around = items
    .flatMap((item) => Object.entries(item?.steps ?? {}))
    .filter(([name]) => seen.has('*') || seen.has(name));
  const names = Object.assign({}, ...items.map((item) => item?.names)) as JsonObject;
  const records = { ...Object.fromEntries(around), [step]: own };
  run.draft.undoable = [...run.draft.undoable, { step, branches, names, records }];
}

/**
 * The service to take back next, the one that finished last: of those in a block (null: of all). A block inside an
 * `each` that also holds `frame` is that of its own item.
 */
export function lastUndoable(run: Run, frame: Frame, block: string | null): Undoable | null {
  const of = block === null ? null : placeOf(run, block);
  const shared = of === null ? 0 : eachesShared(run, frame, of.path);
  const own = branchesOf(run.draft, frame.id).toReversed()[shared];
  const found = run.draft.undoable.findLast(
    ({ step, branches }) =>
      (of === null || isInside(run, step, of)) && branches[shared] === own && undoOf(run, step) !== null,
  );
  return found ?? null;
}

/** It is being taken back: that happens once. */
export function dropUndoable(run: Run, one: Undoable): void {
  run.draft.undoable = run.draft.undoable.filter((other) => other !== one);
}

/** How to take a service back, and with what. @throws what `failure.ts` knows */
export function undoCall(run: Run, one: Undoable): { readonly service: string; readonly input: JsonObject } {
  const undo = undoOf(run, one.step);
  if (undo === null)
    throw new Error(`The definition has no undo of ${one.step}: the state is of another version.`);
  // What it sees is that of a branch of its own, made for the purpose: its item may be gone.
  const branch = { parent: around(run, one), steps: one.records, names: one.names };
  const frame = { id: seenFrom, branch: seenFrom, owner: null, path: [], active: null };
  const draft = {
    ...run.draft,
    branches: { ...run.draft.branches, [seenFrom]: branch },
    frames: { ...run.draft.frames, [seenFrom]: frame },
  };
  const use = { frame: seenFrom, message: null, clock: null };
  return { service: undo.service, input: serviceInput({ ...run, draft }, use, undo.service, undo.with) };
}

const seenFrom = 'undo';

/** The innermost branch around it that is still there. */
function around(run: Run, { branches }: Undoable): string {
  return branches.findLast((branch) => Object.hasOwn(run.draft.branches, branch)) ?? mainBranch;
}

function undoOf(run: Run, name: string): Undo | null {
  const step = run.index.steps.get(name)?.step as (StepCommon & { readonly undo?: Undo | null }) | undefined;
  return step?.undo ?? null;
}

/** Where a block is: the step that holds it, with its position for one branch of a `parallel`. */
interface Place {
  readonly step: string;
  readonly position: number | null;
  readonly path: readonly (string | number)[];
}

function placeOf(run: Run, block: string): Place {
  const holder = run.index.steps.get(block);
  if (holder !== undefined) return { step: block, position: null, path: holder.block.path };
  for (const { step, block: around } of run.index.steps.values()) {
    const { branches = [] } = step as { readonly branches?: readonly { readonly name?: string }[] };
    const position = branches.findIndex(({ name }) => name === block);
    if (position >= 0) return { step: step.name, position, path: around.path };
  }
  throw new Error(`The workflow ${run.program.workflow.name} has no block ${block} to undo.`);
}

function isInside(run: Run, name: string, { step, position }: Place): boolean {
  const path = run.index.steps.get(name)?.block.path ?? [];
  const at = path.indexOf(step);
  return at >= 0 && (position === null || path[at + 1] === position);
}

/** How many `each` a frame and a block stand in together. */
function eachesShared(run: Run, frame: Frame, path: readonly (string | number)[]): number {
  const apart = path.findIndex((part, at) => frame.path[at] !== part);
  const common = apart < 0 ? path : path.slice(0, apart);
  return common.filter((part) => typeof part === 'string' && run.index.steps.get(part)?.step.kind === 'each')
    .length;
}

function stepsRead(value: Value | null): ReadonlySet<string> {
  if (value === null || 'literal' in value) return new Set();
  if ('expression' in value) return namesUsed(value.expression).steps;
  const parts = 'list' in value ? value.list : Object.values(value.map);
  return new Set(parts.flatMap((part) => [...stepsRead(part)]));
}
