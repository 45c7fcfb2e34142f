/** The next contact of a list for an operator. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../engine/event.js';
import type { Refusal } from '../../engine/outcome.js';
import type { Filled } from '../../engine/outreach/quota.js';
import { contactInHand, type GivenContact } from '../../store/outreach-attempts.js';
import { takeContact } from '../../store/outreach-next.js';
import { filledOf } from '../../store/outreach-segments.js';
import { findOutreach, type OutreachRow } from '../../store/outreaches.js';
import type { CommandContext } from '../context.js';
import { worded, type Worded } from '../../engine/wording/worded.js';
import { refused } from '../refused.js';
import { channelsOfPeople } from './channels.js';
import { passOver } from './end-attempt.js';
import { lanesFor } from './lanes.js';
import { recentSegments } from './recent-segments.js';
import { hoursNamed, rulesOf } from './rules.js';

type Context = Pick<CommandContext, 'db' | 'programs' | 'temporal' | 'clock' | 'log'>;

/** Why there is no contact now; `opensAt` in milliseconds. */
type NoContact =
  { readonly why: 'nobody_now' | 'paused' | 'over' } | { readonly why: 'closed'; readonly opensAt: number };

export type Given =
  | { readonly ok: true; readonly contact: GivenContact }
  | { readonly ok: true; readonly contact: null; readonly none: NoContact }
  | Refusal;

/**
 * Gives an operator a contact: the one in hand, else the next (CMP-2, CMP-8). Whoever asks twice is given the same, until
 * the attempt has ended. Whoever objected, or lost the number, since the list was taken up is passed over.
 */
export async function nextContact(context: Context, actor: Actor, outreachId: string): Promise<Given> {
  const { db, clock } = context;
  const outreach = await findOutreach(db, outreachId);
  if (outreach === null) return refused('not_found', worded`No contact list is worked as ${outreachId}.`);
  const foreign = whyNotFor(actor, outreach);
  if (foreign !== null) return refused('forbidden', foreign);
  for (;;) {
    const inHand = await contactInHand(db, outreachId, actor.name);
    if (inHand?.lost === null) return { ok: true, contact: inHand };
    if (inHand !== null) {
      await passOver(context, inHand.attempt, inHand.lost);
      continue;
    }
    if (outreach.state !== 'working') return none({ why: outreach.state });
    const now = clock();
    // Rows may have come to the list in between.
    const why =
      (await take(context, actor, outreach, { now, anew: false })) &&
      (await take(context, actor, outreach, { now, anew: true }));
    if (why !== null) return none(why);
  }
}

/** Takes a contact; null once it is in hand, else why there is none. */
async function take(
  context: Context,
  actor: Actor,
  outreach: OutreachRow,
  { now, anew }: { readonly now: number; readonly anew: boolean },
): Promise<NoContact | null> {
  const { opensAt, ...lanes } = await lanesOf(context, actor, outreach, { now, anew });
  if (opensAt !== null) return { why: 'closed', opensAt };
  const taking = { outreach: outreach.id, attempt: randomUUID(), by: actor.name, now, ...lanes };
  return (await takeContact(context.db, taking)) ? null : { why: 'nobody_now' };
}

async function lanesOf(
  { db, programs }: Context,
  actor: Actor,
  outreach: OutreachRow,
  { now, anew }: { readonly now: number; readonly anew: boolean },
) {
  const rules = await rulesOf(programs, outreach);
  const peoples = channelsOfPeople.map(({ name }): string => name);
  const segments = (await recentSegments(db, outreach.id, now, anew)).filter(({ channel }) =>
    peoples.includes(channel),
  );
  const quotas = Object.keys(outreach.order.quota).length > 0;
  const filled: Filled = quotas ? await filledOf(db, outreach.id) : new Map();
  const ownHours = await hoursNamed(programs, outreach, segments);
  return lanesFor(actor, rules, { segments, filled, ownHours }, now);
}

/** Why somebody may not work a list; null for who may. */
export function whyNotFor(actor: Actor, { order }: Pick<OutreachRow, 'order'>): Worded | null {
  if (actor.any) return null;
  if (order.groups.length > 0 && !order.groups.some((group) => actor.groups.includes(group)))
    return worded`${actor.name} is in none of the groups that work this list: ${order.groups.join(', ')}.`;
  const lacking = order.skills.find((skill) => !actor.skills.includes(skill));
  return lacking === undefined
    ? null
    : worded`${actor.name} lacks the skill ${lacking}, which this list asks for.`;
}

function none(why: NoContact): Given {
  return { ok: true, contact: null, none: why };
}
