/** An own entry of a map: names of definitions may be those that every object has (`constructor`). */
export function entry<Item>(map: { readonly [key: string]: Item }, key: string): Item | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}
