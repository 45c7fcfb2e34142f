/**
 * CEL text to syntax tree. The parser is the library's, the running is ours: the language's values (mixed numbers,
 * instants by schema, steps that are never null, a deep `has`) differ from CEL's at every operator.
 */
import type { ASTNode } from '@marcbachmann/cel-js';
import { Environment, ParseError } from '@marcbachmann/cel-js';
import { invalid } from './expression-error.js';
import { type Worded, asSaid, worded } from '../wording/worded.js';

/** Bounds of one expression: characters, nodes of its tree, nesting. */
const limits = { characters: 4_000, nodes: 500, depth: 60 } as const;

const parser = new Environment({
  unlistedVariablesAreDyn: true,
  limits: {
    maxAstNodes: limits.nodes,
    maxDepth: limits.depth,
    maxListElements: limits.nodes,
    maxMapEntries: limits.nodes,
    maxCallArguments: 8,
  },
});

/** @throws ExpressionError (`expression_invalid`), with the offset, for what is no CEL or goes over the limits */
export function parse(source: string): ASTNode {
  if (source.length > limits.characters) {
    const at = { source, offset: limits.characters, length: 1 };
    throw invalid(
      worded`an expression may have ${limits.characters} characters, this one has ${source.length}`,
      at,
    );
  }
  // Signs before an operand are the one recursion that the library doesn't bound.
  const signs = /(?:[!-]\s*){20}/.exec(source);
  if (signs)
    throw invalid(worded`too many signs in a row`, { source, offset: signs.index, length: signs[0].length });
  try {
    return parser.parse(source).ast;
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const offset = Math.min(error.range?.start ?? 0, Math.max(0, source.length - 1));
    const end = Math.max(offset + 1, error.range?.end ?? 0);
    throw invalid(explain(error, source.slice(offset, end)), { source, offset, length: end - offset });
  }
}

/** How other languages write CEL's operators. */
const operators: { readonly [written: string]: string } = {
  and: '&&',
  AND: '&&',
  '&': '&&',
  or: '||',
  OR: '||',
  '|': '||',
  '=': '==',
  not: '!',
  is: '==',
  '<>': '!=',
};

const tokens: { readonly [name: string]: string } = {
  EOF: 'the end',
  RPAREN: ')',
  LPAREN: '(',
  RBRACKET: ']',
  LBRACKET: '[',
  RBRACE: '}',
  LBRACE: '{',
  COLON: ':',
  COMMA: ',',
  DOT: '.',
  QUESTION: '?',
  IDENTIFIER: 'a name',
  MULTIPLY: '*',
  DIVIDE: '/',
  MODULO: '%',
  PLUS: '+',
  MINUS: '-',
  NOT: '!',
  AND: '&&',
  OR: '||',
  EQ: '==',
  NE: '!=',
  LT: '<',
  LE: '<=',
  GT: '>',
  GE: '>=',
  IN: 'in',
  NUMBER: 'a number',
  STRING: 'a text',
  BOOLEAN: 'true or false',
  NULL: 'null',
  BYTES: 'bytes',
};

function explain(error: ParseError, found: string): Worded {
  if (error.code === 'unexpected_character') {
    return Object.hasOwn(operators, found)
      ? worded`'${found}' is not expected here; write ${operators[found] ?? ''}`
      : worded`'${found}' is not expected here`;
  }
  if (error.code === 'invalid_macro_argument' && !error.summary.startsWith('has')) {
    return worded`the first argument must be the name to give to each item, as in data.list.map(x, x.name)`;
  }
  if (error.code === 'limit_exceeded') {
    return worded`the expression is too large or too deeply nested (${limits.nodes} parts, ${limits.depth} deep)`;
  }
  const text = error.summary.replaceAll(/\b[A-Z]{2,}\b/g, (name) => tokens[name] ?? name);
  return asSaid(text.charAt(0).toLowerCase() + text.slice(1));
}
