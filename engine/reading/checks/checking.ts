/** What every check is given: the tree, what exists beside it, and where problems go. */
import type { ServiceDescription } from '../../services.js';
import type { Position } from '../node.js';
import type { Problem, ProblemCode } from '../problem.js';
import type { Definition, Tree } from '../tree.js';
import { inEnglish, type Worded } from '../../wording/worded.js';
import type { WorkflowInTree } from './workflow-in-tree.js';

export interface Checking {
  readonly tree: Tree;
  readonly services: readonly ServiceDescription[];
  /** The groups that somebody belongs to; null where the organisation is not known. */
  readonly peopled: ReadonlySet<string> | null;
  /** Workflows that could be read. */
  readonly workflows: readonly WorkflowInTree[];
  readonly error: (
    where: Definition,
    at: Position,
    code: ProblemCode,
    what: Worded,
    fix?: string | null,
  ) => void;
  readonly warning: (
    where: Definition,
    at: Position,
    code: ProblemCode,
    what: Worded,
    fix?: string | null,
  ) => void;
  /** Tells problems that were found before. */
  readonly tell: (problems: readonly Problem[]) => void;
}

/** One check: looks at the tree and tells all that it finds. */
export type Check = (checking: Checking) => void;

/** Where a check's findings go. */
export function reporter(problems: Problem[], severity: Problem['severity']): Checking['error'] {
  return ({ file }, { line, column }, code, worded, fix) => {
    const problem = { file, line, column, severity, code, message: inEnglish(worded), worded };
    problems.push(fix == null ? problem : { ...problem, fix });
  };
}
