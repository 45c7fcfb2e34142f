/**
 * The next contact whatever the campaign: for operators who work what there is, as the load allows (CMP-8). The desk asks for
 * it once no task waits for them.
 */
import type { Actor } from '../../engine/event.js';
import { outreachInHand, type GivenContact } from '../../store/outreach-attempts.js';
import { listWorking } from '../../store/outreaches.js';
import type { CommandContext } from '../context.js';
import { nextContact, whyNotFor } from './next-contact.js';

type Context = Pick<CommandContext, 'db' | 'programs' | 'temporal' | 'clock' | 'log'>;

const most = 200;

/**
 * Gives a contact of any campaign that somebody may work: the one in hand, else of the campaign that has gone on for longest
 * and has one now. Null: there is none, or they work in another mode than blended.
 */
export async function nextOfAll(context: Context, actor: Actor): Promise<GivenContact | null> {
  if (actor.modes !== undefined) return null;
  const inHand = await outreachInHand(context.db, actor.name);
  const working = (await listWorking(context.db, most))
    .filter((each) => whyNotFor(actor, each) === null)
    .map(({ id }) => id);
  for (const id of new Set([...(inHand === null ? [] : [inHand]), ...working])) {
    const given = await nextContact(context, actor, id);
    if (given.ok && given.contact !== null) return given.contact;
  }
  return null;
}
