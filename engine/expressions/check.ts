/** Checking an expression before anything runs: that it parses, and that what it reads can be there. */
import type { ASTNode } from '@marcbachmann/cel-js';
import type { JsonObject } from '../json.js';
import { isJsonObject } from '../json.js';
import { checkComparison } from './check-comparisons.js';
import { nameShape, readField } from './check-names.js';
import { checkTexts } from './check-texts.js';
import type { Checking, ExpressionProblem, Known, Locals } from './checking.js';
import { placeOf } from './code.js';
import { compileExpression } from './compile.js';
import { isLoop } from './comprehensions.js';
import { ExpressionError } from './expression-error.js';
import type { Side } from './kinds-compared.js';
import { any, itemOf, type Shape } from './shape.js';

/** All that is wrong with an expression, in the order of its source. Never throws. */
export function checkExpression(source: string, known: Known): readonly ExpressionProblem[] {
  try {
    const { tree } = compileExpression(source);
    const checking: Checking = { source, known, problems: [] };
    shapeOf(tree, new Map(), checking);
    return checking.problems.toSorted((one, other) => one.offset - other.offset);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const { offset, length } = error.at;
    return [
      { severity: 'error', message: error.problem, worded: error.worded, offset, length, suggestion: null },
    ];
  }
}

/**
 * The schema of the items of the list that an expression gives; null where nothing is known of them. Never throws.
 * One that refers to others by `$ref` is not known either: it can't stand alone.
 */
export function itemSchema(source: string, known: Known): JsonObject | null {
  try {
    const shape = itemOf(shapeOf(compileExpression(source).tree, new Map(), { source, known, problems: [] }));
    if (shape.kind !== 'schema' || !isJsonObject(shape.schema)) return null;
    return JSON.stringify(shape.schema).includes('"$ref"') ? null : shape.schema;
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return null;
  }
}

function shapeOf(node: ASTNode, locals: Locals, checking: Checking): Shape {
  switch (node.op) {
    case 'value':
      return any;
    case 'id':
      return nameShape(node, locals, checking);
    case '.': {
      const [holder, field] = node.args;
      const holderShape = shapeOf(holder, locals, checking);
      return readField(
        holderShape,
        field,
        { ...placeOf(node, checking.source), offset: node.pos, length: field.length },
        checking,
      );
    }
    case '[]': {
      const [holder, index] = node.args;
      const shape = shapeOf(holder, locals, checking);
      shapeOf(index, locals, checking);
      if (index.op !== 'value' || typeof index.args !== 'string') return itemOf(shape);
      return readField(shape, index.args, placeOf(index, checking.source), checking);
    }
    case 'call':
    case 'rcall':
      return callShape(node, locals, checking);
    case '!_':
    case '-_':
      shapeOf(node.args, locals, checking);
      return any;
    case 'map':
      for (const part of node.args.flat()) shapeOf(part, locals, checking);
      return any;
    case '?:': {
      for (const part of node.args) shapeOf(part, locals, checking);
      return any;
    }
    case '==':
    case '!=':
    case 'in':
    case '<':
    case '<=':
    case '>':
    case '>=': {
      const [left, right] = node.args;
      const side = (of: ASTNode): Side => ({ node: of, shape: shapeOf(of, locals, checking) });
      checkComparison(node, [side(left), side(right)], checking);
      return any;
    }
    default:
      for (const part of node.args) if (typeof part !== 'string') shapeOf(part, locals, checking);
      return any;
  }
}

function callShape(
  node: Extract<ASTNode, { readonly op: 'call' | 'rcall' }>,
  locals: Locals,
  checking: Checking,
): Shape {
  if (node.op === 'call') {
    const [name, given] = node.args;
    for (const argument of given) shapeOf(argument, locals, checking);
    checkTexts(name, given, checking);
    return any;
  }
  const [name, receiver, given] = node.args;
  const over = shapeOf(receiver, locals, checking);
  const [variable, ...bodies] = given;
  if (!isLoop(name, given.length) || variable?.op !== 'id') {
    for (const argument of given) shapeOf(argument, locals, checking);
    return any;
  }
  const inner = new Map(locals).set(variable.args, itemOf(over));
  for (const body of bodies) shapeOf(body, inner, checking);
  return name === 'filter' ? over : any;
}
