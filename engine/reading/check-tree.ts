/** All that is wrong with a tree: with its files, and between them. */
import { services as firstServices, type ServiceDescription } from '../services.js';
import { reporter, type Checking } from './checks/checking.js';
import { checks } from './checks/list.js';
import { factsOf, workflowInTree } from './checks/workflow-in-tree.js';
import { compareProblems, type Problem } from './problem.js';
import type { Tree } from './tree.js';

/**
 * Checks a tree that was read, against the services that its workflows may call; gives the problems of reading too, all in the
 * order of files, lines and columns. `peopled`: the groups that somebody belongs to, where the organisation is known. Warnings are among them; a tree without errors can be compiled. Never throws.
 */
export function checkTree(
  tree: Tree,
  services: readonly ServiceDescription[] = firstServices,
  peopled: ReadonlySet<string> | null = null,
): readonly Problem[] {
  const found: Problem[] = [];
  const workflows = tree.definitions.flatMap((definition) =>
    definition.kind === 'workflow' && definition.body !== null
      ? [workflowInTree(definition, definition.body)]
      : [],
  );
  // Where two steps have one name, no flow can be told.
  const sound = workflows.filter(
    ({ definition, flow }) => factsOf(definition, 'step').length === flow.steps.size,
  );
  const checking: Checking = {
    tree,
    services,
    peopled,
    workflows: sound,
    error: reporter(found, 'error'),
    warning: reporter(found, 'warning'),
    tell: (problems) => found.push(...problems),
  };
  for (const check of checks) check(checking);
  return [...tree.problems, ...found].sort(compareProblems);
}
