/** What an expression reads, found in its syntax tree. */
import type { ASTNode } from '@marcbachmann/cel-js';
import { compileExpression } from './compile.js';
import { isLoop } from './comprehensions.js';

/** `names`: every name that no loop of the expression binds. `steps`, `clocks`, `data`: the fields read of these; `*` where which one is only known when run. */
export interface NamesUsed {
  readonly names: ReadonlySet<string>;
  readonly steps: ReadonlySet<string>;
  readonly clocks: ReadonlySet<string>;
  readonly data: ReadonlySet<string>;
}

/** The names that an expression uses. @throws ExpressionError (`expression_invalid`) if it can't be compiled */
export function namesUsed(source: string): NamesUsed {
  const used = {
    names: new Set<string>(),
    steps: new Set<string>(),
    clocks: new Set<string>(),
    data: new Set<string>(),
  };
  const visit = (node: ASTNode, bound: ReadonlySet<string>): void => {
    if (node.op === 'id') {
      if (bound.has(node.args)) return;
      used.names.add(node.args);
      fieldSet(used, node.args)?.add('*');
      return;
    }
    const field = fieldRead(node);
    if (field !== null && !bound.has(field.of)) {
      const fields = fieldSet(used, field.of);
      if (fields !== null) {
        used.names.add(field.of);
        fields.add(field.name);
        return;
      }
    }
    if (node.op === 'rcall' && isLoop(node.args[0], node.args[2].length)) {
      const [, receiver, [variable, ...bodies]] = node.args;
      visit(receiver, bound);
      const inner = variable?.op === 'id' ? new Set([...bound, variable.args]) : bound;
      for (const body of bodies) visit(body, inner);
      return;
    }
    for (const part of partsOf(node)) visit(part, bound);
  };
  visit(compileExpression(source).tree, new Set());
  return used;
}

function fieldSet(
  used: { readonly [of in 'steps' | 'clocks' | 'data']: Set<string> },
  name: string,
): Set<string> | null {
  return name === 'steps' || name === 'clocks' || name === 'data' ? used[name] : null;
}

/** `data.x` or `data["x"]`. */
function fieldRead(node: ASTNode): { readonly of: string; readonly name: string } | null {
  if (node.op === '.' && node.args[0].op === 'id') return { of: node.args[0].args, name: node.args[1] };
  if (node.op !== '[]' || node.args[0].op !== 'id') return null;
  const [holder, index] = node.args;
  return index.op === 'value' && typeof index.args === 'string'
    ? { of: holder.args, name: index.args }
    : null;
}

/** The nodes right below a node. */
export function partsOf(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '.':
    case '.?':
      return [node.args[0]];
    case '!_':
    case '-_':
      return [node.args];
    case 'call':
      return node.args[1];
    case 'rcall':
      return [node.args[1], ...node.args[2]];
    case 'map':
      return node.args.flat();
    default:
      return node.args;
  }
}
