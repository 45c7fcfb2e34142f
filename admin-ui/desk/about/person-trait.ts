/** By what a person's other requests are found. */

const traits = ['tax_code', 'phone', 'email', 'fax'];

/** The first trait that tells the person of a request from others; null if none is known. */
export function traitOf(data: Readonly<Record<string, unknown>>): string | null {
  const person = data['person'];
  if (typeof person !== 'object' || person === null) return null;
  const known = person as Readonly<Record<string, unknown>>;
  const found = traits.map((name) => known[name]).find((value) => typeof value === 'string' && value !== '');
  return typeof found === 'string' ? found : null;
}
