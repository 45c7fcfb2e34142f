/** What a list of instances is filtered by: written in the page's address, asked of the API. Pure. */

/** Texts as typed; what is empty filters nothing. */
export interface InstanceFilter {
  readonly q: string;
  readonly person: string;
  readonly workflow: string;
  readonly state: string;
  readonly step: string;
  readonly overdue: boolean;
  readonly incident: boolean;
  readonly watched: boolean;
}

const texts = ['q', 'person', 'workflow', 'state', 'step'] as const;
const marks = ['overdue', 'incident', 'watched'] as const;

/** The filter that an address names; what it does not name is empty. */
export function filterOf(search: URLSearchParams): InstanceFilter {
  const text = (name: string) => search.get(name)?.trim() ?? '';
  return {
    q: text('q'),
    person: text('person'),
    workflow: text('workflow'),
    state: text('state'),
    step: text('step'),
    overdue: search.get('overdue') === 'yes',
    incident: search.get('incident') === 'yes',
    watched: search.get('watched') === 'yes',
  };
}

/** The address of a filter, without what is empty; the page counts from 1. */
export function searchOf(filter: InstanceFilter, page: number): URLSearchParams {
  const search = new URLSearchParams();
  for (const name of texts) if (filter[name] !== '') search.set(name, filter[name]);
  for (const name of marks) if (filter[name]) search.set(name, 'yes');
  if (page > 1) search.set('page', String(page));
  return search;
}

/** The query of `/api/instances` for rows `from` to `to`, both included. */
export function queryOf(filter: InstanceFilter, from: number, to: number): string {
  const asked: Readonly<Record<string, string | true>> = Object.fromEntries<string | true>([
    ...texts.filter((name) => filter[name] !== '').map((name) => [name, filter[name]] as const),
    ...marks.filter((name) => filter[name]).map((name) => [name, true] as const),
  ]);
  return new URLSearchParams({
    filter: JSON.stringify(asked),
    range: JSON.stringify([from, to]),
    sort: '["started_at","DESC"]',
  }).toString();
}

/** Whether it names anything. */
export function isEmpty(filter: InstanceFilter): boolean {
  return searchOf(filter, 1).size === 0;
}
