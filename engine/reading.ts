/** The door to reading definitions: texts in, problems and programs out. Workflows may not import it: they get compiled programs. */
export { compareProblems, problemCodes, type Problem, type ProblemCode } from './reading/problem.js';
export { findDefinition, readTree, type Definition, type SourceFile, type Tree } from './reading/tree.js';
export { compile } from './reading/compile.js';
export { checkTree } from './reading/check-tree.js';
