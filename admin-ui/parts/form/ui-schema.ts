/** What a form's `ui` says (order, widgets, labels, help), for the form library in one language. Pure. */
import type { UiSchema } from '@rjsf/utils';
import type { Json, JsonObject } from '../../../engine/json.js';
import { titleText, type Title } from '../../i18n/title-text.js';

/** What a form asks for and how it is shown, as definitions have it. */
export interface FormShape {
  readonly schema?: unknown;
  readonly ui?: unknown;
}

/** A form as the API gives it. */
export interface ShownForm extends FormShape {
  readonly name: string;
  readonly title: Title;
}

interface Ui {
  readonly order?: readonly string[];
  readonly widgets?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, Title>>;
  readonly help?: Readonly<Record<string, Title>>;
}

const deepest = 6;

/** A field's name as words, where it has no label. */
export function readable(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The label of a field by its path (`person.name`). */
export function labelOf(form: FormShape | null, path: string, locale: string): string {
  const { labels = {} } = (form?.ui ?? {}) as Ui;
  return titleText(labels[path], locale, readable(path.split('.').at(-1) ?? path));
}

/** The library's `uiSchema` of a form. */
export function uiSchemaOf(form: FormShape, locale: string): UiSchema {
  const root = (form.schema ?? {}) as JsonObject;
  const ui = (form.ui ?? {}) as Ui;
  const made = fieldsOf(form, root, root, '', locale, 0);
  return {
    ...made,
    ...(ui.order === undefined
      ? {}
      : { 'ui:order': ui.order.includes('*') ? [...ui.order] : [...ui.order, '*'] }),
    'ui:submitButtonOptions': { norender: true },
    'ui:title': '',
  };
}

function fieldsOf(
  form: FormShape,
  root: JsonObject,
  schema: JsonObject,
  path: string,
  locale: string,
  depth: number,
): UiSchema {
  const whole = resolved(root, schema);
  if (depth > deepest) return {};
  const properties = recordOf(whole['properties']);
  const fields = Object.entries(properties).map(([name, inner]) => {
    const at = path === '' ? name : `${path}.${name}`;
    return [
      name,
      {
        ...fieldsOf(form, root, recordOf(inner), at, locale, depth + 1),
        ...own(form, root, inner, at, locale),
      },
    ];
  });
  const items = whole['items'];
  return {
    ...(Object.fromEntries(fields) as UiSchema),
    ...(items === undefined
      ? {}
      : {
          items: {
            ...fieldsOf(form, root, recordOf(items), path, locale, depth + 1),
            ...widgetOf(root, items),
            // Else each item is called by the field's name and its number.
            'ui:title': labelOf(form, path, locale),
          },
        }),
  };
}

function own(form: FormShape, root: JsonObject, schema: unknown, path: string, locale: string): UiSchema {
  const { widgets = {}, help = {} } = (form.ui ?? {}) as Ui;
  const widget = widgets[path];
  const helped = titleText(help[path], locale);
  return {
    'ui:title': labelOf(form, path, locale),
    ...(helped === '' ? {} : { 'ui:help': helped }),
    ...(widget === undefined ? widgetOf(root, schema) : { 'ui:widget': widget }),
    ...(widget === 'textarea' ? { 'ui:options': { rows: 4 } } : {}),
    ...namesOfChoices(form, root, schema, path, locale),
  };
}

/** What people read for the values of a choice: the labels `channel.phone`, where there are some. */
function namesOfChoices(
  form: FormShape,
  root: JsonObject,
  schema: unknown,
  path: string,
  locale: string,
): UiSchema {
  const { labels = {} } = (form.ui ?? {}) as Ui;
  const values = resolved(root, recordOf(schema))['enum'];
  if (!Array.isArray(values)) return {};
  const named = (values as readonly Json[]).flatMap((each) => {
    const value = typeof each === 'string' ? each : JSON.stringify(each);
    const label = titleText(labels[`${path}.${value}`], locale);
    return label === '' ? [] : [[value, label] as const];
  });
  return named.length === 0 ? {} : { 'ui:enumNames': Object.fromEntries(named) };
}

function widgetOf(root: JsonObject, schema: unknown): UiSchema {
  return resolved(root, recordOf(schema))['format'] === 'attachment' ? { 'ui:widget': 'attachment' } : {};
}

function resolved(root: JsonObject, schema: JsonObject): JsonObject {
  const reference = schema['$ref'];
  if (typeof reference !== 'string' || !reference.startsWith('#/')) return schema;
  const found = reference
    .slice(2)
    .split('/')
    .reduce<unknown>((at, part) => recordOf(at)[part], root);
  return recordOf(found);
}

function recordOf(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}
