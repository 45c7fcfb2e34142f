/** A program as running looks things up in it; made by `program-index.ts`. */
import type { ClockEvent, CompiledBlock, CompiledClock, StepCommon } from '../definition.js';
import type { ProgramInstants } from '../expressions/scope.js';

/** A block and where it stands: `key` is `<step>/<position>`, empty for the body. */
export interface BlockPlace {
  readonly key: string;
  readonly block: CompiledBlock;
  readonly path: readonly (string | number)[];
}

export interface StepPlace {
  readonly step: StepCommon;
  readonly block: BlockPlace;
  readonly position: number;
  /** What clocks do when it is entered, claimed, done. */
  readonly entered: readonly ClockMove[];
  readonly claimed: readonly ClockMove[];
  readonly done: readonly ClockMove[];
  /** The clocks that stand still during it. */
  readonly pauses: readonly ClockPlace[];
}

/** What a clock does at an event: whether a running lap stops, and which of its `from` events begins one (null: none). */
export interface ClockMove {
  readonly place: ClockPlace;
  readonly stops: boolean;
  readonly begins: number | null;
}

/** A clock; `order` is its place in the text, `block` the key of the block whose scope it has (or whose step it times). */
export interface ClockPlace {
  readonly clock: CompiledClock;
  readonly order: number;
  readonly block: string;
  /** True where `end` is among its `until`: then it doesn't end as cancelled. A step's clock runs until the step is left. */
  readonly endsWithScope: boolean;
}

export interface ProgramIndex {
  readonly steps: ReadonlyMap<string, StepPlace>;
  readonly blocks: ReadonlyMap<string, BlockPlace>;
  readonly clocks: ReadonlyMap<string, ClockPlace>;
  /** The clocks of a block's scope, in written order. */
  readonly blockClocks: ReadonlyMap<string, readonly ClockPlace[]>;
  /** What clocks of a block's scope do when it opens, in written order. */
  readonly blockStarts: ReadonlyMap<string, readonly ClockMove[]>;
  /** What clocks do at an event (see `eventKey`), in written order. */
  readonly clocksOn: ReadonlyMap<string, readonly ClockMove[]>;
  /** The clocks that start or stop at an instant of the data. */
  readonly clocksAtInstants: readonly ClockPlace[];
  /** All messages that the workflow names: declared, waited for, handled, or a clock's. */
  readonly messages: ReadonlySet<string>;
  readonly stepNames: ReadonlySet<string>;
  readonly clockNames: ReadonlySet<string>;
  readonly instants: ProgramInstants;
  /** What blocks inside of an `each` see in its place, by their keys. */
  readonly blockInstants: ReadonlyMap<string, ProgramInstants>;
}

/** The key of the block at the end of a path: `<step>/<position>`, empty for the body. */
export function blockKey(path: readonly (string | number)[]): string {
  const { length } = path;
  return length === 0 ? '' : `${String(path[length - 2])}/${String(path[length - 1])}`;
}

/** What tells clock events apart, as one text; null for an instant. */
export function eventKey(event: ClockEvent): string | null {
  switch (event.on) {
    case 'start':
    case 'end':
      return event.on;
    case 'entered':
    case 'claimed':
    case 'done':
      return `${event.on}:${event.step}`;
    case 'outcome':
      return `outcome:${event.step}:${event.outcome}`;
    case 'message':
      return `message:${event.message}`;
    case 'instant':
      return null;
  }
}
