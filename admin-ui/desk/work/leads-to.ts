/** Where an outcome leads, by the compiled definition. Walks the JSON as it came, so that no page loads the engine for it. */

export type Leads =
  | { readonly to: 'step'; readonly step: string }
  | { readonly to: 'end' }
  /** The data decide. */
  | { readonly to: 'open' };

interface Step {
  readonly name: string;
  readonly kind: string;
  readonly title: unknown;
  readonly next: string | null;
  readonly outcomes?: readonly { readonly name: string; readonly next: string | null }[];
  readonly show?: readonly string[];
}

/** Steps that do no work of their own: who reads wants to know what comes after. */
const passing: readonly string[] = ['decide', 'set'];

/** Where the outcome of a task's step leads; `open` where the definition is not known. */
export function leadsTo(body: unknown, step: string, outcome: string): Leads {
  const [inner, ...outer] = blocksAround(body, step);
  const own = inner?.steps.find(({ name }) => name === step);
  if (inner === undefined || own === undefined) return { to: 'open' };
  const named = own.outcomes?.find(({ name }) => name === outcome)?.next ?? own.next;
  return followed(inner.steps, named ?? after(inner.steps, step), outer);
}

/** From a step on, past those that do no work of their own, and out of blocks that end with them. */
function followed(block: readonly Step[], from: string | null, outer: readonly Within[]): Leads {
  let at = from;
  for (let hops = 0; hops < 20; hops += 1) {
    if (at === 'end') return { to: 'end' };
    if (at === null) return afterBlock(outer);
    const target = block.find(({ name }) => name === at);
    if (target === undefined) return { to: 'step', step: at };
    if (target.kind === 'end') return { to: 'end' };
    if (target.title !== null || !(passing.includes(target.kind) || target.kind === 'choose'))
      return { to: 'step', step: at };
    if (target.kind === 'choose') return { to: 'open' };
    at = target.next ?? after(block, at);
  }
  return { to: 'open' };
}

/** A block that ends goes on after its step; branches and rounds have others beside them. */
function afterBlock([block, ...outer]: readonly Within[]): Leads {
  if (block === undefined) return { to: 'end' };
  const { steps, through } = block;
  if (through.kind !== 'steps') return { to: 'open' };
  return followed(steps, through.next ?? after(steps, through.name), outer);
}

/** The places in the data that a task's step shows. */
export function shownPlaces(body: unknown, step: string): readonly string[] {
  return blocksAround(body, step)[0]?.steps.find(({ name }) => name === step)?.show ?? [];
}

function after(block: readonly Step[], step: string): string | null {
  return block[block.findIndex(({ name }) => name === step) + 1]?.name ?? null;
}

/** A block, and its step in which the one looked for stands, or which it is. */
interface Within {
  readonly steps: readonly Step[];
  readonly through: Step;
}

/** The blocks around a step, wherever it is nested, the innermost first; empty where it is not found. */
function blocksAround(value: unknown, step: string): readonly Within[] {
  if (typeof value !== 'object' || value === null) return [];
  const { steps } = value as { readonly steps?: unknown };
  if (!Array.isArray(steps)) {
    for (const inner of Object.values(value)) {
      const found = blocksAround(inner, step);
      if (found.length > 0) return found;
    }
    return [];
  }
  const block = steps as readonly Step[];
  const own = block.find(({ name }) => name === step);
  if (own !== undefined) return [{ steps: block, through: own }];
  for (const through of block) {
    const found = blocksAround({ through }, step);
    if (found.length > 0) return [...found, { steps: block, through }];
  }
  return [];
}
