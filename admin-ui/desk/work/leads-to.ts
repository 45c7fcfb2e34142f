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
  const block = blockWith(body, step);
  const own = block?.find(({ name }) => name === step);
  if (block === null || own === undefined) return { to: 'open' };
  const named = own.outcomes?.find(({ name }) => name === outcome)?.next ?? own.next;
  let at = named ?? after(block, step);
  for (let hops = 0; hops < 20; hops += 1) {
    if (at === null || at === 'end') return { to: 'end' };
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

/** The places in the data that a task's step shows. */
export function shownPlaces(body: unknown, step: string): readonly string[] {
  return blockWith(body, step)?.find(({ name }) => name === step)?.show ?? [];
}

function after(block: readonly Step[], step: string): string | null {
  return block[block.findIndex(({ name }) => name === step) + 1]?.name ?? null;
}

/** The steps of the block that holds this one, wherever it is nested. */
function blockWith(value: unknown, step: string): readonly Step[] | null {
  if (typeof value !== 'object' || value === null) return null;
  const { steps } = value as { readonly steps?: unknown };
  if (Array.isArray(steps) && (steps as readonly Step[]).some(({ name }) => name === step))
    return steps as readonly Step[];
  for (const inner of Object.values(value)) {
    const found = blockWith(inner, step);
    if (found !== null) return found;
  }
  return null;
}
