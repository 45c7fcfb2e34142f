/** The form of a part of a definition, made from the language's schema and from what is written. */
import type { Json, JsonObject } from '../../../engine/json.js';
import { formsOf, object, wordsOf } from '../editor/schema-at.js';
import { toldIn, type Told } from '../help/told.js';
import type { Path } from '../yaml/spots.js';
import {
  formFor,
  isAny,
  isByLanguage,
  isListForm,
  isMapForm,
  plainForms,
  requiredOf,
} from './alternatives.js';
import type { Accepts } from './plain-text.js';

/** A key that could be written. */
interface Absent {
  readonly key: string;
  readonly help: Told | null;
  readonly schema: JsonObject;
}

/** Another form that the same value could have: `message` in place of `until`. */
interface Way {
  readonly name: string;
  readonly form: JsonObject;
}

export type Control =
  | { readonly of: 'text'; readonly accepts: Accepts; readonly words: readonly string[] }
  | { readonly of: 'title'; readonly texts: readonly (readonly [language: string, text: string])[] }
  | {
      readonly of: 'group';
      readonly fields: readonly Field[];
      readonly absent: readonly Absent[];
      /** The schema of entries whose names are free, and the form of such a name; null where no others may be. */
      readonly free: { readonly schema: JsonObject; readonly names: string | null } | null;
    }
  /** A list of plain texts; `places`: of places in data. */
  | {
      readonly of: 'names';
      readonly names: readonly string[];
      readonly words: readonly string[];
      readonly places: boolean;
    }
  | { readonly of: 'list'; readonly items: readonly Field[]; readonly item: JsonObject }
  | { readonly of: 'steps'; readonly names: readonly string[] };

/** One value of a form. */
export interface Field {
  readonly path: Path;
  readonly label: string;
  readonly help: Told | null;
  readonly required: boolean;
  readonly value: Json;
  readonly control: Control;
  /** The forms that it can have, the present one included; none where there is only one. */
  readonly ways: readonly Way[];
  /** The name of the present one. */
  readonly way: string | null;
}

interface At {
  readonly path: Path;
  readonly label: string;
  readonly value: Json;
  readonly required: boolean;
}

/** The field of a value at these schemas of `root`. */
export function fieldOf(root: JsonObject, schema: JsonObject | null, at: At): Field {
  const forms = schema === null ? [{}] : formsOf(root, schema);
  const form = formFor(forms, at.value) ?? {};
  const ways = waysOf(forms);
  return {
    ...at,
    help: toldIn(schema),
    control: controlOf(root, forms, form, at),
    ways: ways.length > 1 && !forms.some(isByLanguage) ? ways : [],
    way: ways.find((each) => each.form === form)?.name ?? null,
  };
}

/** The schema of a step of the language. */
export function stepSchema(root: JsonObject): JsonObject | null {
  return object(object(root['$defs'])?.['step']);
}

function controlOf(root: JsonObject, forms: readonly JsonObject[], form: JsonObject, at: At): Control {
  const { path, value } = at;
  const title = titleOf(forms, value);
  if (title !== null) return title;
  if (Array.isArray(value)) {
    const item = object(form['items']) ?? {};
    const names = namesIn(value);
    const forms = formsOf(root, item);
    if (names !== null && forms.some((each) => !isMapForm(each) && !isListForm(each)))
      return { of: 'names', names, words: wordsOf(forms), places: item['$ref'] === '#/$defs/shown_place' };
    const items = value.map((each: Json, index) =>
      fieldOf(root, item, { path: [...path, index], label: String(index + 1), value: each, required: false }),
    );
    return { of: 'list', items, item };
  }
  if (typeof value !== 'object' || value === null) {
    const plain = plainForms(forms);
    return { of: 'text', accepts: acceptsOf(plain), words: wordsOf(plain) };
  }
  const inner = object(form['additionalProperties']);
  if (inner?.['$ref'] === '#/$defs/step') return { of: 'steps', names: Object.keys(value) };
  return groupOf(root, form, value as JsonObject, path);
}

function groupOf(root: JsonObject, form: JsonObject, value: JsonObject, path: Path): Control {
  const properties = object(form['properties']) ?? {};
  const required = requiredOf(form);
  const inner = object(form['additionalProperties']);
  const isOpen =
    inner !== null || isAny(form) || (!('properties' in form) && form['additionalProperties'] !== false);
  const fields = Object.entries(value).map(([label, each]) =>
    fieldOf(root, object(properties[label]) ?? inner, {
      path: [...path, label],
      label,
      value: each,
      required: required.includes(label),
    }),
  );
  const absent = Object.entries(properties).flatMap(([key, schema]): Absent[] => {
    const found = object(schema);
    return key in value || found === null ? [] : [{ key, help: toldIn(found), schema: found }];
  });
  const pattern = object(form['propertyNames'])?.['pattern'];
  const free = isOpen ? { schema: inner ?? {}, names: typeof pattern === 'string' ? pattern : null } : null;
  return { of: 'group', fields, absent, free };
}

/** The texts of a list of different ones; null for any other, and for an empty one of which nothing is known. */
function namesIn(value: readonly Json[]): readonly string[] | null {
  const texts = value.filter((each) => typeof each === 'string');
  return texts.length === value.length && new Set(texts).size === texts.length ? texts : null;
}

/** A text, or texts by language. */
function titleOf(forms: readonly JsonObject[], value: Json): Control | null {
  if (!forms.some(isByLanguage) || Array.isArray(value)) return null;
  if (typeof value !== 'object' || value === null) return { of: 'title', texts: [['', plainly(value)]] };
  return {
    of: 'title',
    texts: Object.entries(value).map(([language, text]) => [language, plainly(text)]),
  };
}

function plainly(value: Json): string {
  return typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value);
}

function acceptsOf(forms: readonly JsonObject[]): Accepts {
  const types = forms.flatMap((form) => {
    const { type } = form;
    if (typeof type === 'string') return [type];
    if (Array.isArray(type)) return type as readonly string[];
    return isAny(form) ? ['string', 'number'] : ['string'];
  });
  return {
    texts: types.length === 0 || types.includes('string'),
    others: types.some((type) => type !== 'string'),
  };
}

/** What the forms are called: by the key that makes them, or `text` and `list`. */
function waysOf(forms: readonly JsonObject[]): readonly Way[] {
  const ways = forms.flatMap((form): Way[] => {
    if (isListForm(form)) return [{ name: 'list', form }];
    if (isMapForm(form)) return [{ name: mapName(form), form }];
    return [];
  });
  const [plain] = plainForms(forms);
  return plain === undefined ? ways : [{ name: 'text', form: plain }, ...ways];
}

function mapName(form: JsonObject): string {
  return requiredOf(form)[0] ?? 'map';
}
