/** A contract as written: dates as `2026-03-01`, shares from 0 to 1, amounts in its currency. What it comes to is another's sum. */
import type { Condition, Title } from '../definition.js';
import type { Span } from './quantities.js';

/** A level's threshold: a share that is to be reached, or not exceeded. */
export type Threshold = { readonly atLeast: number } | { readonly atMost: number };

/** What a shortfall costs: for each point (a part counts as one) or day late, an amount or so many thousandths of a sum. */
export interface Penalty {
  readonly forEach: 'point' | 'day_late';
  readonly costs: { readonly amount: number } | { readonly permille: number; readonly of: string };
}

export const periods = ['month', 'quarter', 'year'] as const;
type Period = (typeof periods)[number];

interface LevelCommon {
  readonly code: string;
  readonly title: Title | null;
  readonly penalty: Penalty | null;
}

/** A service level. `overflow`: more than the expected volume relaxes it. */
export type Level = LevelCommon &
  (
    | {
        readonly kind: 'share_of_clocks';
        readonly period: Period;
        readonly threshold: Threshold;
        readonly overflow: boolean;
      }
    | {
        readonly kind: 'share_of_calls';
        readonly period: Period;
        readonly among: Condition | null;
        readonly tests: readonly { readonly met: Condition; readonly threshold: Threshold }[];
        readonly overflow: boolean;
      }
    | {
        readonly kind: 'uptime';
        readonly component: string;
        readonly period: Period;
        /** `calendar` null: at any time; `inside` false: outside that calendar. */
        readonly tests: readonly {
          readonly calendar: string | null;
          readonly inside: boolean;
          readonly threshold: Threshold;
        }[];
      }
    | { readonly kind: 'each_clock' }
  );

export interface ContractDefinition {
  readonly contract: string;
  readonly title: Title | null;
  readonly parties: { readonly body: string; readonly supplier: string };
  readonly signed: string | null;
  readonly from: string;
  /** Its last day; null: until a successor begins. */
  readonly to: string | null;
  /** The contract that it follows. */
  readonly follows: string | null;
  /** Service time. */
  readonly calendar: string;
  readonly money: { readonly currency: string; readonly sums: { readonly [name: string]: number } };
  readonly workflows: readonly string[];
  readonly expected: {
    readonly [what: string]: {
      readonly per: Period;
      readonly volume: number;
      /** Shares of the year's months, January first. */
      readonly byMonth: readonly number[] | null;
    };
  };
  readonly overflow: {
    readonly of: string;
    readonly beyond: number;
    readonly forEach: number;
    readonly relaxBy: number;
    readonly rounded: 'down' | 'up' | 'nearest';
  } | null;
  readonly limits: { readonly [what: string]: { readonly atMost: number } };
  readonly notices: { readonly final: number; readonly within: Span; readonly penalty: number } | null;
  readonly prices: { readonly [what: string]: number };
  readonly penalty: Penalty | null;
  readonly report: {
    readonly every: Span;
    readonly to: readonly string[];
    readonly formats: readonly ('xlsx' | 'csv' | 'pdf')[];
  } | null;
  readonly levels: readonly Level[];
}
