/**
 * AAPOR's rates of response, cooperation, refusal and contact (Standard Definitions, 10th edition, 2023): the same counts
 * give figures far apart, so each is named and stands beside its formula (research/contact-centre.md).
 */
import type { CaseCounts } from './case-groups.js';

/** In the letters of the formulas; `U` is UH + UO, `e` the share of `U` that is held to be eligible. */
interface Letters {
  readonly I: number;
  readonly P: number;
  readonly R: number;
  readonly NC: number;
  readonly O: number;
  readonly U: number;
  readonly e: number;
}

/** A rate: a share from 0 to 1, null where nobody is in what it is a share of. */
export interface ResponseRate {
  readonly name: string;
  readonly formula: string;
  readonly share: number | null;
}

const part = {
  I: ({ I }) => I,
  '(I + P)': ({ I, P }) => I + P,
  R: ({ R }) => R,
  '((I + P) + R + O)': ({ I, P, R, O }) => I + P + R + O,
  '((I + P) + R)': ({ I, P, R }) => I + P + R,
  '((I + P) + (R + NC + O))': ({ I, P, R, NC, O }) => I + P + R + NC + O,
  '((I + P) + (R + NC + O) + (UH + UO))': ({ I, P, R, NC, O, U }) => I + P + R + NC + O + U,
  '((I + P) + (R + NC + O) + e(UH + UO))': ({ I, P, R, NC, O, U, e }) => I + P + R + NC + O + e * U,
} as const satisfies Readonly<Record<string, (letters: Letters) => number>>;

type Part = keyof typeof part;

const known = '((I + P) + (R + NC + O))';
const everybody = '((I + P) + (R + NC + O) + (UH + UO))';
const estimated = '((I + P) + (R + NC + O) + e(UH + UO))';

const rates: readonly (readonly [string, Part, Part])[] = [
  ['RR1', 'I', everybody],
  ['RR2', '(I + P)', everybody],
  ['RR3', 'I', estimated],
  ['RR4', '(I + P)', estimated],
  ['RR5', 'I', known],
  ['RR6', '(I + P)', known],
  ['COOP1', 'I', '((I + P) + R + O)'],
  ['COOP2', '(I + P)', '((I + P) + R + O)'],
  ['COOP3', 'I', '((I + P) + R)'],
  ['COOP4', '(I + P)', '((I + P) + R)'],
  ['REF1', 'R', everybody],
  ['REF2', 'R', estimated],
  ['REF3', 'R', known],
  ['CON1', '((I + P) + R + O)', everybody],
  ['CON2', '((I + P) + R + O)', estimated],
  ['CON3', '((I + P) + R + O)', known],
];

/** All rates of a survey's contacts, in AAPOR's order. */
export function responseRates(counts: CaseCounts): readonly ResponseRate[] {
  const letters: Letters = {
    ...{ I: counts.complete, P: counts.partial, R: counts.refusal, NC: counts.non_contact },
    ...{ O: counts.other, U: counts.unknown_household + counts.unknown_other },
    e: eligibleShare(counts) ?? 1,
  };
  return rates.map(([name, above, below]) => {
    const whole = part[below](letters);
    return {
      name,
      formula: `${above} / ${below}`,
      share: whole === 0 ? null : part[above](letters) / whole,
    };
  });
}

/**
 * `e` by proportional allocation (CASRO): those known to be eligible, of all of whom it is known; null where it is known of
 * nobody.
 */
export function eligibleShare(counts: CaseCounts): number | null {
  const eligible = counts.complete + counts.partial + counts.refusal + counts.non_contact + counts.other;
  const known = eligible + counts.not_eligible;
  return known === 0 ? null : eligible / known;
}
