/**
 * The link by which who was written to objects to being written to again: signed, so that nobody makes one for somebody else,
 * and without a word about who it is. It goes on holding as long as the list does.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { addObjections } from '../../store/do-not-contact.js';
import { findContactAddress } from '../../store/outreach-news.js';
import type { MasterKeys } from '../../store/sealing.js';
import type { CommandContext } from '../context.js';
import { tellNews } from './news.js';

const form = /^([0-9a-zA-Z-]{1,80}\.[0-9a-z.@-]{1,40})-([1-9]\d{0,9})-([0-9a-f]{32})$/;

/** The end of the address for one contact. */
export function optOutToken(keys: MasterKeys, outreach: string, row: number): string {
  return `${outreach}-${row}-${signature(keys, outreach, row)}`;
}

/** The contact that a link is for; null for a link that is none of ours. */
export function readOptOut(
  keys: MasterKeys,
  token: string,
): { readonly outreach: string; readonly row: number } | null {
  const [, outreach, row, given] = form.exec(token) ?? [];
  if (outreach === undefined || row === undefined || given === undefined) return null;
  const expected = signature(keys, outreach, Number(row));
  if (!timingSafeEqual(Buffer.from(given), Buffer.from(expected))) return null;
  return { outreach, row: Number(row) };
}

/** Writes the objection; twice is as good as once. False for a link that is none of ours. */
export async function optOut(
  context: Pick<CommandContext, 'db' | 'keys' | 'programs' | 'clock' | 'temporal' | 'log'>,
  token: string,
): Promise<boolean> {
  const contact = readOptOut(context.keys, token);
  if (contact === null) return false;
  const { outreach, row } = contact;
  const address = await findContactAddress(context.db, outreach, row);
  // Without its persons the list can't say whom it meant, and writes to nobody either.
  if (address === null) return true;
  const since = context.clock();
  await addObjections(context.db, [{ kind: 'email', address }], { since, reason: null, by: 'link' });
  await tellNews(context, { outreach, row, attempt: null, outcome: 'do_not_contact', remarks: null });
  return true;
}

function signature(keys: MasterKeys, outreach: string, row: number): string {
  return createHmac('sha256', keys.references)
    .update(`opt-out ${outreach} ${row}`)
    .digest('hex')
    .slice(0, 32);
}
