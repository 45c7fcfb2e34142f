/** A name that nothing has yet: this one, or the first with a number that is free. */
export function freshName(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted;
  let number = 2;
  while (taken.includes(`${wanted}_${String(number)}`)) number += 1;
  return `${wanted}_${String(number)}`;
}
