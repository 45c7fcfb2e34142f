/**
 * What the levels of a contract came to in a period. A measure has a figure for each test of its level; a figure opens to its
 * numerator and denominator, and says the formula by which it was counted. Texts are worded: each reader gets her language.
 */
import type { Cap, ContractDefinition, Level } from '../../engine/reading/contract-definition.js';
import type { Title } from '../../engine/definition.js';
import type { Worded } from '../../engine/wording/worded.js';

/** What a share is held to, as the contract writes it: from 0 to 1. */
export type Threshold = { readonly at_least: number } | { readonly at_most: number };

/** How a figure was counted: a name that programs compare, and a sentence for people. */
export interface Formula {
  readonly name: string;
  readonly text: Worded;
}

/** Money that a shortfall costs; `how` is the sum, written out. */
export interface PenaltyProposed {
  /** What the shortfall costs, in hundredths of the currency: sums of money are whole numbers here. */
  readonly cents: number;
  /** What caps take off of it; absent: nothing. */
  readonly capped?: number;
  readonly currency: string;
  readonly how: Worded;
}

/** One test of a level. Shares from 0 to 1; `of` and `met` are calls, laps, or milliseconds of a component. */
export interface Figure {
  readonly level: string;
  /** Which of the level's tests, from 0. */
  readonly test: number;
  readonly formula: Formula;
  readonly unit: 'calls' | 'clocks' | 'ms';
  readonly met: number;
  readonly of: number;
  /** Null: no cases. For people and charts; what is owed is computed from `met` and `of`. */
  readonly share: number | null;
  /** As it holds in this period, overflow taken into account; null where each clock counts by itself. */
  readonly threshold: Threshold | null;
  /** As the contract writes it. */
  readonly written: Threshold | null;
  /** Points by which overflow relaxed it. */
  readonly relief: number;
  /** What is short is counted in these, a part as one. */
  readonly counted: 'point' | 'day_late';
  /** How far it is from its threshold, in points or days; 0 where it is kept. */
  readonly short: number;
  /** The same as it is paid for: a part of a point counts as one. */
  readonly parts: number;
  readonly penalty: PenaltyProposed | null;
  /** How many (or how long) were left out, by reason. */
  readonly left_out: Readonly<Record<string, number>>;
}

/** A level in a period. */
export interface Measure {
  readonly level: string;
  readonly title: Title | null;
  readonly kind: Level['kind'];
  /** Who supplies the events that it is counted from; null: this system's own records. */
  readonly supplied_by: 'body' | 'supplier' | null;
  readonly figures: readonly Figure[];
}

/** How the volume of the period compares with what was expected. */
export interface Volume {
  readonly name: string;
  readonly expected: number;
  readonly came: number;
  /** Points by which levels that `overflow` relaxes are lowered. */
  readonly relief: number;
}

/** What a cap takes off, in hundredths; `how` is the sum, written out. */
export interface CapTaken {
  readonly per: Cap['per'];
  readonly cents: number;
  readonly how: Worded;
}

/** What a period costs, in hundredths; what caps take off is not in `cents`. `caps`: those that do; absent: none. */
export interface PeriodTotal {
  readonly cents: number;
  readonly capped: number;
  readonly currency: string;
  readonly caps?: readonly CapTaken[];
}

/** All levels of a contract in a period, and what they cost together. */
export interface Measures {
  readonly contract: string;
  readonly period: string;
  readonly title: ContractDefinition['title'];
  /** Days of the period in which the contract holds; instants in milliseconds, the second one excluded. */
  readonly from: number;
  readonly until: number;
  readonly volume: Volume | null;
  readonly measures: readonly Measure[];
  readonly total: PeriodTotal;
}
