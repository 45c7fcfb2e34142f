/** What contacts are told apart by. Times are local ones of the organisation's zone. */

/** By the instant at which a contact came. `day` as 2026-03-02, `week` as 2026-W10, `hour_band` as 09, `weekday` 1 (Monday) to 7. */
const timeDimensions = ['day', 'week', 'month', 'year', 'hour_band', 'weekday'] as const;

/** By the contact itself. `group`: the first, by name, of the groups of the operator who answered. */
const contactDimensions = ['channel', 'queue', 'group', 'service', 'language', 'body', 'outcome'] as const;

export const dimensions = [...timeDimensions, ...contactDimensions] as const;

export type TimeDimension = (typeof timeDimensions)[number];
export type ContactDimension = (typeof contactDimensions)[number];
export type Dimension = (typeof dimensions)[number];

/** True for those that are told by the instant. */
export function isTime(dimension: Dimension): dimension is TimeDimension {
  return timeDimensions.some((name) => name === dimension);
}
