/** Making a mystery audit: its plan is drawn once, and then worked. */
import { randomUUID } from 'node:crypto';
import { detectionsOf } from '../../domain/audit/detections.js';
import { samplingPlan, type PlanCell, type PlanOrder } from '../../domain/audit/sampling-plan.js';
import type { Sheet } from '../../domain/audit/sheet.js';
import { standardSheet } from '../../domain/audit/standard-sheet.js';
import type { Refusal } from '../../engine/outcome.js';
import { worded } from '../../engine/wording/worded.js';
import { insertAudit } from '../../store/mystery-audits.js';
import { inTransaction } from '../../store/store.js';
import { isUniqueViolation } from '../../store/violations.js';
import type { CommandContext } from '../context.js';
import { refused } from '../refused.js';
import { refusedFor } from './faults.js';
import { keepSheet } from './sheets.js';

type Context = Pick<CommandContext, 'db' | 'clock'>;

/** What is to be made. `secondShare`: of the detections of each kind, those that are scored twice; `sheet` null: the standard one. */
export interface AuditRequest {
  readonly instance: string;
  readonly title: string;
  readonly contract: string;
  readonly order: PlanOrder;
  readonly secondShare: number;
  readonly sheet: Sheet | null;
}

export type PlanTried = { readonly ok: true; readonly cells: readonly PlanCell[] } | Refusal;
export type AuditMade = { readonly ok: true; readonly id: string } | Refusal;

/** The plan that an order would get; nothing is kept. */
export function tryPlan(order: PlanOrder): PlanTried {
  const plan = samplingPlan(order);
  return plan.ok ? plan : refusedFor(worded`There can be no such plan.`, '/order', plan.faults);
}

/** Makes an audit with its plan; an instance has one. */
export async function makeAudit(
  { db, clock }: Context,
  by: string,
  request: AuditRequest,
): Promise<AuditMade> {
  const { instance, title, contract, order, secondShare } = request;
  const plan = tryPlan(order);
  if (!plan.ok) return plan;
  const now = clock();
  const planned = detectionsOf(plan.cells, secondShare, order.seed);
  try {
    return await inTransaction(db, async (tx) => {
      const sheet = await keepSheet(tx, request.sheet ?? standardSheet, by, now);
      if (!sheet.ok) return sheet;
      const id = randomUUID();
      const audit = { id, instanceId: instance, title, contract, order, sheet: sheet.version };
      await insertAudit(tx, { ...audit, madeBy: by, madeAt: now }, plan.cells, planned);
      return { ok: true, id };
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return refused('conflict', worded`The instance ${instance} has a mystery audit already.`);
  }
}
