/** What readers find out beside the compiled form, which knows no places: each fact with the place that a check would blame. */
import type { Entry, Position, ScalarNode } from './node.js';

/** Kinds of things that one definition names in another, or a step in another step. */
export type Named =
  | 'form'
  | 'calendar'
  | 'template'
  | 'decision'
  | 'dispositions'
  | 'questionnaire'
  | 'contract'
  | 'service'
  | 'step'
  | 'clock'
  | 'message'
  | 'block'
  | 'workflow';

/** A name that expressions see in some places: `message`, of one of these messages, or an error for none. */
export interface KnownName {
  readonly name: string;
  readonly messages: readonly string[];
  /** What else it is: the clock of the actions or whom an outreach writes to (seen by templates only), what came in by a channel, the instant of a schedule, or an item of an `each` and its place. */
  readonly of?: 'clock' | 'invited' | 'contact' | 'schedule' | 'item' | 'index';
  /** The expression of the list that an item is of, with the names that it sees; null where it is written out. */
  readonly items?: { readonly source: string; readonly names: readonly KnownName[] } | null;
}

export type Fact =
  /** A name used; it has to exist. */
  | { readonly fact: 'name'; readonly of: Named; readonly name: string; readonly at: Position }
  /** A step defined, with the block it is in. */
  | { readonly fact: 'step'; readonly name: string; readonly at: Position; readonly block: readonly string[] }
  /** A branch of a `parallel`. */
  | { readonly fact: 'branch'; readonly name: string; readonly at: Position }
  /** A clock defined, by a `clocks` map or by the `within` of `step`. */
  | { readonly fact: 'clock'; readonly name: string; readonly at: Position; readonly step: string | null }
  /** A `next`: `to` a step or `end`, from inside `block`. */
  | { readonly fact: 'next'; readonly to: string; readonly at: Position; readonly block: readonly string[] }
  /** An expression; `skipped` counts the characters of the text before it (the `=`, blanks). */
  | {
      readonly fact: 'expression';
      readonly source: string;
      readonly node: ScalarNode;
      readonly skipped: number;
      readonly names: readonly KnownName[];
      readonly block: readonly string[];
    }
  /** A duration written out; `calendar` as its clock says, null: the workflow's. `clock` is null for a wait. */
  | {
      readonly fact: 'term';
      readonly text: string;
      readonly at: Position;
      readonly calendar: string | null;
      readonly clock: string | null;
    }
  /** A calendar given to one clock. */
  | { readonly fact: 'clock_calendar'; readonly clock: string; readonly name: string; readonly at: Position }
  /** An event in `from` or `until` of a clock, as written. */
  | {
      readonly fact: 'event';
      readonly clock: string;
      readonly of: 'from' | 'until';
      readonly text: string;
      readonly at: Position;
    }
  /** A template used, with the names that its expressions see there. One read out of an expression (`perhaps`) need not be a template. */
  | {
      readonly fact: 'template_use';
      readonly name: string;
      readonly at: Position;
      readonly names: readonly KnownName[];
      readonly perhaps: boolean;
    }
  /** A call of a service: the parameters given by name, null where an expression gives all of them. */
  | {
      readonly fact: 'call';
      readonly service: string;
      readonly at: Position;
      readonly given: readonly Entry[] | null;
    }
  /** A use of a decision: the inputs given by name, null where an expression gives all of them. */
  | {
      readonly fact: 'decide';
      readonly decision: string;
      readonly at: Position;
      readonly given: readonly Entry[] | null;
    }
  /** A service level of a contract, and how it is measured. */
  | { readonly fact: 'level'; readonly code: string; readonly at: Position; readonly of: string }
  /** The start of another workflow, by a step or an action: the data given by name, null where an expression gives all. */
  | {
      readonly fact: 'start';
      readonly workflow: string;
      readonly at: Position;
      readonly given: readonly Entry[] | null;
    }
  /** A group of the organisation, named. */
  | { readonly fact: 'group'; readonly name: string; readonly at: Position }
  /** A place in data that a task shows. */
  | { readonly fact: 'shown'; readonly path: string; readonly at: Position }
  /** A message to another instance; `workflow` null: to every workflow that it starts. */
  | {
      readonly fact: 'sent';
      readonly message: string;
      readonly workflow: string | null;
      readonly at: Position;
      readonly given: readonly Entry[] | null;
    }
  /** Something in the workflow that a scenario plays; an outcome is named with its task, `back_office.solved`. */
  | { readonly fact: 'played'; readonly of: Played; readonly name: string; readonly at: Position };

/** What a scenario names in its workflow. `incident`: where one can stand; `addressee`: a group or a user; `working_time`: a term that needs a calendar. */
export type Played =
  | 'step'
  | 'task'
  | 'clock'
  | 'message'
  | 'outcome'
  | 'end'
  | 'incident'
  | 'measure'
  | 'group'
  | 'addressee'
  | 'outreach'
  | 'disposition'
  | 'working_time';
