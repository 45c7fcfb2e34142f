/** What checking tells of a text: plain data, since it crosses from the worker to the page. */
import type { DefinitionKey, DefinitionText } from '../../../domain/definition-file.js';
import type { CompiledForm, CompiledWorkflow } from '../../../engine/definition.js';
import type { Problem } from '../../../engine/reading.js';
import type { Drawing } from '../../parts/diagram/drawing.js';

/** A part of a text: a top-level key, a step, a clock, a message, a handler, a field of a form, an entry of another map. Lines and columns count from 1, `toLine` is its last. */
export interface Place {
  readonly of: 'key' | 'step' | 'clock' | 'message' | 'handler' | 'field' | 'entry';
  readonly name: string;
  /** How deep it stands among the others. */
  readonly depth: number;
  readonly line: number;
  readonly column: number;
  readonly toLine: number;
}

/** A name used in a text, and what it names. */
export interface Reference {
  readonly of: string;
  readonly name: string;
  /** The workflow whose step it is, where that is another definition. */
  readonly workflow?: string;
  readonly line: number;
  readonly column: number;
}

/** What one definition's text says, as far as it could be read. */
export interface ReadText {
  readonly places: readonly Place[];
  readonly references: readonly Reference[];
  /** The names that can be written in it, by what they name: `step`, `clock`, `message`, `form`, `group`… */
  readonly names: { readonly [of: string]: readonly string[] };
  /** Fields of `data`, with dots: what it starts with, and what steps save. */
  readonly fields: readonly string[];
  /** Null where it isn't a workflow. */
  readonly workflow: CompiledWorkflow | null;
  /** Null where it isn't a form. */
  readonly form: CompiledForm | null;
}

export interface Checked {
  /** All that is wrong with the tree, the text in its place. */
  readonly problems: readonly Problem[];
  /** Null while the text is broken. */
  readonly read: ReadText | null;
}

/** To the worker: another tree, or another text of the definition that is open. */
export type Ask = { readonly tree: readonly DefinitionText[] } | Question;

export interface Question {
  readonly number: number;
  readonly key: DefinitionKey | null;
  readonly text: string;
  /** The language that the diagram speaks. */
  readonly locale: string;
}

/** From the worker: the answer to the text with this number, and how long it took; what has to be drawn of it comes after. */
export interface Answered extends Checked {
  readonly number: number;
  readonly milliseconds: number;
}

/** From the worker: the workflow that the text with this number says, drawn. */
export interface Drawn {
  readonly number: number;
  readonly workflow: CompiledWorkflow;
  readonly drawing: Drawing;
}
