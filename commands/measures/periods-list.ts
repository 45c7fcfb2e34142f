/** The periods of contracts, with how they stand and their editions. */
import type { Title } from '../../engine/definition.js';
import { dayOf } from '../../domain/day.js';
import { heldIn, periodKindOf, periodsBetween, type Period } from '../../domain/levels/period.js';
import type { ContractDefinition } from '../../engine/reading/contract-definition.js';
import { listEditions, type EditionSummary } from '../../store/period-editions.js';
import { publishedContracts } from '../contract/published.js';
import { stateAt, type MeasureContext, type PeriodState } from './ask.js';

export interface ListedPeriod {
  readonly contract: string;
  readonly title: Title | null;
  readonly period: Period;
  readonly held: { readonly from: number; readonly until: number };
  readonly state: PeriodState | 'closed';
  readonly editions: readonly EditionSummary[];
}

/** Every period that has begun, of one contract or (null) of all; the newest first. Nothing is computed. */
export async function periodsNow(
  { db, clock }: Pick<MeasureContext, 'db' | 'clock'>,
  contract: string | null,
): Promise<readonly ListedPeriod[]> {
  const now = clock();
  const contracts = (await publishedContracts(db)).filter(
    (each) => contract === null || each.contract === contract,
  );
  const lists = await Promise.all(
    contracts.map(async (each) => {
      const editions = await listEditions(db, each.contract, null);
      return begun(each, now).flatMap((period): readonly ListedPeriod[] => {
        const held = heldIn(period, each);
        if (held === null) return [];
        const closed = editions.filter((one) => one.period === period.written);
        const state = closed.length > 0 ? 'closed' : stateAt({ held }, now);
        return [{ contract: each.contract, title: each.title, period, held, state, editions: closed }];
      });
    }),
  );
  return lists
    .flat()
    .toSorted(
      (one, other) => other.period.from - one.period.from || (one.contract < other.contract ? -1 : 1),
    );
}

function begun(contract: ContractDefinition, now: number): readonly Period[] {
  const today = dayOf(now);
  const kinds = [...new Set(contract.levels.map(periodKindOf))];
  const last = contract.to !== null && contract.to < today ? contract.to : today;
  return kinds.flatMap((kind) => periodsBetween(kind, contract.from, last));
}
