/**
 * What a kind of step is to the interpreter: one object, listed in `kinds.ts`. Behaviours decide, they don't move:
 * each hook answers a `Move`, which the interpreter (`running/make-move.ts`) carries out. So no kind knows the flow.
 */
import type { CompiledBlock, StepCommon } from '../definition.js';
import type { Json, JsonObject } from '../json.js';
import type { Activation, Frame, KeptMessage, OpenCall } from '../state.js';
import type { OutreachReport } from '../outreach/order.js';
import type { Run } from '../running/run.js';
import type { Standpoint } from '../running/standpoint.js';
import type { Move } from './move.js';

/** Where a behaviour stands. */
export interface Here<Step extends StepCommon> {
  readonly run: Run;
  readonly step: Step;
  readonly frame: Frame;
  readonly activation: Activation;
}

/**
 * The hooks of a kind; absent: what it never meets. A hook may throw what `running/failure.ts` knows (a failing
 * expression, data too large): the interpreter makes a failure of the step of it.
 */
export interface StepKind<Step extends StepCommon> {
  /** The blocks in a step, in the order of their positions. */
  readonly blocks?: (step: Step) => readonly CompiledBlock[];
  /** One of its blocks runs at a time and none has names of its own: an administrator may put an instance into the middle of it. */
  readonly oneBlock?: true;
  /**
   * A step that stands has got another definition or (`retimed`) another default calendar; null: it stands as it did.
   * `before` is what it was until now, of the same kind.
   */
  readonly renewed?: (here: Here<Step>, before: Step, retimed: boolean) => Move | null;
  /** The step begins, or begins anew after an incident. */
  readonly enter: (here: Here<Step>) => Move;
  /** The instant that its wait named has come. */
  readonly due?: (here: Here<Step>) => Move;
  /**
   * The instant at which its `due` is to be called, for kinds whose wait depends on data; asked anew after each event. It comes
   * beside the one that the wait names.
   */
  readonly asked?: (from: Standpoint, step: Step, frame: string, wait: Json) => number | null;
  /** Whoever works its contact list tells how far it has come; null: it stands as it did. */
  readonly contacts?: (here: Here<Step>, report: OutreachReport) => Move | null;
  /** The messages that a step may take while it stands. */
  readonly listens?: (step: Step) => readonly string[];
  /** A message that it listens to; null: not this one. */
  readonly message?: (here: Here<Step>, message: KeptMessage) => Move | null;
  /** Its call gave a result. */
  readonly result?: (here: Here<Step>, result: Json) => Move;
  /** An administrator gives a result in the place of what failed; absent: the step ends with it. */
  readonly resolved?: (here: Here<Step>) => Move;
  /** Its call failed; null: it will be tried again, which the kind has seen to. */
  readonly failure?: (here: Here<Step>, call: OpenCall, failure: CallFailure) => Move | null;
  /** The workflow that it called has ended. */
  readonly reported?: (here: Here<Step>, report: Report) => Move;
  /** A step inside one of its blocks, at any depth, has ended by itself; null: it goes on. */
  readonly stepFinished?: (here: Here<Step>) => Move | null;
  /** A block that it began has ended by itself, and is about to be closed (`ended`: its frame); null: it waits for others. */
  readonly blockEnded?: (here: Here<Step>, position: number, ended: Frame) => Move | null;
}

interface Report {
  readonly outcome: string;
  readonly data: JsonObject;
}

interface CallFailure {
  readonly code: string;
  readonly message: string;
  readonly final: boolean;
}
