/** Changes of a form's text: fields added, moved, renamed, taken out. Pure. */
import type { Title } from '../../../../engine/definition.js';
import type { Json } from '../../../../engine/json.js';
import type { FormDefinition } from '../../../../engine/reading/form.js';
import { moveEntry } from '../../yaml/move-entry.js';
import { removeEntry } from '../../yaml/remove-entry.js';
import { renameKey } from '../../yaml/rename-key.js';
import { setValue } from '../../yaml/set-value.js';
import type { FieldKind } from './field-kinds.js';
import { holderOf, mapAt, schemaPath, type FormField } from './form-fields.js';

type Names = readonly string[];

/** The text with another field, at the end of those beside it. */
export function withField(text: string, form: FormDefinition, names: Names, kind: FieldKind): string {
  const added = setValue(text, schemaPath(names), kind.schema);
  const order = orderOf(form);
  const last = names.at(-1) ?? '';
  const ordered =
    names.length > 1 || order === null || order.includes('*')
      ? added
      : setValue(added, ['ui', 'order', order.length], last);
  return kind.widget === undefined
    ? ordered
    : setValue(ordered, ['ui', 'widgets', names.join('.')], kind.widget);
}

/** The text without a field and all that `ui` says of it; a form's last one leaves an empty form. */
export function withoutField(text: string, form: FormDefinition, names: Names): string {
  const holder = holderOf(form, names);
  const properties = mapAt(holder, 'properties');
  const path = schemaPath(names);
  const without =
    Object.keys(properties).length === 1 ? setValue(text, path.slice(0, -1), {}) : removeEntry(text, path);
  const optional = withRequired(without, form, names, false);
  return uiEntries(form, names).reduce((so, at) => removeEntry(so, at), withoutOrder(optional, form, names));
}

/** The text with another name for a field, also where `ui` names it. */
export function withName(text: string, form: FormDefinition, names: Names, name: string): string {
  const renamed = renameKey(text, schemaPath(names), name);
  const after = [...names.slice(0, -1), name].join('.');
  const before = names.join('.');
  const required = requiredOf(form, names).indexOf(names.at(-1) ?? '');
  const place = names.length === 1 ? (orderOf(form)?.indexOf(before) ?? -1) : -1;
  const listed = [
    ...(required === -1 ? [] : [[...schemaPath(names).slice(0, -2), 'required', required]]),
    ...(place === -1 ? [] : [['ui', 'order', place]]),
  ].reduce((so, path) => setValue(so, path, name), renamed);
  return uiEntries(form, names).reduce(
    (so, path) => renameKey(so, path, after + String(path.at(-1)).slice(before.length)),
    listed,
  );
}

/** The text with a field one place up (`by` -1) or down (1) among those beside it, as they are shown. */
export function withFieldMoved(text: string, form: FormDefinition, names: Names, by: 1 | -1): string {
  const name = names.at(-1) ?? '';
  const order = names.length === 1 ? orderOf(form) : null;
  const at = order?.indexOf(name) ?? -1;
  if (order !== null && at !== -1) return moveEntry(text, ['ui', 'order', at], at + by);
  const known = Object.keys(mapAt(holderOf(form, names), 'properties')).indexOf(name);
  return moveEntry(text, schemaPath(names), known + by);
}

/** The text in which a field has to be given, or not. */
export function withRequired(text: string, form: FormDefinition, names: Names, required: boolean): string {
  const name = names.at(-1) ?? '';
  const given = requiredOf(form, names);
  const path = [...schemaPath(names).slice(0, -2), 'required'];
  const at = given.indexOf(name);
  if (required)
    return at === -1 ? setValue(text, [...path, given.length], name, { before: ['properties'] }) : text;
  return at === -1 ? text : removeEntry(text, [...path, at]);
}

/** The text with a field of another kind; its limits and defaults, which the other may not take, go. A hidden one stays so. */
export function withKind(
  text: string,
  { ui }: FormDefinition,
  { names, schema: before }: Pick<FormField, 'names' | 'schema'>,
  kind: FieldKind,
): string {
  const path = schemaPath(names);
  const set = Object.entries(kind.schema).reduce(
    (so, [key, value]) => setValue(so, [...path, key], value),
    text,
  );
  const stays = (key: string) =>
    key in kind.schema || always.has(key) || (before['type'] === kind.schema['type'] && !ofKind.has(key));
  const gone = Object.keys(before).filter((key) => !stays(key));
  const written = gone.reduce((so, key) => removeEntry(so, [...path, key]), set);
  const widget = ['ui', 'widgets', names.join('.')];
  if (mapAt(ui, 'widgets')[names.join('.')] === 'hidden') return written;
  return kind.widget === undefined ? removeEntry(written, widget) : setValue(written, widget, kind.widget);
}

const always: ReadonlySet<string> = new Set(['title', 'description', 'personal']);
/** Keys that make a schema what it is, whatever its type. */
const ofKind: ReadonlySet<string> = new Set(['format', 'enum', 'items', 'properties', '$ref']);

/** The text with this title in its place (`labels`, `help`); null: none. */
export function withTitle(text: string, list: 'labels' | 'help', at: string, title: Title | null): string {
  const path = ['ui', list, at];
  return title === null ? removeEntry(text, path) : setValue(text, path, title);
}

function requiredOf(form: FormDefinition, names: Names): readonly Json[] {
  const required = holderOf(form, names)['required'];
  return Array.isArray(required) ? (required as readonly Json[]) : [];
}

function orderOf({ ui }: FormDefinition): readonly Json[] | null {
  return Array.isArray(ui['order']) ? (ui['order'] as readonly Json[]) : null;
}

function withoutOrder(text: string, form: FormDefinition, names: Names): string {
  const at = names.length === 1 ? (orderOf(form)?.indexOf(names[0] ?? '') ?? -1) : -1;
  return at === -1 ? text : removeEntry(text, ['ui', 'order', at]);
}

/** What `ui` says of a field and of what is below it. */
function uiEntries({ ui }: FormDefinition, names: Names): readonly (readonly string[])[] {
  const at = names.join('.');
  return ['widgets', 'help', 'labels'].flatMap((list) =>
    Object.keys(mapAt(ui, list)).flatMap((key) =>
      key === at || key.startsWith(`${at}.`) ? [['ui', list, key]] : [],
    ),
  );
}
