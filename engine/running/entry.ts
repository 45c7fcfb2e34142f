/** An own entry of a map: names of definitions may be those that every object has (`constructor`). */
export function entry<Item>(map: { readonly [key: string]: Item }, key: string): Item | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

/** A copy of a map with one entry set; no definition has a name `__proto__`, so that it may be set like any. */
export function withEntry<Item>(
  map: { readonly [key: string]: Item },
  key: string,
  item: Item,
): { readonly [key: string]: Item } {
  // Not in one literal: a computed key in it is defined by way of the runtime, and takes twice as long.
  const copy = { ...map };
  copy[key] = item;
  return copy;
}
