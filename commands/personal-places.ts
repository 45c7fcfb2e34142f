/** Where in an instance's state the values lie that its forms mark as personal: told from the definition, for what is too short to be told by itself. */
import type { CompiledForm, Program } from '../engine/definition.js';
import { isJsonObject, type Json } from '../engine/json.js';
import { taskForms } from '../engine/running.js';

const known = new WeakMap<Program, readonly string[]>();

/** JSON pointers into the state (`*`: any member) of all values that forms mark as personal, wherever steps save them. */
export function personalPlaces(program: Program): readonly string[] {
  const found = known.get(program);
  if (found !== undefined) return found;
  const { data, body } = program.workflow;
  const places = [...under('/data', data === null ? null : (program.forms[data] ?? null))];
  collect(program, body as unknown as Json, places);
  known.set(program, places);
  return places;
}

/** Items of an `each` are copies of what may be personal, and too short to be told by their value. */
const ofItems = [
  '/branches/*/names',
  '/activations/*/wait/items',
  '/activations/*/wait/collected',
  '/undoable/*/names',
  '/activations/*/wait/undoing/names',
];

/** Steps stand in blocks, and blocks in steps of any kind: whatever looks like a task, at any depth, is one. */
function collect(program: Program, node: Json, places: string[]): void {
  if (Array.isArray(node)) for (const item of node as readonly Json[]) collect(program, item, places);
  if (!isJsonObject(node)) return;
  if (node['kind'] === 'task' && typeof node['name'] === 'string') {
    for (const { form } of taskForms(program, node['name'])?.outcomes ?? []) {
      places.push(...under(`/branches/*/steps/${node['name']}/data`, form));
      if (isJsonObject(node['save'])) places.push(...under(savedAt(node['save'] as unknown as Save), form));
    }
  }
  if (node['kind'] === 'each') places.push(...ofItems);
  for (const member of Object.values(node)) collect(program, member, places);
}

interface Save {
  readonly path: readonly string[];
  readonly append: boolean;
}

function savedAt({ path, append }: Save): string {
  return ['/data', ...path, ...(append ? ['*'] : [])].join('/');
}

function under(place: string, form: CompiledForm | null): string[] {
  return (form?.personal ?? []).map((pointer) => `${place}${pointer}`);
}
