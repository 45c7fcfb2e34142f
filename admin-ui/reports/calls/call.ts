/** Calls, as `/api/calls` shows them. */
export interface CallRow {
  readonly id: string;
  readonly outcome: string;
  readonly service: string | null;
  readonly language: string | null;
  readonly body: string | null;
  readonly queue: string | null;
  readonly offered_at: string;
  readonly welcomed_at: string | null;
  readonly queued_at: string | null;
  readonly answered_at: string | null;
  readonly ended_at: string | null;
  readonly waited_ms: number | null;
  readonly talked_ms: number | null;
  readonly held_ms: number | null;
  readonly wrapped_ms: number | null;
  readonly ivr_ms: number | null;
  readonly operator: string | null;
  readonly operators: readonly string[];
  readonly presented: number;
  readonly transfers: number;
  readonly call_back_offered: boolean;
  readonly first_contact: boolean | null;
  readonly instance_id: string | null;
  readonly contradictions: readonly { readonly code: string; readonly text: string }[];
}

interface CallEvent {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly text: string;
  readonly queue: string | null;
  readonly operator: string | null;
}

export interface CallWithEvents extends CallRow {
  readonly events: readonly CallEvent[];
}

/** The test of a level whose calls an address asks for; null: it names none. */
export function levelAsked(search: URLSearchParams) {
  const [contract, period, level] = ['contract', 'period', 'level'].map((name) => search.get(name) ?? '');
  if (!contract || !period || !level) return null;
  const verdict = (['met', 'missed', 'left_out'] as const).find((one) => one === search.get('verdict'));
  const test = Math.max(0, Math.trunc(Number(search.get('test') ?? 0)) || 0);
  return { contract, period, level, test, ...(verdict === undefined ? {} : { verdict }) };
}

/** An instant to the second, in the organisation's zone. */
export function toTheSecond(at: string, locale: string, zone: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'medium', timeZone: zone }).format(
    new Date(at),
  );
}

/** Its time of day alone, to the second. */
export function timeToTheSecond(at: string, locale: string, zone: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'medium', timeZone: zone }).format(new Date(at));
}
