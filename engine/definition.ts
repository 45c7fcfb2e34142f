/**
 * The compiled form of a definition: what reading makes of the YAML, and all that running needs.
 * Plain JSON throughout, so that it can be stored, hashed, shown in the browser and compared.
 */
import type { Json, JsonObject } from './json.js';
import type { CompiledCalendar } from './time/calendar.js';
import type { WhenClosed } from './time/occurrences.js';

/** A title: one text, or a text by language. */
export type Title = string | { readonly [language: string]: string };

/** A value as written: literal JSON, an expression (its CEL text without the `=`), or a list or map that holds some. */
export type Value =
  | { readonly literal: Json }
  | { readonly expression: string }
  | { readonly list: readonly Value[] }
  | { readonly map: { readonly [key: string]: Value } };

/** A condition: CEL text, without the `=`. */
export type Condition = string;

/** A place in `data` that something is saved to: `a.b`, or with `append` the list at that place. */
export interface SavePath {
  readonly path: readonly string[];
  readonly append: boolean;
}

/** A form: the JSON Schema of its data, how it is shown, and which places hold personal data (JSON pointers, `*` for any item). */
export interface CompiledForm {
  readonly name: string;
  readonly title: Title;
  readonly schema: JsonObject;
  readonly ui: JsonObject;
  readonly personal: readonly string[];
}

/** A part of a template's text: as it is written, or an expression whose value stands in its place. */
export type TextPart = string | { readonly expression: string };

/** A template in one language. */
interface TemplateText {
  /** Empty where the template has one text for all languages. */
  readonly language: string;
  readonly subject: readonly TextPart[];
  readonly body: readonly TextPart[];
}

/** A template: its languages in written order, of which the first stands in for those that are missing. */
export interface CompiledTemplate {
  readonly name: string;
  readonly texts: readonly TemplateText[];
}

/** What arrives by a channel: the data that it starts an instance with, and the message that an answer becomes. */
export interface CompiledChannel {
  readonly name: string;
  /** The form's data, of a `message` that came in; null: none. */
  readonly with: Value | null;
  readonly reply: string | null;
}

/** Who an action or a task addresses; each may be an expression that gives a name or a list of names. */
export interface Addressee {
  readonly group: Value | null;
  readonly user: Value | null;
}

/** One action of a clock or a handler. */
export type Action =
  | {
      readonly kind: 'notify';
      readonly to: Addressee;
      readonly assignee: boolean;
      readonly template: string | null;
    }
  | { readonly kind: 'priority'; readonly value: Value }
  | { readonly kind: 'raise_priority'; readonly by: Value }
  | { readonly kind: 'assign'; readonly to: Addressee }
  | { readonly kind: 'set'; readonly entries: readonly SetEntry[] }
  | { readonly kind: 'do'; readonly service: string; readonly with: Value | null }
  | { readonly kind: 'run'; readonly workflow: string; readonly with: Value | null }
  | { readonly kind: 'retime'; readonly clock: string; readonly within: Value }
  | { readonly kind: 'next'; readonly next: string };

/** One assignment of a `set`: its path in `data`, and its value. */
export interface SetEntry {
  readonly path: SavePath;
  readonly value: Value;
}

/** What starts or stops a clock. */
export type ClockEvent =
  | { readonly on: 'start' }
  | { readonly on: 'end' }
  | { readonly on: 'entered'; readonly step: string }
  | { readonly on: 'claimed'; readonly step: string }
  | { readonly on: 'done'; readonly step: string }
  | { readonly on: 'outcome'; readonly step: string; readonly outcome: string }
  | { readonly on: 'message'; readonly message: string }
  | { readonly on: 'instant'; readonly at: Value };

/** When a threshold acts: a share of the term, or an offset (a duration text; `before` or after the end). */
export type Threshold = { readonly share: number } | { readonly offset: string; readonly before: boolean };

/** A clock as defined; `step` names the step whose `within` made it, null for one of a `clocks` map. */
export interface CompiledClock {
  readonly name: string;
  readonly title: Title;
  readonly step: string | null;
  readonly within: Value;
  readonly calendar: string | null;
  readonly when: Condition | null;
  readonly from: readonly ClockEvent[];
  readonly until: readonly ClockEvent[];
  readonly pause: readonly string[];
  readonly measure: string | null;
  readonly at: readonly {
    readonly label: string;
    readonly threshold: Threshold;
    readonly actions: readonly Action[];
  }[];
  readonly every: readonly { readonly period: string; readonly actions: readonly Action[] }[];
}

/** A handler of a message (`message` its name) or of an error (`code` null: any). */
export interface CompiledHandler {
  readonly on: { readonly message: string } | { readonly error: string | null };
  readonly actions: readonly Action[];
}

/**
 * What every step has. Each kind adds its own in `steps/<kind>.ts`; `steps/kinds.ts` has their union, and `stepOf` to narrow to it.
 * (A block can't name the union itself: kinds that hold blocks would then import one another in a circle.)
 */
export interface StepCommon {
  readonly kind: string;
  readonly name: string;
  readonly title: Title | null;
  readonly when: Condition | null;
  readonly next: string | null;
  readonly save: SavePath | null;
  readonly happened: Value | null;
  readonly handlers: readonly CompiledHandler[];
  /** The clock that `within` makes, named like the step. */
  readonly clock: CompiledClock | null;
}

/** Steps in their order of flow, with the clocks and handlers of their scope. */
export interface CompiledBlock {
  readonly steps: readonly StepCommon[];
  readonly clocks: readonly CompiledClock[];
  readonly handlers: readonly CompiledHandler[];
}

/** What a decision is given: the JSON Schema of each input, by name. */
export interface DecisionInputs {
  readonly [input: string]: { readonly type: string } | { readonly type: string; readonly format: string };
}

/** A decision table. Its conditions and values see the inputs by their names, and nothing else. */
export interface CompiledDecision {
  readonly name: string;
  readonly title: Title | null;
  readonly inputs: DecisionInputs;
  readonly policy: 'first' | 'unique' | 'collect';
  /** `when` null: the last rule, which fits when no other does. */
  readonly rules: readonly { readonly when: Condition | null; readonly then: Value }[];
}

/** What an attempt to reach a contact can end in. Attempts whose outcome isn't final are repeated, `retryAfter` a term's text. */
export interface CompiledDisposition {
  readonly name: string;
  readonly title: Title | null;
  readonly rollsUp: string;
  readonly aapor: string | null;
  readonly final: boolean;
  readonly skill: string | null;
  readonly retryAfter: string | null;
  /** True: once nobody tries again the contact stays open, for the person to answer. Absent in what was compiled before. */
  readonly awaitsAnswer?: boolean;
}

export interface CompiledDispositions {
  readonly name: string;
  readonly title: Title | null;
  readonly channel: Channel | null;
  readonly outcomes: readonly CompiledDisposition[];
}

/** The ways in which the contacts of a list are worked. */
export type Channel = 'phone' | 'email' | 'web' | 'fax' | 'recorded' | 'task' | 'workflow';

/** A message that the workflow declares: who may send it, and what it carries. */
export interface CompiledMessage {
  readonly name: string;
  readonly title: Title | null;
  readonly form: string | null;
  readonly groups: readonly string[] | null;
}

/** When a workflow starts by itself: a cron text of five fields in the calendar's zone (null: the workflow's), and the data that it starts with. */
export interface StartEvery {
  readonly cron: string;
  readonly calendar: string | null;
  /** What becomes of an instant at which the calendar is closed; absent: `shift`. */
  readonly closed?: WhenClosed;
  readonly with: Value | null;
}

/** A workflow, compiled. */
export interface CompiledWorkflow {
  readonly format: 1;
  readonly name: string;
  readonly title: Title;
  readonly data: string | null;
  readonly calendar: string | null;
  readonly key: Value | null;
  readonly summary: Value | null;
  readonly priority: Value;
  readonly start: {
    readonly groups: readonly string[];
    readonly public: boolean;
    readonly again: string | null;
    /** Absent in what was compiled before there were channels. */
    readonly channels?: readonly CompiledChannel[];
    /** The message that starts it, if one does. */
    readonly message?: string;
    readonly every?: StartEvery;
  };
  readonly see: { readonly groups: readonly string[] };
  /** Fields of its data by which its contacts are told apart in reports; absent: those of the same name. */
  readonly dimensions?: { readonly [name: string]: string };
  readonly messages: readonly CompiledMessage[];
  readonly body: CompiledBlock;
  readonly migrate: { readonly [from: string]: string };
}

/**
 * All that `advance` needs to run one version of a workflow. `version` is the hash of the closure
 * (workflow, forms, calendars, decisions), as 64 hexadecimal digits.
 */
export interface Program {
  readonly version: string;
  readonly workflow: CompiledWorkflow;
  readonly forms: { readonly [name: string]: CompiledForm };
  readonly calendars: { readonly [name: string]: CompiledCalendar };
  readonly decisions: { readonly [name: string]: CompiledDecision };
  readonly dispositions: { readonly [name: string]: CompiledDispositions };
  /** Absent in what was compiled before templates were rendered by the engine. */
  readonly templates?: { readonly [name: string]: CompiledTemplate };
}
