/** The expressions of templates, alone and wherever they are used: they may read only what the place of use has. */
import { checkExpression } from '../../expressions/check.js';
import { canBeCompiled } from '../../expressions/compile.js';
import type { Definition } from '../tree.js';
import { findDefinition } from '../tree.js';
import { placeInBlock } from '../text-place.js';
import type { Check, Checking } from './checking.js';
import { compiles, knownIn, namesKnown } from './expressions.js';
import { factsOf } from './workflow-in-tree.js';
import { type Worded, worded } from '../../wording/worded.js';

export const checkTemplates: Check = (checking) => {
  for (const definition of checking.tree.definitions)
    if (definition.kind === 'template') compiles(checking, definition);
  const told = new Set<string>();
  for (const inTree of checking.workflows) {
    const known = knownIn(checking, inTree);
    for (const { name, names, at } of factsOf(inTree.definition, 'template_use')) {
      const template = findDefinition(checking.tree, 'template', name);
      if (template === null) continue;
      const all = { ...known, names: namesKnown(checking, inTree, names, known) };
      const where = worded`as ${inTree.definition.file}:${at.line} uses it`;
      checkUse(checking, template, told, where, (source) => checkExpression(source, all));
    }
  }
};

/** Tells each fault of a template once, however many use it. */
function checkUse(
  { error, warning }: Checking,
  template: Definition,
  told: Set<string>,
  where: Worded,
  check: (source: string) => ReturnType<typeof checkExpression>,
): void {
  for (const { source, node, skipped } of factsOf(template, 'expression')) {
    if (!canBeCompiled(source)) continue;
    for (const problem of check(source)) {
      const at = placeInBlock(node, skipped + problem.offset);
      const key = `${template.name} ${at.line}:${at.column} ${problem.message}`;
      if (told.has(key)) continue;
      told.add(key);
      const report = problem.severity === 'error' ? error : warning;
      report(
        template,
        at,
        'bad_expression',
        worded`in the expression "${source}", ${where}: ${problem.worded}`,
        problem.suggestion,
      );
    }
  }
}
