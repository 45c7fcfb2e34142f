/** What the audit trail is filtered by, as the API wants it. Pure. */

/** The filter that an address names; days are whole ones of UTC, the last included. */
export function auditFilter(search: URLSearchParams): Readonly<Record<string, string>> {
  const filter: Record<string, string> = {};
  for (const name of ['who', 'what', 'subject', 'source']) {
    const value = search.get(name)?.trim() ?? '';
    if (value !== '') filter[name] = value;
  }
  const from = day(search.get('from'));
  const to = day(search.get('to'));
  if (from !== null) filter['from'] = new Date(from).toISOString();
  if (to !== null) filter['to'] = new Date(to + 86_400_000).toISOString();
  return filter;
}

function day(text: string | null): number | null {
  const at = Date.parse(`${text ?? ''}T00:00:00Z`);
  return Number.isNaN(at) ? null : at;
}
