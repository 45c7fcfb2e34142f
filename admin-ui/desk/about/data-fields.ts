/** Data as a reader sees them: each value with its path, lists in a line, what is empty left out. Pure. */

export interface DataField {
  readonly path: string;
  readonly value: string;
}

const deepest = 4;

/** The values at these places (`person.name`), or all; in the order of the places, else of the data. */
export function fieldsOf(
  data: Readonly<Record<string, unknown>>,
  places: readonly string[] = Object.keys(data),
): readonly DataField[] {
  return places.flatMap((place) => {
    const value = place.split('.').reduce<unknown>((at, part) => (isRecord(at) ? at[part] : undefined), data);
    return flat(place, value, 0);
  });
}

function flat(path: string, value: unknown, depth: number): readonly DataField[] {
  if (value === undefined || value === null || value === '') return [];
  if (Array.isArray(value)) {
    const items = value as readonly unknown[];
    if (items.length === 0) return [];
    if (items.every((item) => typeof item !== 'object'))
      return [{ path, value: items.map(String).join(', ') }];
    return items.flatMap((item) => flat(path, item, depth + 1));
  }
  if (!isRecord(value)) return [{ path, value: typeof value === 'string' ? value : JSON.stringify(value) }];
  // What was erased is gone for good.
  if (value['$erased'] === true) return [{ path, value: '—' }];
  if (depth >= deepest) return [{ path, value: JSON.stringify(value) }];
  return Object.entries(value).flatMap(([name, inner]) => flat(`${path}.${name}`, inner, depth + 1));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
