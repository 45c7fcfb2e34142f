/** A condition over one record whose fields have kinds: asked of a million records, it is compiled once. */
import type { Condition } from '../definition.js';
import { compileExpression } from './compile.js';
import { evaluateCondition } from './evaluate.js';
import { ExpressionError } from './expression-error.js';
import { Duration, Instant, View, type RunValue } from './run-value.js';
import type { Scope } from './scope.js';

/** Instants and durations are milliseconds in the record. */
type FieldKind = 'instant' | 'duration' | 'text' | 'number' | 'boolean';
type RecordKinds = Readonly<Record<string, FieldKind>>;
type RecordSeen = Readonly<Record<string, string | number | boolean | null>>;

/**
 * Whether a condition that sees the record under `name` holds of it; null where it has no value (a field that is null is
 * compared, say).
 * @throws ExpressionError (`expression_invalid`) at once for a text that can't be compiled
 */
export function recordCondition(
  condition: Condition,
  name: string,
  kinds: RecordKinds,
): (record: RecordSeen) => boolean | null {
  const compiled = compileExpression(condition);
  let seen: RecordSeen = {};
  const view = new View(
    () => Object.keys(kinds),
    (field) => (Object.hasOwn(kinds, field) ? valueOf(seen[field] ?? null, kinds[field]) : undefined),
  );
  const scope: Scope = { ...nothingElse, views: { [name]: view } };
  return (record) => {
    seen = record;
    try {
      return evaluateCondition(compiled, scope);
    } catch (error) {
      if (error instanceof ExpressionError) return null;
      throw error;
    }
  };
}

function valueOf(value: string | number | boolean | null, kind: FieldKind | undefined): RunValue {
  if (typeof value !== 'number') return value;
  if (kind === 'duration') return new Duration(value);
  return kind === 'instant' ? new Instant(value) : value;
}

const nothingElse: Scope = {
  data: {},
  stepNames: new Set(),
  step: () => undefined,
  clockNames: new Set(),
  clock: (name) => {
    throw new RangeError(`there is no clock ${name} here`);
  },
  instance: {
    instance: {
      ...{ id: '', number: '', workflow: '', version: '' },
      ...{ channel: null, started_by: null, previous: null },
    },
    ...{ key: null, priority: 0, startedAt: 0 },
  },
  now: 0,
  message: null,
  names: {},
  instants: { data: null, steps: {}, messages: {} },
  time: { calendar: null, calendars: {} },
};
