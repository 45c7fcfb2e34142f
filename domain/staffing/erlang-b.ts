/**
 * Erlang B: the share of calls that find all agents busy where nobody waits; the other formulas are built on it.
 * @param load in erlangs
 */
export function erlangB(agents: number, load: number): number {
  let blocked = 1;
  for (let n = 1; n <= agents; n++) blocked = (load * blocked) / (n + load * blocked);
  return blocked;
}
