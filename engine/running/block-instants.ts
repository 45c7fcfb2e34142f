/** The instants that expressions in each block see: those of the program, and those of the items around. */
import { itemPlaces, type ItemInstants } from '../expressions/item-instants.js';
import type { ProgramInstants } from '../expressions/scope.js';
import { stepOf } from '../steps/kinds.js';
import type { BlockPlace, StepPlace } from './program-places.js';

/** By the keys of blocks; only those inside of an `each` whose items have instants. Steps come before those inside of them. */
export function blockInstants(
  steps: Iterable<StepPlace>,
  blocks: Iterable<BlockPlace>,
  known: ProgramInstants,
): ReadonlyMap<string, ProgramInstants> {
  const items = new Map<string, ItemInstants>();
  for (const { step: common, block } of steps) {
    const step = stepOf(common);
    if (step.kind !== 'each') continue;
    const outer = namesIn(block, items);
    const places = itemPlaces(step.list, known, outer);
    // An item of which nothing is known hides one of the same name.
    items.set(step.name, { [step.as]: places ?? { fields: {}, items: null, rest: null } });
  }
  const found = new Map<string, ProgramInstants>();
  for (const block of items.size === 0 ? [] : blocks) {
    const names = namesIn(block, items);
    if (Object.keys(names).length > 0) found.set(block.key, { ...known, names });
  }
  return found;
}

/** What the items around a block have; inner ones win. */
function namesIn({ path }: BlockPlace, items: ReadonlyMap<string, ItemInstants>): ItemInstants {
  return Object.assign({}, ...path.map((step) => items.get(String(step)) ?? {})) as ItemInstants;
}
