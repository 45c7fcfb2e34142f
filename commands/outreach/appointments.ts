/**
 * What was agreed with persons. A full quota ends nobody to whom a call was promised: they stay listed and are called when it
 * is time, and who manages campaigns is told, who may let them go.
 */
import {
  endAppointment,
  listAppointments,
  tellOfAppointments,
  type Appointment,
} from '../../store/outreach-appointments.js';
import { quotaFull } from '../../engine/outreach/quota.js';
import type { OutreachRow } from '../../store/outreaches.js';
import { inTransaction } from '../../store/store.js';
import type { CommandContext } from '../context.js';
import { fullSegments } from './quota.js';
import { ringIfLast } from './runner.js';

type Context = Pick<CommandContext, 'db' | 'clock' | 'temporal' | 'log'>;

/** Tells who manages campaigns that more appointments than before are beyond full quotas. */
export async function tellAppointments(
  { db, clock }: Context,
  { id, instanceId }: OutreachRow,
  full: readonly number[],
): Promise<void> {
  if (full.length === 0) return;
  await inTransaction(db, (tx) =>
    tellOfAppointments(tx, { outreach: id, instance: instanceId, segments: full, at: clock() }),
  );
}

/** An open appointment; `beyond`: a quota of theirs is full. */
export interface ListedAppointment extends Appointment {
  readonly beyond: boolean;
}

/** The appointments of a list that are still to be kept, the next ones first, at most `most`. */
export async function appointmentsOf(
  { db }: Context,
  outreach: OutreachRow,
  most: number,
): Promise<readonly ListedAppointment[]> {
  const full = new Set(await fullSegments(db, outreach));
  const listed = await listAppointments(db, outreach.id, most);
  return listed.map((each) => ({ ...each, beyond: full.has(each.segment) }));
}

/** Lets an appointment go that is beyond a full quota; false where there is no such one, or somebody has it in hand. */
export async function letGo(context: Context, outreach: OutreachRow, row: number): Promise<boolean> {
  const full = await fullSegments(context.db, outreach);
  const gone = await endAppointment(context.db, {
    outreach: outreach.id,
    row,
    segments: full,
    outcome: quotaFull,
  });
  if (gone) await ringIfLast(context, outreach.id);
  return gone;
}
