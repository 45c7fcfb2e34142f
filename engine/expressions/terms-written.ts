/** Terms that are written out inside an expression, so that they can be read before anything runs. */
import type { ASTNode } from '@marcbachmann/cel-js';
import { placeOf } from './code.js';
import { compileExpression } from './compile.js';
import { ExpressionError } from './expression-error.js';
import { partsOf } from './names-used.js';

/** A term's text at `offset` of the source. `calendar`: the one named beside it; null: the default one; undefined: only known when run. */
export interface TermWritten {
  readonly text: string;
  readonly offset: number;
  readonly calendar: string | null | undefined;
}

/** The terms that an expression adds, and the units (as a term of one) that it measures in. None of what can't be compiled. */
export function termsUsed(source: string): readonly TermWritten[] {
  const found: TermWritten[] = [];
  const visit = (node: ASTNode): void => {
    if (node.op === 'call') {
      const [name, given] = node.args;
      const text = textOf(given[name === 'add' ? 1 : 2]);
      const { offset } = placeOf(given[name === 'add' ? 1 : 2] ?? node, source);
      if (name === 'add' && text !== null)
        found.push({ text: text.trim().replace(/^[+-]/, ''), offset, calendar: calendarOf(given[2]) });
      if (name === 'between' && text !== null)
        found.push({ text: `1 ${text.trim()}`, offset, calendar: calendarOf(given[3]) });
    }
    for (const part of partsOf(node)) visit(part);
  };
  const tree = treeOf(source);
  if (tree !== null) visit(tree);
  return found;
}

/** The texts that an expression may give, whichever way its conditions go. None of what can't be compiled. */
export function textsGiven(source: string): readonly Omit<TermWritten, 'calendar'>[] {
  const given = (node: ASTNode): readonly Omit<TermWritten, 'calendar'>[] => {
    if (node.op === '?:') return node.args.slice(1).flatMap(given);
    const text = textOf(node);
    return text === null ? [] : [{ text, offset: placeOf(node, source).offset }];
  };
  const tree = treeOf(source);
  return tree === null ? [] : given(tree);
}

function treeOf(source: string): ASTNode | null {
  try {
    return compileExpression(source).tree;
  } catch (fault) {
    if (fault instanceof ExpressionError) return null;
    throw fault;
  }
}

function textOf(node: ASTNode | undefined): string | null {
  return node?.op === 'value' && typeof node.args === 'string' ? node.args : null;
}

function calendarOf(node: ASTNode | undefined): string | null | undefined {
  return node === undefined ? null : (textOf(node) ?? undefined);
}
