/** What a task shows beside its form are places that data can have. */
import { checkExpression } from '../../expressions/check.js';
import { canBeCompiled } from '../../expressions/compile.js';
import type { Check, Checking } from './checking.js';
import { knownIn } from './expressions.js';
import { aroundWorkflows, remembering } from './remembered.js';
import { factsOf, type WorkflowInTree } from './workflow-in-tree.js';
import { worded } from '../../wording/worded.js';

/** A place is read as an expression would read it. */
const asRead = 'data.';

const ofShown = remembering();

export const checkShownPlaces: Check = (checking) => {
  const around = aroundWorkflows(checking);
  for (const inTree of checking.workflows)
    ofShown(checking, inTree.definition, around, (own) => checkShownOf(own, inTree));
};

function checkShownOf(checking: Checking, inTree: WorkflowInTree): void {
  const shown = factsOf(inTree.definition, 'shown');
  if (shown.length === 0) return;
  const known = knownIn(checking, inTree);
  for (const { path, at } of shown) {
    const source = asRead + path;
    // A field may be called as CEL calls something of its own.
    if (!canBeCompiled(source)) continue;
    for (const { severity, worded: what, offset, suggestion } of checkExpression(source, known)) {
      const report = severity === 'error' ? checking.error : checking.warning;
      const place = { line: at.line, column: at.column + offset - asRead.length };
      report(inTree.definition, place, 'unknown_field', worded`"${path}" is shown: ${what}`, suggestion);
    }
  }
}
