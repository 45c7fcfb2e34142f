/**
 * What an instance asks of whoever works its contact lists, and what it hears of them. The lists themselves never enter an
 * instance: they lie with the host (the store, a play), which counts and tells totals.
 */
import type { Channel } from '../definition.js';
import type { Json, JsonObject } from '../json.js';

/** The calls that a step `outreach` makes of the host: to begin a list, and to stop it, which gives its totals. */
export const outreachService = 'outreach';
export const outreachStopService = 'outreach_stop';

/** What is to be done with a list. Durations are terms as text; shares of quotas by field and value. */
export type OutreachOrder = JsonObject & Order;

interface Order {
  /** The instance that it is for, and the activation of its step: to these the host reports. */
  readonly instance: string;
  readonly workflow: string;
  readonly outreach: string;
  readonly step: string;
  readonly channel: Channel;
  readonly list: string | null;
  readonly questionnaire: string | null;
  readonly dispositions: string | null;
  /** What a contact is written; absent in what was ordered before there was one. */
  readonly template?: string | null;
  /** Attachments that a contact is sent, by their ids; absent in what was ordered before there were any. */
  readonly attachments?: readonly string[];
  /** The attachment that a contact is played; absent in all that plays none. */
  readonly recording?: string | null;
  readonly attempts: number;
  readonly retry: { readonly after: string; readonly outcomes: readonly string[] | null } | null;
  readonly appointmentsCount: boolean;
  readonly hours: string | null;
  /** At most so many in so many milliseconds. */
  readonly rate: { readonly count: number; readonly perMs: number } | null;
  readonly groups: readonly string[];
  readonly skills: readonly string[];
  readonly quota: { readonly [field: string]: { readonly [value: string]: number } };
  /** What it counts as against the limits of the contract. */
  readonly counts: string | null;
  readonly form: string | null;
  readonly call: string | null;
}

/** How far a list has come: contacts that are done and that are not, the done ones by outcome and by what these roll up to. */
export type OutreachTotals = JsonObject & Totals;

interface Totals {
  readonly done: number;
  readonly open: number;
  readonly outcomes: { readonly [outcome: string]: number };
  readonly rolled_up: { readonly [group: string]: number };
  /** When every contact had been tried at least once, as text; absent until then. */
  readonly all_tried_at?: string;
}

/** The host's answer to both calls, and its reports. `over`: no contact is left to be worked, and none will come. */
export interface OutreachReport extends JsonObject {
  readonly totals: OutreachTotals;
  readonly over: boolean;
}

export const noTotals: OutreachTotals = { done: 0, open: 0, outcomes: {}, rolled_up: {} };

/** A report as the host gives it; null for what is none. */
export function readReport(given: Json): OutreachReport | null {
  if (!isMap(given) || typeof given['over'] !== 'boolean') return null;
  const totals = readTotals(given['totals']);
  return totals === null ? null : { totals, over: given['over'] };
}

/** Totals as the host gives them; null for what are none. */
export function readTotals(given: Json | undefined): OutreachTotals | null {
  if (!isMap(given)) return null;
  const { done, open, outcomes, rolled_up: rolledUp, all_tried_at: allTriedAt } = given;
  if (!isCount(done) || !isCount(open) || !isCounts(outcomes) || !isCounts(rolledUp)) return null;
  const totals = { done, open, outcomes, rolled_up: rolledUp };
  if (allTriedAt === undefined) return totals;
  return typeof allTriedAt === 'string' ? { ...totals, all_tried_at: allTriedAt } : null;
}

function isCounts(value: Json | undefined): value is { readonly [name: string]: number } {
  return isMap(value) && Object.values(value).every(isCount);
}

function isCount(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function isMap(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
