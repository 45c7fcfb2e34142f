/**
 * A value of an instance's data as a reader reads it: the label, the choice's name, the day, the file. The words are those of
 * the form by which it was filled in: the workflow's own, or that of the task that saved it. Pure.
 */
import { readable, labelOf, type ShownForm } from '../../parts/form/ui-schema.js';
import { exactly } from '../../parts/when.js';
import { titleText, type Title } from '../../i18n/title-text.js';
import type { Definition } from '../shapes.js';
import type { DataField } from './data-fields.js';

export interface WordedField {
  readonly label: string;
  readonly text: string;
  /** The attachment that it names. */
  readonly file: string | null;
  /** Whether it is a yes or a no: `text` is `true` or `false`. */
  readonly isTruth: boolean;
}

type Asked = { readonly form: ShownForm; readonly path: string };
type Shape = Readonly<Record<string, unknown>>;

/** The field in words; without a definition by its name. */
export function wordsOf(
  { path, value }: DataField,
  definition: Definition | undefined,
  locale: string,
): WordedField {
  const plain = { label: readable(lastOf(path)), text: value, file: null, isTruth: false };
  const asked = definition === undefined ? null : askedBy(definition, path);
  if (asked === null) return plain;
  const schema = schemaAt(asked.form.schema, asked.path.split('.')) ?? {};
  const label = labelOf(asked.form, asked.path, locale);
  const format = schema['format'];
  if (format === 'attachment') return { ...plain, label, file: value };
  if (schema['type'] === 'boolean') return { ...plain, label, isTruth: true };
  if (format === 'date-time' && !Number.isNaN(Date.parse(value)))
    return { ...plain, label, text: exactly(value, locale) };
  if (format === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value))
    return { ...plain, label, text: dayIn(value, locale) };
  const named = value.split(', ').map((each) => choiceOf(asked, each, locale));
  return { ...plain, label, text: named.join(', ') };
}

/** The form that asked for a place, and its name there; null where none is known. */
function askedBy(definition: Definition, path: string): Asked | null {
  const own = definition.forms[definition.workflow.data ?? ''];
  const candidates: Asked[] = own === undefined ? [] : [{ form: own, path }];
  for (const { place, forms } of savedIn(definition.workflow.body)) {
    if (!path.startsWith(`${place}.`)) continue;
    for (const name of forms) {
      const form = definition.forms[name];
      if (form !== undefined) candidates.push({ form, path: path.slice(place.length + 1) });
    }
  }
  return (
    candidates.find(({ form, path: at }) => schemaAt(form.schema, at.split('.')) !== null) ??
    candidates[0] ??
    null
  );
}

/** Where tasks save what they were filled in with, and by which forms, wherever they stand. */
function savedIn(value: unknown): readonly { readonly place: string; readonly forms: readonly string[] }[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(savedIn);
  const step = value as {
    readonly kind?: unknown;
    readonly save?: { readonly path?: readonly string[] } | null;
    readonly form?: string | null;
    readonly outcomes?: readonly { readonly form: string | null }[];
  };
  if (step.kind !== 'task' || step.save?.path === undefined) return inner;
  const forms = [step.form ?? null, ...(step.outcomes ?? []).map(({ form }) => form)];
  return [{ place: step.save.path.join('.'), forms: forms.filter((name) => name !== null) }, ...inner];
}

/** The schema of a field, lists passed through; null where the form has none. */
function schemaAt(root: unknown, path: readonly string[], at: unknown = root): Shape | null {
  const schema = shapeOf(resolved(root, at));
  if (schema === null) return null;
  if (schema['items'] !== undefined) return schemaAt(root, path, schema['items']);
  const [name, ...rest] = path;
  if (name === undefined) return schema;
  const properties = shapeOf(schema['properties']) ?? {};
  return Object.hasOwn(properties, name) ? schemaAt(root, rest, properties[name]) : null;
}

function resolved(root: unknown, at: unknown): unknown {
  const reference = shapeOf(at)?.['$ref'];
  if (typeof reference !== 'string' || !reference.startsWith('#/')) return at;
  return reference
    .slice(2)
    .split('/')
    .reduce<unknown>((found, part) => shapeOf(found)?.[part], root);
}

function choiceOf({ form, path }: Asked, value: string, locale: string): string {
  const { labels = {} } = (form.ui ?? {}) as { readonly labels?: Readonly<Record<string, Title>> };
  return titleText(labels[`${path}.${value}`], locale, value);
}

/** A date as a day: it has no hour, in no zone. */
function dayIn(date: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return format.format(new Date(`${date}T00:00:00Z`));
}

function lastOf(path: string): string {
  return path.split('.').at(-1) ?? path;
}

function shapeOf(value: unknown): Shape | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Shape) : null;
}
