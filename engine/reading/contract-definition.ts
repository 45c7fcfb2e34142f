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

/** Over what a cap holds: one period; a calendar year; the whole contract. What bites first is named first. */
export const capSpans = ['period', 'year', 'contract'] as const;

/** The most that penalties cost together. */
export interface Cap {
  readonly per: (typeof capSpans)[number];
  readonly costs: Penalty['costs'];
}

export const periods = ['month', 'quarter', 'year'] as const;
type Period = (typeof periods)[number];

/** Answered in time, of those that waited: what becomes of calls that were abandoned is all that the formulas differ in. */
export const callFormulas = [
  'abandons_left_out',
  'abandons_missed',
  'early_abandons_met',
  'early_abandons_left_out',
  'short_abandons_met',
  'short_abandons_left_out',
] as const;

/** What a call that was neither answered nor plainly abandoned counts as. */
export const callsCountAs = ['left_out', 'answered', 'abandoned'] as const;
type CountsAs = (typeof callsCountAs)[number];

/** A formula by its name. Spans in milliseconds. */
export interface CallFormula {
  readonly name: (typeof callFormulas)[number];
  /** `inclusive`: a wait of exactly so long is in time. */
  readonly within: { readonly ms: number; readonly inclusive: boolean };
  /** A call that was abandoned after no more than this was never meant to be answered; null where the formula does not ask. */
  readonly short: number | null;
}

/** How a call is found to be met: by a condition, or by a formula. */
export type CallTest = ({ readonly met: Condition } | { readonly formula: CallFormula }) & {
  readonly threshold: Threshold;
};

interface LevelCommon {
  readonly code: string;
  readonly title: Title | null;
  readonly penalty: Penalty | null;
  /** Who supplies the events that it is counted from; null: this system's own records. */
  readonly suppliedBy: 'body' | 'supplier' | null;
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
        readonly tests: readonly CallTest[];
        /** What becomes, in formulas, of calls that left the queue otherwise. */
        readonly counts: {
          readonly callBack: CountsAs;
          readonly voicemail: CountsAs;
          readonly flowedOut: CountsAs;
          readonly lost: CountsAs;
        };
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
        /** Time of which nobody told whether the component was up: after the last word, so many milliseconds. */
        readonly unknownAfter: number;
        readonly unknown: 'left_out' | 'down';
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
      /** What came is counted in these: calls, and contacts by other channels. */
      readonly counted: readonly ('calls' | 'contacts')[];
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
  /** The most that penalties cost together; all of them hold. */
  readonly cap: readonly Cap[];
  readonly report: {
    readonly every: Span;
    readonly to: readonly string[];
    readonly formats: readonly ('xlsx' | 'csv' | 'pdf')[];
  } | null;
  readonly levels: readonly Level[];
}
