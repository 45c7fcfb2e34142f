/** Appointments with contacts of lists that are worked. Instants in milliseconds. */
import type { Watched } from '../domain/watched.js';
import type { Right } from '../domain/rights.js';
import { isoInstant } from './append-parts.js';
import type { Db } from './store.js';

/** An appointment that is still to be kept, with who it is with. */
export interface Appointment {
  readonly row: number;
  readonly segment: number;
  readonly at: number;
  readonly name: string | null;
  readonly phone: string | null;
  readonly attempts: number;
}

/** The open ones of a list, the next ones first. */
export async function listAppointments(db: Db, outreach: string, most: number): Promise<Appointment[]> {
  const { rows } = await db.sql.query<Appointment>(
    `select c.row, c.segment, c.retry_at as at, r.name, r.phone, c.attempts
     from outreach_contacts c join outreaches o on o.id = c.outreach_id
       left join list_rows r on r.list_id = o.list_id and r.row = c.row
     where c.outreach_id = $1 and not c.done and c.taken is null and c.appointment order by c.retry_at, c.row limit $2`,
    [outreach, most],
  );
  return rows;
}

const told: Watched = 'appointments_beyond_quota';
const toWhom: Right = 'campaigns.manage';

/**
 * Writes a notice to every group that manages campaigns if more appointments are in these segments than were told of before.
 * In a transaction, so that two who look at once tell once.
 */
export async function tellOfAppointments(
  db: Db,
  about: {
    readonly outreach: string;
    readonly instance: string;
    readonly segments: readonly number[];
    readonly at: number;
  },
): Promise<void> {
  await db.sql.query(
    `with before as (select appointments_told as n from outreaches where id = $1 for update),
     open as (select count(*)::int as n from outreach_contacts
       where outreach_id = $1 and not done and taken is null and appointment and segment = any($3)),
     noted as (update outreaches set appointments_told = open.n from before, open where id = $1 and open.n <> before.n)
     insert into notices (instance_id, principal, watched, at, mailed)
     select $2, 'g:' || g."group", $4, $5, true
     from (select distinct g."group" from group_roles g join role_rights r using (role) where r."right" = $6) g, before, open
     where open.n > before.n`,
    [about.outreach, about.instance, about.segments, told, isoInstant(about.at), toWhom],
  );
}

/** Ends an appointment in one of these segments that nobody has in hand; false where there is none. */
export async function endAppointment(
  db: Db,
  which: {
    readonly outreach: string;
    readonly row: number;
    readonly segments: readonly number[];
    readonly outcome: string;
  },
): Promise<boolean> {
  const { rowCount } = await db.sql.query(
    `with gone as (
       update outreach_contacts set done = true, outcome = $4, retry_at = null, appointment = false
       where outreach_id = $1 and row = $2 and not done and taken is null and appointment and segment = any($3) returning row)
     insert into outreach_counts (outreach_id, shard, outcome, n) select $1, 0, $4, 1 from gone
     on conflict (outreach_id, shard, outcome) do update set n = outreach_counts.n + 1`,
    [which.outreach, which.row, which.segments, which.outcome],
  );
  return rowCount === 1;
}
