/**
 * Works a list by machine: portions of contacts are taken and marked as begun by one statement each, touched, and marked as
 * ended by another. Several may work the same list. Pauses, rates, hours and ends are heeded from portion to portion. What a
 * crash leaves between the two marks is in doubt, and waits for a person (docs/decisions/0027-machine-channels.md).
 */
import type { ContactRules } from '../../engine/outreach/contact.js';
import { isOpen, nextOpening } from '../../engine/time/working-time.js';
import { claimContacts } from '../../store/outreach-claims.js';
import { endAttempts } from '../../store/outreach-ends.js';
import { noteTrouble, takeLeave } from '../../store/outreach-pace.js';
import { segmentsOf } from '../../store/outreach-segments.js';
import { findOutreach, type OutreachRow } from '../../store/outreaches.js';
import type { Worked } from '../../workflows/outreach-messages.js';
import type { CommandContext } from '../context.js';
import { attempt } from './attempt.js';
import { followAttempts, isFollowed } from './follow.js';
import { channelsOfMachines } from './channels.js';
import type { OutreachChannel } from './channels/channel.js';
import type { OwnHours } from './lanes.js';
import type { Machine, Machines } from './machine.js';
import { rateOf } from './progress.js';
import { hoursNamed, rulesOf } from './rules.js';
import { beginStretch, type Stretch } from './stretch.js';
import { tendOutreach } from './tend.js';

export type WorkContext = CommandContext & { readonly machines: Machines };

const longestStretchMs = 10 * 60_000;
const firstLookMs = 5_000;
const longestLookMs = 60_000;
// A shorter wait for leave is waited for here, a longer one by the workflow.
const shortWaitMs = 3_000;
const leastFollowMs = 5_000;
// Somebody hangs up any moment.
const lineWaitMs = 500;
const leastRestMs = 5_000;
const longestRestMs = 5 * 60_000;
const storeTries = 10;
const storeRestMs = 1_000;

/** What all lanes of a stretch share; `againAt`: when there may be something to do again. */
interface Work {
  readonly context: WorkContext;
  readonly outreach: OutreachRow;
  readonly rules: ContactRules;
  readonly ownHours: OwnHours;
  readonly stretch: Stretch;
  did: boolean;
  againAt: number | null;
  trouble: string | null;
}

/** A channel at work. */
interface Line {
  readonly channel: OutreachChannel;
  readonly machine: Machine;
  readonly touch: Awaited<ReturnType<Machine['prepare']>>;
}

/** Works until nothing is to be done now, `signal` ends it, or it has lasted ten minutes. @throws when the store is out of reach */
export async function workOutreach(
  context: WorkContext,
  id: string,
  life: { readonly alive: () => void; readonly signal: AbortSignal },
): Promise<Worked> {
  const { db, clock } = context;
  const outreach = await findOutreach(db, id);
  if (outreach === null || (outreach.state !== 'working' && !(await isFollowed(context, id))))
    return { did: false, againMs: null };
  const rules = await rulesOf(context.programs, outreach);
  const stretch = await beginStretch(context, id, life);
  const ownHours = await hoursNamed(context.programs, outreach, await segmentsOf(db, id));
  const work: Work = {
    context,
    outreach,
    rules,
    ownHours,
    stretch,
    did: false,
    againAt: null,
    trouble: null,
  };
  try {
    const lines = await prepare(work);
    const lanes = lines.flatMap((line) => Array.from({ length: line.machine.lanes }, () => lane(work, line)));
    const looking = look(work);
    await Promise.all(lanes).finally(() => stretch.finish());
    await looking;
  } finally {
    await stretch.close();
  }
  const now = clock();
  if (work.trouble !== null) return { did: false, againMs: await restFor(work, work.trouble) };
  return { did: work.did, againMs: work.againAt === null ? null : Math.max(0, work.againAt - now) };
}

async function prepare({ context, outreach, rules }: Work): Promise<Line[]> {
  const lines: Line[] = [];
  for (const channel of channelsOfMachines) {
    const machine = context.machines[channel.name];
    if (machine !== undefined)
      lines.push({ channel, machine, touch: await machine.prepare(outreach, rules) });
  }
  return lines;
}

/** One portion after the other, until there is none now. */
async function lane(work: Work, line: Line): Promise<void> {
  const { stretch, context } = work;
  const until = context.clock() + longestStretchMs;
  try {
    while (!stretch.over.aborted && context.clock() < until && (await round(work, line)));
    if (context.clock() >= until) work.againAt = context.clock();
  } catch (error) {
    // The other lanes end what they have in hand.
    stretch.finish();
    throw error;
  }
}

/** Asks what became of attempts that go on elsewhere, and works a portion; false where nothing is to be done now. */
async function round(work: Work, line: Line): Promise<boolean> {
  const { context, outreach, stretch } = work;
  const { follower } = line.machine;
  if (follower === undefined) return portion(work, line, Infinity);
  const now = await findOutreach(context.db, outreach.id);
  if (now === null) return false;
  let followed: Awaited<ReturnType<typeof followAttempts>>;
  try {
    followed = await followAttempts(context, { ...work, outreach: now }, { channel: line.channel, follower });
  } catch (error) {
    // Nobody is handed anything by one that can't say what it has.
    work.trouble = error instanceof Error ? error.message : String(error);
    stretch.finish();
    return false;
  }
  const { asked, underWay } = followed;
  if (asked && now.trouble !== null) await noteTrouble(context.db, outreach.id, null, context.clock());
  if (await portion(work, line, follower.atOnce - underWay)) return true;
  if (underWay === 0) return false;
  await stretch.pause(line.channel.followed?.everyMs ?? leastFollowMs);
  return true;
}

/** Works one portion by what lists share, where they share something: whoever gets none waits for it. */
async function portion(work: Work, line: Line, room: number): Promise<boolean> {
  const { stretch } = work;
  const { lines } = line.machine;
  if (lines === undefined) return worked(work, line, room);
  const held = await lines.take(stretch.worker);
  if (held === null) {
    await stretch.pause(lineWaitMs);
    return true;
  }
  try {
    return await worked(work, line, room);
  } finally {
    await patiently(stretch, () => lines.give(stretch.worker, held));
  }
}

/** Works one portion, of `room` contacts at most; false where nobody is taken now. */
async function worked(work: Work, { channel, machine, touch }: Line, room: number): Promise<boolean> {
  if (room <= 0) return false;
  const { context, outreach, rules, stretch } = work;
  const { db, clock } = context;
  const now = clock();
  if (rules.hours !== null && !isOpen(now, rules.hours)) {
    rest(work, nextOpening(now, rules.hours));
    return false;
  }
  const most = await leaveFor(work, Math.min(machine.portion, room));
  if (most <= 0) return most === 0;
  const claim = {
    outreach: outreach.id,
    channel: channel.name,
    address: channel.address,
    now: clock(),
    most,
  };
  const contacts = await claimContacts(db, { ...claim, worker: stretch.worker });
  context.probe('contacts.begun', outreach.id);
  if (contacts.length === 0) return false;
  work.did = true;
  const made = await Promise.all(contacts.map((contact) => attempt(work, touch, contact)));
  const ends = made.flatMap(({ end }) => end ?? []);
  const trouble = made.find((each) => each.trouble !== null)?.trouble ?? null;
  context.probe('contacts.touched', outreach.id);
  await patiently(stretch, () => endAttempts(db, outreach.id, ends));
  context.probe('contacts.ended', outreach.id);
  if (trouble !== null) {
    work.trouble = trouble;
    stretch.finish();
  } else if (outreach.trouble !== null && ends.some(({ outcome }) => outcome !== null))
    await noteTrouble(db, outreach.id, null, clock());
  return true;
}

/** How many may be taken now; 0: ask again at once, -1: not now. Heeds what a supervisor has said meanwhile. */
async function leaveFor(work: Work, portion: number): Promise<number> {
  const { context, outreach, stretch } = work;
  const here = await findOutreach(context.db, outreach.id);
  if (here?.state !== 'working') return -1;
  const rate = rateOf(here);
  if (rate === null) return portion;
  const now = context.clock();
  const { leave, againAt } = await takeLeave(context.db, outreach.id, rate, { now, most: portion });
  if (leave > 0) return leave;
  if (againAt - now > shortWaitMs) {
    rest(work, againAt);
    return -1;
  }
  await stretch.pause(Math.max(1, againAt - now));
  return 0;
}

function rest(work: Work, againAt: number): void {
  work.againAt = Math.min(work.againAt ?? againAt, againAt);
}

/** The mark after is worth some patience: without it what was sent is in doubt. */
async function patiently(stretch: Stretch, write: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await write();
      return;
    } catch (error) {
      if (tries === storeTries) throw error;
      await new Promise((settle) => setTimeout(settle, storeRestMs));
      // Its beats fail as well: it takes nobody else meanwhile.
      if (!stretch.isSure()) stretch.finish();
    }
  }
}

/** Tells the instance how far it has come while it works, more seldom the longer it takes. */
async function look({ context, outreach, stretch }: Work): Promise<void> {
  for (let every = firstLookMs; ; every = Math.min(2 * every, longestLookMs)) {
    await stretch.pause(every);
    if (stretch.over.aborted) return;
    try {
      if ((await tendOutreach(context, outreach.id, () => undefined)).over) stretch.finish();
    } catch (error) {
      context.log.warn(
        { outreach: outreach.id, error: String(error) },
        'how far a list has come is told later',
      );
    }
  }
}

/** How long to leave the far side alone: as long as the trouble has lasted. */
async function restFor({ context, outreach }: Work, trouble: string): Promise<number> {
  const now = context.clock();
  await noteTrouble(context.db, outreach.id, trouble, now);
  context.log.warn({ outreach: outreach.id, trouble }, 'a list rests: its channel can’t be used now');
  const since = (await findOutreach(context.db, outreach.id))?.troubleAt ?? now;
  return Math.min(Math.max(now - since, leastRestMs), longestRestMs);
}
