/** Checking an expression before anything runs: that it parses, and that what it reads can be there. */
import type { ASTNode } from '@marcbachmann/cel-js';
import type { JsonObject } from '../json.js';
import { isJsonObject } from '../json.js';
import { parseTerm } from '../time/term.js';
import { placeOf } from './code.js';
import { compileExpression } from './compile.js';
import { isLoop } from './comprehensions.js';
import type { At } from './expression-error.js';
import { ExpressionError } from './expression-error.js';
import { elapsedMs } from './instants.js';
import { neverEqual, withoutOrder } from './kinds-compared.js';
import { nearest } from './nearest.js';
import type { KnownStep, Shape } from './shape.js';
import {
  any,
  clockShape,
  fieldOf,
  instanceShape,
  itemOf,
  namedShape,
  nowShape,
  ofSchema,
  stepShape,
} from './shape.js';
import { strangeValues } from './values-compared.js';
import { inEnglish, worded, type Worded } from '../wording/worded.js';

/** What there is where the expression stands. */
export interface Known {
  /** True where the further names are all that there is: no `data`, `steps`, `clocks`, `instance`, `now`. */
  readonly alone?: boolean;
  /** Names beside `data`, `steps`, `clocks`, `instance` and `now`: `message`, `item`, `index`, … each with its schema, null if it has none. */
  readonly names: { readonly [name: string]: JsonObject | null };
  /** The steps of the workflow. */
  readonly steps: { readonly [step: string]: KnownStep };
  readonly clocks: readonly string[];
  readonly calendars: readonly string[];
  /** The schema of what an instance starts with. */
  readonly data: JsonObject | null;
  /** The paths in `data` that steps save to or set. */
  readonly saved: readonly (readonly string[])[];
}

/** Something wrong, or doubtful, at `offset` of the source (characters from 0). `suggestion`: the known name that was probably meant. */
export interface ExpressionProblem {
  readonly severity: 'error' | 'warning';
  /** In English. */
  readonly message: string;
  readonly worded: Worded;
  readonly offset: number;
  readonly length: number;
  readonly suggestion: string | null;
}

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

interface Checking {
  readonly source: string;
  readonly known: Known;
  readonly problems: ExpressionProblem[];
}

/** The names that loops have bound. */
type Locals = ReadonlyMap<string, Shape>;

function report(
  checking: Checking,
  at: At,
  what: Worded,
  near: string | null,
  severity: 'error' | 'warning' = 'error',
): void {
  const whole = near === null ? what : worded`${what}; did you mean "${near}"?`;
  checking.problems.push({
    severity,
    message: inEnglish(whole),
    worded: whole,
    offset: at.offset,
    length: at.length,
    suggestion: near,
  });
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
    case '>=':
      compared(node, locals, checking);
      return any;
    default:
      for (const part of node.args) if (typeof part !== 'string') shapeOf(part, locals, checking);
      return any;
  }
}

type Comparison = Extract<ASTNode, { readonly op: '==' | '!=' | 'in' | '<' | '<=' | '>' | '>=' }>;

/** Tells what a comparison can't come to, by what is known of its sides. */
function compared(node: Comparison, locals: Locals, checking: Checking): void {
  const [left, right] = node.args;
  const sides = [
    { node: left, shape: shapeOf(left, locals, checking) },
    { node: right, shape: shapeOf(right, locals, checking) },
  ] as const;
  if (node.op !== '==' && node.op !== '!=' && node.op !== 'in') {
    const fails = withoutOrder(...sides);
    if (fails !== null) report(checking, placeOf(node, checking.source), fails, null);
    return;
  }
  const strange = strangeValues({ op: node.op, args: node.args }, sides[0].shape, sides[1].shape);
  for (const { node: written, problem, near } of strange)
    report(checking, placeOf(written, checking.source), problem, near, 'warning');
  const never = node.op === 'in' || strange.length > 0 ? null : neverEqual(...sides);
  if (never !== null) report(checking, placeOf(node, checking.source), never, null, 'warning');
}

function nameShape(node: Extract<ASTNode, { readonly op: 'id' }>, locals: Locals, checking: Checking): Shape {
  const { known, source } = checking;
  const name = node.args;
  const local = locals.get(name);
  if (local) return local;
  if (Object.hasOwn(known.names, name)) return ofSchema(known.names[name] ?? null);
  const shape = known.alone === true ? null : commonShape(name, known);
  if (shape !== null) return shape;
  const common = known.alone === true ? [] : ['data', 'steps', 'clocks', 'instance', 'now'];
  const names = [...common, ...Object.keys(known.names), ...locals.keys()];
  const near = nearest(name, names);
  const message =
    near === null
      ? worded`there is nothing called ${name} here (there is ${names.join(', ')}; a text goes in quotes, "${name}")`
      : worded`there is nothing called ${name} here`;
  report(checking, placeOf(node, source), message, near);
  return any;
}

/** What the names are that there are in every workflow; null for another. */
function commonShape(name: string, known: Known): Shape | null {
  switch (name) {
    case 'data':
      return ofSchema(known.data, known.saved);
    case 'steps': {
      const steps = Object.fromEntries(
        Object.entries(known.steps).map(([name, step]) => [name, stepShape(step)]),
      );
      return namedShape(steps, stepShape({ data: null, outcomes: null }));
    }
    case 'clocks': {
      const clocks = Object.fromEntries(known.clocks.map((clock) => [clock, clockShape]));
      return namedShape(clocks, clockShape);
    }
    case 'instance':
      return instanceShape;
    case 'now':
      return nowShape;
    default:
      return null;
  }
}

function readField(holder: Shape, field: string, at: At, checking: Checking): Shape {
  const { shape, doubt } = fieldOf(holder, field);
  if (doubt === null) return shape;
  const near = nearest(field, doubt.known);
  // In an open schema a field that nobody named is no fault, unless it looks like a slip.
  if (doubt.severity === 'warning' && near === null) return shape;
  const message =
    near === null && doubt.known.length > 0
      ? worded`${doubt.problem}; it has ${doubt.known.slice(0, 12).join(', ')}`
      : doubt.problem;
  report(checking, at, message, near, doubt.severity);
  return shape;
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

/** Durations, units and calendars that are written out can be read now rather than when it is too late. */
function checkTexts(name: string, given: readonly ASTNode[], checking: Checking): void {
  const written = (
    index: number,
    good: (text: string) => boolean,
    what: Worded,
    names: readonly string[] = [],
  ): void => {
    const node = given[index];
    if (node?.op !== 'value' || typeof node.args !== 'string' || good(node.args)) return;
    report(
      checking,
      placeOf(node, checking.source),
      worded`"${node.args}" is ${what}`,
      nearest(node.args, names),
    );
  };
  const { calendars } = checking.known;
  if (name === 'add') {
    written(
      1,
      (text) => parseTerm(text.trim().replace(/^[+-]/, '')) !== null,
      worded`no duration; write e.g. "4 working hours" or "10 working days"`,
    );
    written(2, (text) => calendars.includes(text), worded`no calendar`, calendars);
  }
  if (name === 'between') {
    written(
      2,
      (text) => parseTerm(`1 ${text.trim()}`) !== null,
      worded`no unit; write e.g. "hours", "working hours" or "working days"`,
    );
    written(3, (text) => calendars.includes(text), worded`no calendar`, calendars);
  }
  if (name === 'duration') {
    written(
      0,
      (text) => elapsedMs(text) !== null,
      worded`no elapsed time; write e.g. "4 hours", "PT4H" or "30s"`,
    );
  }
}
