/**
 * What becomes of attempts that another system has, or may have. What it tells is written as their end; what a crash left
 * before its job was noted is found there by its id, and followed, never made twice. What it doesn't know was surely not handed
 * over if that is recent, as it still knows what ended since; else it is in doubt, and waits for a person.
 */
import type { ContactRules } from '../../engine/outreach/contact.js';
import { doubtAttempt } from '../../store/outreach-claims.js';
import { endAttempts, type AttemptEnd } from '../../store/outreach-ends.js';
import {
  hasOpenAttempts,
  noteJob,
  noteMeasures,
  openAttempts,
  type OpenAttempt,
} from '../../store/outreach-jobs.js';
import type { OutreachRow } from '../../store/outreaches.js';
import type { CommandContext } from '../context.js';
import { back, ended } from './attempt.js';
import { followedChannels } from './channels.js';
import type { OutreachChannel } from './channels/channel.js';
import type { Followed, Follower } from './machine.js';

// Whoever handed it over may have hung so long before it got there.
const surelyThereMs = 2 * 60_000;
const patienceMs = 60_000;

/** Whether attempts of a list are to be followed, whatever becomes of the list. */
export async function isFollowed(
  { db, clock }: Pick<CommandContext, 'db' | 'clock'>,
  id: string,
): Promise<boolean> {
  for (const { name, forMs } of followedChannels)
    if (await hasOpenAttempts(db, id, name, clock() - forMs)) return true;
  return false;
}

/** Asks once, if there is anything to ask; answers how many attempts are under way still. @throws where the other system can't be asked now */
export async function followAttempts(
  context: Pick<CommandContext, 'db' | 'clock' | 'probe'>,
  { outreach, rules }: { readonly outreach: OutreachRow; readonly rules: ContactRules },
  { channel, follower }: { readonly channel: OutreachChannel; readonly follower: Follower },
): Promise<{ readonly asked: boolean; readonly underWay: number }> {
  const { db, clock } = context;
  const { forMs, knowsForMs } = channel.followed ?? { forMs: 0, knowsForMs: 0 };
  const open = await openAttempts(db, outreach.id, channel.name, clock() - forMs);
  if (open.length === 0) return { asked: false, underWay: 0 };
  if (outreach.state === 'over') {
    const jobs = open.flatMap(({ job }) => job ?? []);
    await follower.withdraw(jobs, outreach, AbortSignal.timeout(patienceMs));
  }
  const attempts = new Set(open.map(({ attempt }) => attempt));
  const told = await follower.follow(attempts, outreach, AbortSignal.timeout(patienceMs));
  const ends: AttemptEnd[] = [];
  let underWay = 0;
  for (const attempt of open) {
    const made = told.get(attempt.attempt);
    const ageMs = clock() - attempt.begunAt;
    if (made === undefined && attempt.job === null && ageMs < surelyThereMs) underWay += 1;
    else if (made === undefined) ends.push(...(await unknown(context, attempt, knowsForMs)));
    else if (made.as === 'under_way') {
      await noteJob(db, attempt.attempt, made.job);
      underWay += 1;
    } else ends.push(await endOf(context, rules, attempt, made));
  }
  context.probe('contacts.told', outreach.id);
  if (ends.length > 0) await endAttempts(db, outreach.id, ends);
  return { asked: true, underWay };
}

async function endOf(
  { db, clock }: Pick<CommandContext, 'db' | 'clock'>,
  rules: ContactRules,
  attempt: OpenAttempt,
  made: Extract<Followed, { readonly as: 'ended' }>,
): Promise<AttemptEnd> {
  await noteMeasures(db, attempt.attempt, made);
  const { outcome, remarks } = made;
  return ended(attempt, rules, { outcome, remarks, at: clock() });
}

/** The contact goes back where the attempt surely never got there; else the attempt is, or stays, in doubt. */
async function unknown(
  { db, clock }: Pick<CommandContext, 'db' | 'clock'>,
  attempt: OpenAttempt,
  knowsForMs: number,
): Promise<readonly AttemptEnd[]> {
  const now = clock();
  if (attempt.job === null) return now - attempt.begunAt > knowsForMs ? [] : [back(attempt, null, now)];
  const why = `The job ${attempt.job} is not known any more where it was handed over.`;
  await doubtAttempt(db, attempt.attempt, why, now);
  return [];
}
