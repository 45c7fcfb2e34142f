/** From a tree that was read and checked to the program of one workflow. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type {
  CompiledDecision,
  CompiledDispositions,
  CompiledForm,
  CompiledTemplate,
  Program,
} from '../definition.js';
import type { CompiledCalendar } from '../time/calendar.js';
import { closureOf } from './closure.js';
import type { CalendarDefinition } from './calendar-definition.js';
import { compileCalendar } from './compile-calendar.js';
import { compileForm } from './compile-form.js';
import { findDefinition, type Definition, type Tree } from './tree.js';

/** Grows when the same text is compiled to something else, so that the version changes with it. */
const compilerFormat = 2;

/**
 * Compiles a workflow with all that it uses; calendars for the years around `thisYear`. The version is the SHA-256 of the texts of
 * all of these and of the compiled calendars, so that it changes when any of them does.
 * @throws Error if the tree has no such workflow, or it or a part of it could not be read
 */
export function compile(tree: Tree, workflowName: string, thisYear: number): Program {
  const definition = findDefinition(tree, 'workflow', workflowName);
  const workflow = definition?.body;
  if (!definition || !workflow) {
    const known = tree.definitions.filter((each) => each.kind === 'workflow').map((each) => each.name);
    throw new Error(
      `There is no readable workflow "${workflowName}"; the tree has: ${known.join(', ') || 'none'}. Check the tree before compiling.`,
    );
  }
  const closure = closureOf(tree, definition);
  const forms: { [name: string]: CompiledForm } = {};
  const calendars: { [name: string]: CompiledCalendar } = {};
  const dispositions: { [name: string]: CompiledDispositions } = {};
  const decisions: { [name: string]: CompiledDecision } = {};
  const templates: { [name: string]: CompiledTemplate } = {};
  for (const part of closure) {
    if (part.kind === 'form')
      forms[part.name] = compileForm(
        readable(part).body,
        (name) => findDefinition(tree, 'form', name)?.body ?? null,
      );
    if (part.kind === 'calendar') calendars[part.name] = calendarFor(readable(part).body, thisYear);
    if (part.kind === 'dispositions') dispositions[part.name] = readable(part).body;
    if (part.kind === 'decision') decisions[part.name] = readable(part).body;
    if (part.kind === 'template') templates[part.name] = readable(part).body;
  }
  return {
    version: versionOf(closure, calendars),
    workflow,
    forms,
    calendars,
    decisions,
    dispositions,
    templates,
  };
}

/** Calendars take longest to compile, and the workflows of a tree mostly share them. */
const compiled = new WeakMap<
  CalendarDefinition,
  { readonly thisYear: number; readonly calendar: CompiledCalendar }
>();

function calendarFor(definition: CalendarDefinition, thisYear: number): CompiledCalendar {
  const known = compiled.get(definition);
  if (known?.thisYear === thisYear) return known.calendar;
  const calendar = compileCalendar(definition, thisYear);
  compiled.set(definition, { thisYear, calendar });
  return calendar;
}

function versionOf(closure: readonly Definition[], calendars: Program['calendars']): string {
  const texts = closure.map(({ kind, name, text }) => [kind, name, canonicalText(text)]);
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify([compilerFormat, texts, calendars]))));
}

/** Line ends and a byte order mark depend on the editor, not on the definition. */
function canonicalText(text: string): string {
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}

function readable<D extends Definition>(definition: D): D & { readonly body: NonNullable<D['body']> } {
  if (definition.body !== null) return definition as D & { readonly body: NonNullable<D['body']> };
  throw new Error(
    `The ${definition.kind} "${definition.name}" in ${definition.file} could not be read. Check the tree before compiling.`,
  );
}
