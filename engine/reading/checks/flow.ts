/** Where each step of a workflow can lead: what the checks of reachability, loops and clocks walk along. */
import type {
  Action,
  CompiledBlock,
  CompiledClock,
  CompiledHandler,
  CompiledWorkflow,
} from '../../definition.js';
import { blocksOf } from '../../steps/blocks.js';
import { stepOf, type CompiledStep, type WaitStep } from '../../steps/kinds.js';
import { parseTerm } from '../../time/term.js';

/** A way from one step to another. `instant`: nothing is waited for on it. */
export interface Way {
  readonly to: string;
  readonly instant: boolean;
}

interface StepInFlow {
  readonly step: CompiledStep;
  /** Its number in written order. */
  readonly order: number;
  /** The step above it in its block. */
  readonly above: string | null;
  readonly ways: readonly Way[];
}

export interface Flow {
  readonly first: string | null;
  readonly steps: ReadonlyMap<string, StepInFlow>;
  /** Steps to which handlers and clocks of the whole workflow lead, from wherever it is. */
  readonly fromAnywhere: readonly string[];
}

/** The flow of a workflow, with its inner blocks. */
export function flowOf({ body }: CompiledWorkflow): Flow {
  const steps = new Map<string, StepInFlow>();
  addBlock(steps, body, [], []);
  return {
    first: body.steps[0]?.name ?? null,
    steps,
    fromAnywhere: targets([...body.clocks, ...body.handlers]),
  };
}

/** All steps that can be come to from these, these not included unless a way leads back; `only` says which ways count. */
export function stepsAfter(
  flow: Pick<Flow, 'steps'>,
  from: readonly string[],
  only: (way: Way) => boolean = () => true,
): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...from];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const way of flow.steps.get(name)?.ways ?? []) {
      if (found.has(way.to) || !only(way)) continue;
      found.add(way.to);
      open.push(way.to);
    }
  }
  return found;
}

/** All steps that an instance can come to. */
export function reachableSteps(flow: Flow): ReadonlySet<string> {
  const roots = [...(flow.first === null ? [] : [flow.first]), ...flow.fromAnywhere];
  return new Set([...roots, ...stepsAfter(flow, roots)]);
}

/** Adds a block: `after` is where its end leads, `interrupts` where clocks and handlers around it may lead at any time. */
function addBlock(
  steps: Map<string, StepInFlow>,
  block: CompiledBlock,
  after: readonly Way[],
  interrupts: readonly string[],
): void {
  block.steps.forEach((common, index) => {
    const step = stepOf(common);
    const next = block.steps[index + 1];
    const below = next === undefined ? after : ways([next.name], true);
    const above = block.steps[index - 1]?.name ?? null;
    const around = [
      ...interrupts,
      ...targets([...step.handlers, ...(step.clock === null ? [] : [step.clock])]),
    ];
    const skipped = step.when === null ? [] : below;
    const all = [...skipped, ...finishWays(step, below), ...ways(around, false)];
    if (!steps.has(step.name)) steps.set(step.name, { step, order: steps.size, above, ways: all });
    for (const inner of blocksOf(step))
      addBlock(steps, inner, afterBlock(step, inner, onwardOf(step, below)), [
        ...around,
        ...targets([...inner.clocks, ...inner.handlers]),
      ]);
  });
}

/** Where a step leads that ends by itself. */
function finishWays(step: CompiledStep, below: readonly Way[]): readonly Way[] {
  const onward = onwardOf(step, below);
  switch (step.kind) {
    case 'task':
      return waiting(step.outcomes.flatMap((outcome) => target(outcome.next, onward)));
    case 'do':
    case 'outreach':
    case 'undo':
      return waiting(onward);
    case 'set':
    case 'decide':
    case 'send':
      return onward;
    case 'call':
      return step.waits ? waiting(onward) : onward;
    case 'wait':
      if (waitsNot(step.wait)) return onward;
      return waiting([...onward, ...('else' in step.wait ? target(step.wait.else, []) : [])]);
    case 'choose': {
      const branches = step.branches.flatMap(({ next, block }) =>
        block === null ? target(next, below) : entryOf(block, onward),
      );
      return [...branches, ...(step.branches.some(({ when }) => when === null) ? [] : below)];
    }
    case 'steps':
      return entryOf(step.block, onward);
    case 'parallel':
      return step.branches.flatMap(({ block }) => entryOf(block, onward));
    case 'each':
      // A list may be empty; where its items are waited for, that is no way round a loop in an instant.
      return [...entryOf(step.block, []), ...(passesAtOnce(step.block) ? onward : waiting(onward))];
    case 'end':
      return [];
  }
}

/** Where the end of a block leads that a step holds, if nothing in it says otherwise. */
function afterBlock(step: CompiledStep, block: CompiledBlock, onward: readonly Way[]): readonly Way[] {
  // The next item comes after the last step too; there are only so many, so this is no endless loop.
  if (step.kind === 'each') return [...onward, ...waiting(entryOf(block, []))];
  if (step.kind !== 'parallel') return onward;
  const passed = step.branches.map((branch) => passesAtOnce(branch.block));
  const instant = step.until === 'all' ? passed.every(Boolean) : passed.some(Boolean);
  return instant ? onward : waiting(onward);
}

/** A wait of no length is none. */
function waitsNot(wait: WaitStep['wait']): boolean {
  if ('messages' in wait || 'until' in wait || !('literal' in wait.for)) return false;
  const { literal } = wait.for;
  const term = typeof literal === 'string' ? parseTerm(literal) : null;
  return term !== null && ('ms' in term ? term.ms : term.days) === 0;
}

const passing = new WeakMap<CompiledBlock, boolean>();

/** Whether a block can be gone through without waiting. */
function passesAtOnce(block: CompiledBlock): boolean {
  const known = passing.get(block);
  if (known !== undefined) return known;
  const steps = new Map<string, StepInFlow>();
  // No step is called so: names begin with a letter.
  const out = '';
  addBlock(steps, block, ways([out], true), []);
  const first = block.steps.slice(0, 1).map(({ name }) => name);
  const passes = stepsAfter({ steps }, first, (way) => way.instant).has(out);
  passing.set(block, passes);
  return passes;
}

function onwardOf(step: CompiledStep, below: readonly Way[]): readonly Way[] {
  return target(step.next, below);
}

/** `next`, resolved: `end` leads nowhere, none leads on. */
function target(next: string | null, otherwise: readonly Way[]): readonly Way[] {
  if (next === null) return otherwise;
  return next === 'end' ? [] : ways([next], true);
}

/** The way into a block; past it, where it is empty. */
function entryOf({ steps: [first] }: CompiledBlock, otherwise: readonly Way[]): readonly Way[] {
  return first === undefined ? otherwise : ways([first.name], true);
}

function waiting(to: readonly Way[]): readonly Way[] {
  return to.map((way) => ({ ...way, instant: false }));
}

function ways(to: readonly string[], instant: boolean): readonly Way[] {
  return to.map((each) => ({ to: each, instant }));
}

function targets(from: readonly (CompiledClock | CompiledHandler)[]): readonly string[] {
  const actions: readonly Action[] = from.flatMap((each) =>
    'actions' in each ? each.actions : [...each.at, ...each.every].flatMap((part) => part.actions),
  );
  return actions.flatMap((action) => (action.kind === 'next' && action.next !== 'end' ? [action.next] : []));
}
