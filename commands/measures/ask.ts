/** What is asked: a period of a contract, by their names. */
import { heldIn, periodOf, type Period } from '../../domain/levels/period.js';
import type { Refusal } from '../../engine/outcome.js';
import { worded } from '../../engine/wording/worded.js';
import type { Db, Store } from '../../store/store.js';
import type { Programs } from '../programs.js';
import { refused } from '../refused.js';
import { contractNamed, type ContractInForce } from './contract-in-force.js';

/** What measuring needs. */
export interface MeasureContext {
  readonly db: Store;
  readonly programs: Pick<Programs, 'calendar'>;
  /** Milliseconds since 1970 UTC. */
  readonly clock: () => number;
}

/** A period of a contract, as both are written. */
export interface PeriodName {
  readonly contract: string;
  readonly period: string;
}

/** What is counted. `held`: the part of the period in which the contract holds; `asOf`: when what runs is seen. */
export interface PeriodAsked {
  readonly contract: ContractInForce;
  readonly period: Period;
  readonly held: { readonly from: number; readonly until: number };
  readonly asOf: number;
  /** Only this level; without it all that the period counts. */
  readonly level?: string;
}

export type PeriodState = 'open' | 'running' | 'to_close';

/** Finds contract and period; refused where there is no such contract, no such period, or the one does not hold in the other. */
export async function askPeriod(
  context: Pick<MeasureContext, 'programs' | 'clock'>,
  db: Db,
  name: PeriodName,
): Promise<{ readonly ok: true; readonly asked: PeriodAsked } | Refusal> {
  const period = periodOf(name.period);
  if (period === null)
    return refused(
      'invalid',
      worded`"${name.period}" is no period; expected one such as 2026-03, 2026-Q1 or 2026.`,
    );
  const contract = await contractNamed(db, context.programs, name.contract);
  if (contract === null) return refused('not_found', worded`There is no contract ${name.contract}.`);
  const held = heldIn(period, contract.definition);
  if (held !== null) return { ok: true, asked: { contract, period, held, asOf: context.clock() } };
  const { from, to } = contract.definition;
  const until = to ?? worded`now on`;
  return refused(
    'not_found',
    worded`The contract ${name.contract} does not hold in ${name.period}: it holds from ${from} to ${until}. Ask for another period, or for the contract that holds then.`,
  );
}

/** The refusal where there is no such edition. */
export function noEdition({ contract, period }: PeriodName, edition: number | null): Refusal {
  return edition === null
    ? refused('not_found', worded`${period} of ${contract} has no edition: it is not closed.`)
    : refused('not_found', worded`${period} of ${contract} has no edition ${edition}.`);
}

/** How a period stands that nobody has closed. */
export function stateAt({ held }: Pick<PeriodAsked, 'held'>, now: number): PeriodState {
  if (now < held.from) return 'open';
  return now < held.until ? 'running' : 'to_close';
}
