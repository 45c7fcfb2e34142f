/** The door to reading definitions: texts in, problems and programs out. Workflows may not import it: they get compiled programs. */
export { checkTree } from './reading/check-tree.js';
export { calendarOf } from './reading/calendar-of.js';
export { closureOf } from './reading/closure.js';
export { compile } from './reading/compile.js';
export { allKinds } from './reading/kinds.js';
export { languageReference } from './reading/reference/reference.js';
export { languageSchema } from './reading/language-schema.js';
export { problemCodes, type Problem } from './reading/problem.js';
export { retimedProgram } from './reading/retimed-program.js';
export { findDefinition as definitionIn, readTree, type SourceFile, type Tree } from './reading/tree.js';
