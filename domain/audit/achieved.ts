/** How far a plan has come: achieved against planned, with margins of error, by whatever it is stratified by. */
import { sum } from '../statistics.js';
import { grouped } from './grouped.js';
import type { AuditQuantity } from './perimeter.js';
import { widestMargin } from './margin.js';
import type { PlanCell } from './sampling-plan.js';

/** A cell with what was done of it. */
export interface WorkedCell extends PlanCell {
  readonly achieved: number;
  readonly replaced: number;
}

export const planDimensions = ['body', 'kind', 'service', 'language', 'channel', 'weekday', 'band'] as const;

export type PlanDimension = (typeof planDimensions)[number];

/** A value of a dimension. Margins are those of a share at ½ (the widest there are), null where there are no cases. */
export interface Achieved {
  readonly value: string;
  readonly planned: number;
  readonly achieved: number;
  readonly replaced: number;
  readonly plannedMargin: number | null;
  readonly achievedMargin: number | null;
}

/**
 * Planned and achieved by one dimension, in the order of its values. Where the population of contacts is known of each body and
 * kind that a value stands for, and of nothing narrower, the margins take it into account; elsewhere it has no end.
 */
export function achievedBy(
  cells: readonly WorkedCell[],
  dimension: PlanDimension,
  quantities: readonly AuditQuantity[],
): Achieved[] {
  return [...grouped(cells, (cell) => String(cell[dimension]))]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([value, of]) => {
      const whole = dimension === 'body' || dimension === 'kind';
      return achievedOf(value, of, whole ? populationOf(of, quantities) : null);
    });
}

/** Planned and achieved of all cells together. */
export function achievedInAll(cells: readonly WorkedCell[], quantities: readonly AuditQuantity[]): Achieved {
  return achievedOf('', cells, populationOf(cells, quantities));
}

function achievedOf(value: string, cells: readonly WorkedCell[], population: number | null): Achieved {
  const planned = sum(cells.map((cell) => cell.planned));
  const achieved = sum(cells.map((cell) => cell.achieved));
  return {
    ...{ value, planned, achieved, replaced: sum(cells.map((cell) => cell.replaced)) },
    plannedMargin: widestMargin(planned, population),
    achievedMargin: widestMargin(achieved, population),
  };
}

function populationOf(cells: readonly WorkedCell[], quantities: readonly AuditQuantity[]): number | null {
  const meant = quantities.filter(({ body, kind }) =>
    cells.some((cell) => cell.body === body && cell.kind === kind),
  );
  const known = meant.flatMap(({ population }) => population ?? []);
  return known.length === meant.length && known.length > 0 ? sum(known) : null;
}
