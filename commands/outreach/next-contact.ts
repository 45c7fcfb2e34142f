/** The next contact of a list for an operator. */
import { randomUUID } from 'node:crypto';
import type { Actor } from '../../engine/event.js';
import type { Refusal } from '../../engine/outcome.js';
import type { GivenContact } from '../../store/outreach-attempts.js';
import { takeContact, type Taking } from '../../store/outreach-next.js';
import type { OutreachRow } from '../../store/outreaches.js';
import type { CommandContext } from '../context.js';
import { worded, type Worded } from '../../engine/wording/worded.js';
import { refused } from '../refused.js';
import { channelsOfPeople } from './channels.js';
import { passOver } from './end-attempt.js';
import { lanesFor } from './lanes.js';
import { looked, nearest, recentHeads } from './nearest.js';
import { recentOutreach, type RecentOutreach } from './recent-outreach.js';
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
  for (let anew = false; ;) {
    const now = clock();
    const recent = await recentOutreach(db, outreachId, now, anew);
    if (recent === null) return refused('not_found', worded`No contact list is worked as ${outreachId}.`);
    const { outreach } = recent;
    const foreign = whyNotFor(actor, outreach);
    if (foreign !== null) return refused('forbidden', foreign);
    const { opensAt, asked, ...lanes } = await lanesOf(context, actor, recent, now);
    const taking = { outreach: outreachId, attempt: randomUUID(), by: actor.name, now, ...lanes };
    const contact = await takeNearest(db, taking, asked);
    if (contact?.lost === null) return { ok: true, contact };
    if (contact !== null) await passOver(context, contact.attempt, contact.lost);
    else if (!anew) {
      // Rows may have come to the list in between.
      anew = true;
    } else if (outreach.state !== 'working') return none({ why: outreach.state });
    else return none(opensAt === null ? { why: 'nobody_now' } : { why: 'closed', opensAt });
  }
}

/** Looks at the few segments that come first, and at all only where those have nobody. */
async function takeNearest(
  db: Context['db'],
  taking: Taking,
  asked: readonly string[],
): Promise<GivenContact | null> {
  const { outreach, segments, now } = taking;
  if (segments.filter(({ turn }) => turn !== null).length > looked) {
    const some = nearest(taking, await recentHeads(db, outreach, asked, now), now);
    const contact = some === null ? null : await takeContact(db, { ...taking, segments: some });
    if (contact !== null) return contact;
  }
  return takeContact(db, taking);
}

async function lanesOf({ programs }: Context, actor: Actor, recent: RecentOutreach, now: number) {
  const { outreach, filled } = recent;
  const rules = await rulesOf(programs, outreach);
  const segments = recent.segments.filter(({ channel }) => peoples.has(channel));
  const ownHours = await hoursNamed(programs, outreach, segments);
  return lanesFor(actor, rules, { segments, filled, ownHours }, now);
}

const peoples = new Set(channelsOfPeople.map(({ name }): string => name));

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
