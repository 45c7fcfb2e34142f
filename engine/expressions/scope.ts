/** What an expression can see. The caller builds one without copying anything of the state: fields are read when asked for. */
import type { Json, JsonObject } from '../json.js';
import type { InstanceFacts } from '../event.js';
import type { ClockState } from '../outcome.js';
import type { StepRecord } from '../state.js';
import type { CompiledCalendar } from '../time/calendar.js';
import type { InstantPlaces } from './instant-places.js';
import type { RunValue } from './run-value.js';
import { Duration, Instant, seen, View } from './run-value.js';

/** `clocks.<clock>`. Instants and spans in milliseconds. */
export interface ClockFacts {
  readonly state: ClockState;
  readonly due: number | null;
  readonly elapsed: number;
  readonly remaining: number | null;
  readonly breached: boolean;
}

/** Where the schemas of a program say that texts are instants; see `programInstants`. */
export interface ProgramInstants {
  readonly data: InstantPlaces | null;
  readonly steps: { readonly [step: string]: InstantPlaces };
  readonly messages: { readonly [message: string]: InstantPlaces };
  /** Of the further names; none where they have no schemas. */
  readonly names?: { readonly [name: string]: InstantPlaces };
}

/** A `State` will do for `instance`. */
interface InstanceScope {
  readonly instance: InstanceFacts;
  readonly key: string | null;
  readonly priority: number;
  readonly startedAt: number;
}

export interface Scope {
  readonly data: JsonObject;
  /** The steps of the workflow; one without a record has the state `none`. */
  readonly stepNames: ReadonlySet<string>;
  readonly step: (name: string) => StepRecord | undefined;
  readonly clockNames: ReadonlySet<string>;
  readonly clock: (name: string) => ClockFacts;
  readonly instance: InstanceScope;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** Inside the handling of a message. */
  readonly message: { readonly name: string; readonly data: Json } | null;
  /** Further names: `item`, `index`, or those given by `as`. */
  readonly names: JsonObject;
  /** Names whose fields are worked out when asked for: a call, in conditions of a contract; a template's clock. They win over `names`. */
  readonly views?: { readonly [name: string]: View };
  readonly instants: ProgramInstants;
  /** `calendar`: the name of the default one. */
  readonly time: {
    readonly calendar: string | null;
    readonly calendars: { readonly [name: string]: CompiledCalendar };
  };
}

export const stepStates = ['none', 'active', 'done', 'skipped', 'cancelled'] as const satisfies readonly (
  StepRecord['state'] | 'none'
)[];
export const clockStates = [
  'pending',
  'running',
  'paused',
  'met',
  'breached',
  'cancelled',
] as const satisfies readonly ClockState[];
export const stepFields = ['state', 'outcome', 'data', 'by', 'at'] as const;
export const clockFields = ['state', 'due', 'elapsed', 'remaining', 'breached'] as const;
export const instanceFields = [
  'id',
  'number',
  'workflow',
  'version',
  'key',
  'channel',
  'started_by',
  'started_at',
  'priority',
  'previous',
] as const;

/** The default calendar; null when the workflow has none. */
export function defaultCalendar(scope: Scope): CompiledCalendar | null {
  const { calendar, calendars } = scope.time;
  return calendar !== null && Object.hasOwn(calendars, calendar) ? (calendars[calendar] ?? null) : null;
}

/** The value of a name that no comprehension has bound; undefined if the scope has no such name. */
export function nameInScope(scope: Scope, name: string): RunValue | undefined {
  if (scope.views !== undefined && Object.hasOwn(scope.views, name)) return scope.views[name];
  if (Object.hasOwn(scope.names, name)) {
    const places = scope.instants.names === undefined ? null : own(scope.instants.names, name);
    return seen(scope.names[name] ?? null, places, defaultCalendar(scope));
  }
  switch (name) {
    case 'data':
      return scope.instants.data === null
        ? scope.data
        : seen(scope.data, scope.instants.data, defaultCalendar(scope));
    case 'steps':
      return new View(
        () => scope.stepNames,
        (step) => (scope.stepNames.has(step) ? stepView(scope, step) : undefined),
      );
    case 'clocks':
      return new View(
        () => scope.clockNames,
        (clock) => (scope.clockNames.has(clock) ? clockView(scope, clock) : undefined),
      );
    case 'instance':
      return new View(
        () => instanceFields,
        (field) => instanceField(scope.instance, field),
      );
    case 'now':
      return new Instant(scope.now);
    case 'message':
      if (scope.message === null) return undefined;
      return seen(
        scope.message.data,
        own(scope.instants.messages, scope.message.name),
        defaultCalendar(scope),
      );
    default:
      return undefined;
  }
}

function stepView(scope: Scope, step: string): View {
  const record = scope.step(step);
  return new View(
    () => stepFields,
    (field) => {
      switch (field) {
        case 'state':
          return record?.state ?? 'none';
        case 'outcome':
          return record?.outcome ?? null;
        case 'data':
          return seen(record?.data ?? null, own(scope.instants.steps, step), defaultCalendar(scope));
        case 'by':
          return record?.by ?? null;
        case 'at':
          return instantOrNull(record?.at ?? null);
        default:
          return undefined;
      }
    },
  );
}

function clockView(scope: Scope, clock: string): View {
  const facts = scope.clock(clock);
  return new View(
    () => clockFields,
    (field) => {
      switch (field) {
        case 'state':
          return facts.state;
        case 'due':
          return instantOrNull(facts.due);
        case 'elapsed':
          return new Duration(facts.elapsed);
        case 'remaining':
          return facts.remaining === null ? null : new Duration(facts.remaining);
        case 'breached':
          return facts.breached;
        default:
          return undefined;
      }
    },
  );
}

function instanceField(
  { instance, key, priority, startedAt }: InstanceScope,
  field: string,
): RunValue | undefined {
  switch (field) {
    case 'id':
    case 'number':
    case 'workflow':
    case 'version':
    case 'channel':
    case 'started_by':
    case 'previous':
      return instance[field];
    case 'key':
      return key;
    case 'priority':
      return priority;
    case 'started_at':
      return new Instant(startedAt);
    default:
      return undefined;
  }
}

function instantOrNull(at: number | null): Instant | null {
  return at === null ? null : new Instant(at);
}

function own(places: { readonly [name: string]: InstantPlaces }, name: string): InstantPlaces | null {
  return Object.hasOwn(places, name) ? (places[name] ?? null) : null;
}
