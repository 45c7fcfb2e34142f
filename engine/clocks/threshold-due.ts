import type { Action } from '../definition.js';

/** A threshold that is to act, and when: `at` may be past (a back-dated start, a resume); then it acts at once. */
export interface ThresholdDue {
  /** As written: `75%`, `-2 working days`, `every 4 working hours`. */
  readonly label: string;
  readonly at: number;
  readonly actions: readonly Action[];
  /** For one of `every`: its period, and how often it will then have acted. */
  readonly repeat: { readonly period: string; readonly count: number } | null;
}
