/** What happened at the steps of a workflow, made ready to be painted and listed. Pure. */
import { organisationZone } from '../../../domain/zone.js';
import type { StepCount } from '../../parts/diagram/layers.js';
import { spanInWords } from '../../parts/when.js';

export interface StepFigures {
  readonly step: string;
  readonly entered: number;
  readonly instances: number;
  readonly open: number;
  readonly median_ms: number | null;
  readonly ninth_ms: number | null;
  readonly breaches: number;
}

/** What `/api/workflows/:name/heat` answers. */
export interface Heat {
  readonly workflow: string;
  readonly from: string;
  readonly to: string;
  readonly version: string | null;
  readonly started: number;
  readonly counted: number;
  readonly steps: readonly StepFigures[];
  readonly versions: readonly { readonly version: string; readonly compiled_at: string }[];
  readonly definition: unknown;
}

/** By what the steps are painted. */
export const measures = ['entered', 'median_ms', 'breaches'] as const;
export type Measure = (typeof measures)[number];

/** How many days back one may look with one choice. */
export const spans = [7, 30, 90, 365] as const;

/** What the address asks for: some days back, or from one day until another, both included. */
export interface Asked {
  readonly days: number | null;
  readonly from: string;
  readonly to: string;
  readonly version: string;
  readonly by: Measure;
}

const dayMs = 86_400_000;

/** What an address asks for; without anything the last thirty days by how often. */
export function askedOf(search: URLSearchParams): Asked {
  const from = search.get('from') ?? '';
  const to = search.get('to') ?? '';
  const days = Number(search.get('days') ?? 30);
  return {
    days: from === '' && to === '' ? (spans.find((span) => span === days) ?? 30) : null,
    from,
    to,
    version: search.get('version') ?? '',
    by: measures.find((measure) => measure === search.get('by')) ?? 'entered',
  };
}

/** The address of what is asked, without what goes without saying. */
export function addressOf({ days, from, to, version, by }: Asked): URLSearchParams {
  const search = new URLSearchParams();
  if (days === null) {
    search.set('from', from);
    search.set('to', to);
  } else if (days !== 30) search.set('days', String(days));
  if (version !== '') search.set('version', version);
  if (by !== 'entered') search.set('by', by);
  return search;
}

/** The API's query; null while the days are none, or the last comes before the first. Days back end with this minute. */
export function queryOf({ days, from, to, version }: Asked, now: number): string | null {
  const until = Math.ceil(now / 60_000) * 60_000;
  const begin = days === null ? midnight(from) : until - days * dayMs;
  const end = days === null ? midnight(nextDay(to)) : until;
  if (begin === null || end === null || begin >= end) return null;
  const period = { from: new Date(begin).toISOString(), to: new Date(end).toISOString() };
  return new URLSearchParams(version === '' ? period : { ...period, version }).toString();
}

/** The day (`2026-03-06`) of an instant in the organisation's zone. */
export function dayOf(instant: number): string {
  return wallClock(instant).slice(0, 10);
}

/** The instant at which a day begins in the organisation's zone; null where the text is no day. */
function midnight(day: string): number | null {
  const utc = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(utc)) return null;
  return 2 * utc - Date.parse(`${wallClock(utc).replace(' ', 'T')}Z`);
}

function nextDay(day: string): string {
  const utc = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(utc) ? '' : new Date(utc + dayMs).toISOString().slice(0, 10);
}

/** `2026-03-06 17:00:00`, as Swedes write it. */
function wallClock(instant: number): string {
  return new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'medium',
    timeZone: organisationZone,
  }).format(instant);
}

/** Says one figure of a step in words. */
type SayFigure = (measure: Measure, value: string, count: number) => string;

/** The layer for the diagram: the chosen figure at each step, all of them for who listens. */
export function countsOf(
  { steps }: Heat,
  { by, names, locale, say }: PaintOptions,
): Readonly<Record<string, StepCount>> {
  const most = Math.max(1, ...steps.map((step) => step[by] ?? 0));
  const found = new Map(steps.map((step) => [step.step, step]));
  return Object.fromEntries(
    names.map((name) => {
      const step = found.get(name) ?? none(name);
      const label = measures.map((measure) =>
        say(measure, figure(step, measure, locale), step[measure] ?? 0),
      );
      const count = {
        text: figure(step, by, locale),
        heat: (step[by] ?? 0) / most,
        label: label.join(', '),
      };
      return [name, count];
    }),
  );
}

interface PaintOptions {
  readonly by: Measure;
  /** All steps of the drawing. */
  readonly names: readonly string[];
  readonly locale: string;
  readonly say: SayFigure;
}

/** A figure as it is written: a number, or a time. */
export function figure(step: StepFigures, measure: Measure | 'ninth_ms' | 'open', locale: string): string {
  const value = step[measure];
  if (value === null) return '–';
  return measure === 'median_ms' || measure === 'ninth_ms'
    ? spanInWords(value, locale)
    : new Intl.NumberFormat(locale).format(value);
}

/** The rows of the table: steps in written order, then those that only other versions have. */
export function rowsOf({ steps }: Heat, names: readonly string[]): readonly StepFigures[] {
  const found = new Map(steps.map((step) => [step.step, step]));
  return [
    ...names.map((name) => found.get(name) ?? none(name)),
    ...steps.filter(({ step }) => !names.includes(step)),
  ];
}

function none(step: string): StepFigures {
  return { step, entered: 0, instances: 0, open: 0, median_ms: null, ninth_ms: null, breaches: 0 };
}
