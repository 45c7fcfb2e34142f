/**
 * Where a contact of a survey stands, in the groups of AAPOR's Standard Definitions (10th edition, 2023): its disposition's
 * code says which.
 */

export const caseGroups = [
  'complete',
  'partial',
  'refusal',
  'non_contact',
  'other',
  'unknown_household',
  'unknown_other',
  'not_eligible',
] as const;

export type CaseGroup = (typeof caseGroups)[number];

/** How many contacts stand in each group. */
export type CaseCounts = Readonly<Record<CaseGroup, number>>;

/** Codes by how they begin, the longer beginning first. */
const beginnings: readonly (readonly [string, CaseGroup])[] = [
  ['1.2', 'partial'],
  ['1.', 'complete'],
  ['2.1', 'refusal'],
  ['2.2', 'non_contact'],
  ['2.', 'other'],
  ['3.1', 'unknown_household'],
  ['3.', 'unknown_other'],
  ['4.', 'not_eligible'],
];

/** The group of a code; without one nothing is known of the contact. */
export function groupOfCode(code: string | null): CaseGroup {
  return beginnings.find(([beginning]) => code?.startsWith(beginning) === true)?.[1] ?? 'unknown_other';
}

/** Whether somebody was spoken to, whatever it came to: AAPOR's contacts. */
export function isReached(group: CaseGroup): boolean {
  return group === 'complete' || group === 'partial' || group === 'refusal' || group === 'other';
}

/** The counts of contacts whose codes are known; who has none counts as of unknown eligibility. */
export function casesOf(
  contacts: Iterable<{ readonly code: string | null; readonly n: number }>,
): CaseCounts {
  const counts: Record<CaseGroup, number> = {
    ...{ complete: 0, partial: 0, refusal: 0, non_contact: 0, other: 0 },
    ...{ unknown_household: 0, unknown_other: 0, not_eligible: 0 },
  };
  for (const { code, n } of contacts) counts[groupOfCode(code)] += n;
  return counts;
}
