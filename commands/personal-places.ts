/** Where in an instance's state the values lie that its forms mark as personal: told from the definition, for what is too short to be told by itself. */
import type { CompiledForm, Program } from '../engine/definition.js';
import { isJsonObject, type Json } from '../engine/json.js';
import { taskForms } from '../engine/running.js';

/** A place in the state, and the form of what lies there; null: all of it is personal. */
interface FormPlace {
  readonly at: string;
  readonly form: CompiledForm | null;
}

const known = new WeakMap<
  Program,
  { readonly places: readonly FormPlace[]; readonly pointers: readonly string[] }
>();

/** JSON pointers into the state (`*`: any member) of all values that forms mark as personal, wherever steps save them. */
export function personalPlaces(program: Program): readonly string[] {
  return placesOf(program).pointers;
}

/** What lies in a state where the forms of its program mark something as personal, each with its form. */
export function markedParts(
  program: Program,
  state: Json,
): readonly { readonly form: CompiledForm; readonly data: Json }[] {
  return placesOf(program).places.flatMap(({ at, form }) =>
    form === null ? [] : valuesAt(state, at.split('/').slice(1)).map((data) => ({ form, data })),
  );
}

function placesOf(program: Program) {
  const found = known.get(program);
  if (found !== undefined) return found;
  const { data, body } = program.workflow;
  const places: FormPlace[] = [];
  add(places, '/data', data === null ? null : (program.forms[data] ?? null));
  collect(program, body as unknown as Json, places);
  const pointers = places.flatMap(({ at, form }) =>
    form === null ? [at] : form.personal.map((pointer) => `${at}${pointer}`),
  );
  known.set(program, { places, pointers });
  return { places, pointers };
}

/** Items of an `each` are copies of what may be personal, and too short to be told by their value. */
const ofItems = [
  '/branches/*/names',
  '/activations/*/wait/items',
  '/activations/*/wait/collected',
  '/undoable/*/names',
  '/activations/*/wait/undoing/names',
];

/** Steps stand in blocks, and blocks in steps of any kind: whatever looks like a task or a wait, at any depth, is one. */
function collect(program: Program, node: Json, places: FormPlace[]): void {
  if (Array.isArray(node)) for (const item of node as readonly Json[]) collect(program, item, places);
  if (!isJsonObject(node)) return;
  const name = typeof node['name'] === 'string' ? node['name'] : null;
  for (const form of name === null ? [] : formsOf(program, node, name)) {
    add(places, `/branches/*/steps/${name}/data`, form);
    if (isJsonObject(node['save'])) add(places, savedAt(node['save'] as unknown as Save), form);
  }
  if (node['kind'] === 'each') places.push(...ofItems.map((at) => ({ at, form: null })));
  for (const member of Object.values(node)) collect(program, member, places);
}

/** The forms of what a step may be given. */
function formsOf(program: Program, node: Json, name: string): readonly (CompiledForm | null)[] {
  if (!isJsonObject(node)) return [];
  if (node['kind'] === 'task') return (taskForms(program, name)?.outcomes ?? []).map(({ form }) => form);
  if (node['kind'] !== 'wait' || !isJsonObject(node['wait'])) return [];
  const { messages } = node['wait'];
  return (Array.isArray(messages) ? messages : []).map((message) => {
    const form = program.workflow.messages.find((each) => each.name === message)?.form ?? null;
    return form === null ? null : (program.forms[form] ?? null);
  });
}

interface Save {
  readonly path: readonly string[];
  readonly append: boolean;
}

function savedAt({ path, append }: Save): string {
  return ['/data', ...path, ...(append ? ['*'] : [])].join('/');
}

function add(places: FormPlace[], at: string, form: CompiledForm | null): void {
  if (form !== null && form.personal.length > 0) places.push({ at, form });
}

function valuesAt(node: Json, path: readonly string[]): readonly Json[] {
  const [next, ...rest] = path;
  if (next === undefined) return [node];
  if (typeof node !== 'object' || node === null) return [];
  const members = Object.entries(node as { readonly [name: string]: Json });
  return members.flatMap(([name, value]) => (next === '*' || next === name ? valuesAt(value, rest) : []));
}
