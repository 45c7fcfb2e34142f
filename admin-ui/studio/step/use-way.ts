import type { Json } from '../../../engine/json.js';
import { setValue } from '../yaml/set-value.js';
import { isListForm } from './alternatives.js';
import { useEditing } from './editing.js';
import type { Field } from './field.js';
import { useBegin } from './use-begin.js';

/** Gives a value another of its forms, by name; one value and a list of it keep what is written. */
export function useWay(field: Field): (name: string) => void {
  const { apply } = useEditing();
  const begin = useBegin();
  return (name) => {
    const way = field.ways.find((each) => each.name === name);
    if (way === undefined || name === field.way) return;
    apply((text) => setValue(text, field.path, turned(field, way.form)));
  };

  function turned({ value, path, label }: Field, form: Field['ways'][number]['form']): Json {
    if (isListForm(form) && value !== '' && value !== null) return [value];
    const key = typeof path.at(-1) === 'number' ? String(path.at(-2)) : label;
    const [only] = Array.isArray(value) ? (value as readonly Json[]) : [];
    if (typeof only === 'string' && form['type'] !== 'object') return only;
    return begin(form, key);
  }
}
