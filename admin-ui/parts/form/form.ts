/** A form as the API shows it, and how it is put before a person; pure. */
import type { JsonObject } from '../../../engine/json.js';
import { titleText, type Title } from '../../i18n/title-text.js';

/** A form's schema with how it is shown; `ui` as definitions have it: order, widgets, help and labels by path. */
export interface ShownForm {
  readonly schema: JsonObject;
  readonly ui: JsonObject;
}

type Branch = { [key: string]: unknown };

/** What react-jsonschema-form wants to know of a form, in this language. */
export function uiSchemaOf(form: ShownForm, locale: string): Branch {
  const { order, widgets, help, labels } = form.ui as {
    readonly order?: readonly string[];
    readonly widgets?: Readonly<Record<string, string>>;
    readonly help?: Readonly<Record<string, Title>>;
    readonly labels?: Readonly<Record<string, Title>>;
  };
  const root: Branch = {};
  if (order !== undefined) root['ui:order'] = order.includes('*') ? [...order] : [...order, '*'];
  for (const [path, widget] of Object.entries(widgets ?? {})) at(root, path)['ui:widget'] = widget;
  for (const [path, text] of Object.entries(help ?? {})) at(root, path)['ui:help'] = titleText(text, locale);
  for (const [path, text] of Object.entries(labels ?? {}))
    at(root, path)['ui:title'] = titleText(text, locale);
  return root;
}

/** The branch at a path such as `person.email`, made if it isn't there. */
function at(root: Branch, path: string): Branch {
  let branch = root;
  for (const key of path.split('.')) branch = (branch[key] ??= {}) as Branch;
  return branch;
}

/** `/person/email` as the library names the place: `.person.email`. */
export function propertyOf(pointer: string): string {
  return pointer
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
}

/** The data without empty texts, lists and maps: an empty field is one that was left out. Undefined if nothing is left. */
export function withoutEmpty(value: unknown): unknown {
  if (value === '' || value === null || value === undefined) return undefined;
  if (Array.isArray(value)) {
    const kept = value.map(withoutEmpty).filter((one) => one !== undefined);
    return kept.length === 0 ? undefined : kept;
  }
  if (typeof value !== 'object') return value;
  const kept = Object.entries(value).flatMap(([key, inner]) => {
    const left = withoutEmpty(inner);
    return left === undefined ? [] : [[key, left] as const];
  });
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
