/** What a check found of a definition is found again as long as all that it looks at is what it was: at each key of an editor that is nearly everything. */
import type { Problem } from '../problem.js';
import type { Definition, Tree } from '../tree.js';
import { reporter, type Checking } from './checking.js';

interface Found {
  readonly seen: readonly unknown[];
  readonly problems: readonly Problem[];
}

/**
 * Runs one check of one definition, or tells what it found before. `seen` is all that the check looks at beside the definition:
 * definitions and what else stays the same object as long as it is the same.
 */
export type Remembering = (
  checking: Checking,
  definition: Definition,
  seen: readonly unknown[],
  check: (checking: Checking) => void,
) => void;

/** The memory of one check. */
export function remembering(): Remembering {
  const found = new WeakMap<Definition, Found>();
  return (checking, definition, seen, check) => {
    const before = found.get(definition);
    if (before !== undefined && isSame(before.seen, seen)) {
      checking.tell(before.problems);
      return;
    }
    const problems: Problem[] = [];
    check({ ...checking, error: reporter(problems, 'error'), warning: reporter(problems, 'warning') });
    found.set(definition, { seen, problems });
    checking.tell(problems);
  };
}

const aroundTrees = new WeakMap<Tree, readonly Definition[]>();

/** All definitions that a workflow may name, other workflows apart, and the services: what decides of its expressions. */
export function aroundWorkflows({ tree, services }: Checking): readonly unknown[] {
  const known = aroundTrees.get(tree) ?? tree.definitions.filter(({ kind }) => !playing.has(kind));
  aroundTrees.set(tree, known);
  return [services, ...known];
}

const playing: ReadonlySet<Definition['kind']> = new Set(['workflow', 'scenario', 'simulation']);

/** Whether two lists hold the same objects in the same order. */
export function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((each, at) => each === other[at]);
}
