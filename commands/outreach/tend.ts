/**
 * A look at a list that is worked: rows that came to the list become contacts, page by page; whom a full quota needs no more
 * is done; what a crash left is put in doubt; the instance is told how far the list has come, if that has changed; a list
 * that nobody waits for any more is ended.
 *
 * A crash in between loses nothing: a page is one statement, with the mark of how far it came. A report that was told and
 * not noted is told again under the next number, with totals that change nothing.
 */
import { withSample } from '../../domain/outreach-forecast.js';
import type { OutreachReport } from '../../engine/outreach/order.js';
import { cellsByText } from '../../engine/outreach/quota.js';
import { markDoubts } from '../../store/outreach-claims.js';
import { keepSamples, noteAllTried } from '../../store/outreach-pace.js';
import { hasWork } from '../../store/outreach-work.js';
import { loadForCommand } from '../../store/load.js';
import { loadContacts } from '../../store/outreach-loading.js';
import {
  countsIn,
  countsOf,
  findOutreach,
  nextReport,
  setOutreachState,
  type Counts,
  type OutreachRow,
} from '../../store/outreaches.js';
import type { Looked } from '../../workflows/outreach-messages.js';
import { waitsFor } from '../called.js';
import type { CommandContext } from '../context.js';
import { createPrivacy } from '../privacy.js';
import { send } from '../send.js';
import { unpackState } from '../stored-state.js';
import { tellAppointments } from './appointments.js';
import { isFollowed } from './follow.js';
import { channelsOfMachines, outreachChannels } from './channels.js';
import { endLeft } from './doubts.js';
import type { Machines } from './machine.js';
import { endUnneeded, fullSegments } from './quota.js';
import { endedIn, reportOf, rulesOf } from './rules.js';
import { goneAfterMs } from './stretch.js';

const pageRows = 5_000;
const machineNames = channelsOfMachines.map(({ name }) => name);

/**
 * Looks once; `alive` is called after each page.
 * @throws Error when the store is out of reach, or the instance can't be told now
 */
export async function tendOutreach(
  context: CommandContext & { readonly machines: Machines },
  id: string,
  alive: () => void,
): Promise<Looked> {
  const { db, clock } = context;
  const outreach = await findOutreach(db, id);
  if (outreach === null) return { over: true, told: false };
  if (outreach.state === 'over') return whenOver(context, id);
  const known = await heardBy(context, outreach);
  if (known === null) {
    await setOutreachState(db, id, 'over', clock());
    return whenOver(context, id);
  }
  const cells = cellsByText(outreach.order.quota);
  let loaded = 0;
  for (let page; (page = await loadContacts(db, id, pageRows, outreachChannels, cells)) > 0; loaded += page)
    alive();
  await markDoubts(db, id, clock() - goneAfterMs, clock());
  await endLeft(context, id);
  const full = await fullSegments(db, outreach);
  await endUnneeded(db, id, full, { most: pageRows, alive });
  await tellAppointments(context, outreach, full);
  const { counts, allTriedAt } = await standing(context, outreach, loaded);
  const report = reportOf(await rulesOf(context.programs, outreach), counts, allTriedAt);
  const works =
    (await isFollowed(context, id)) ||
    (outreach.state === 'working' && (await hasWork(db, id, machineNames, clock())));
  if (JSON.stringify(report.totals) === known && !report.over) return { over: false, told: false, works };
  await tell(context, outreach, report);
  if (report.over) await setOutreachState(db, id, 'over', clock());
  return { over: report.over, told: true, works };
}

/** What goes on elsewhere is taken back, and followed to its end, before nobody looks any more. */
async function whenOver(context: CommandContext, id: string): Promise<Looked> {
  const followed = await isFollowed(context, id);
  return followed ? { over: false, told: false, works: true } : { over: true, told: false };
}

/** How far it has come, kept for the forecast; and when all had been tried, which rows that come later undo. */
async function standing(
  { db, clock }: CommandContext,
  outreach: OutreachRow,
  loaded: number,
): Promise<{ readonly counts: Counts; readonly allTriedAt: number | null }> {
  const { id } = outreach;
  const counts = countsIn(await countsOf(db, [id]), id);
  const samples = withSample(outreach.samples, [clock(), counts.tried, endedIn(counts)]);
  if (samples !== null) await keepSamples(db, id, samples);
  const all = counts.all > 0 && counts.tried >= counts.all;
  if (all !== (outreach.allTriedAt !== null) || (loaded > 0 && all)) await noteAllTried(db, id, all);
  const allTriedAt = all ? ((await findOutreach(db, id))?.allTriedAt ?? null) : null;
  return { counts, allTriedAt };
}

/** The totals that the instance knows, as text; null where it doesn't work the list any more. */
async function heardBy(context: CommandContext, { instanceId, order }: OutreachRow): Promise<string | null> {
  const { row, wrappedKey } = await loadForCommand(context.db, instanceId, '');
  if (row?.state !== 'running') return null;
  const state = unpackState(row.engineState, createPrivacy(context.keys, wrappedKey));
  if (!waitsFor(state, order.outreach)) return null;
  const activation = state.activations[order.outreach];
  const branch = state.frames[activation?.frame ?? '']?.branch ?? '';
  return JSON.stringify(state.branches[branch]?.steps[order.step]?.data ?? null);
}

async function tell(context: CommandContext, outreach: OutreachRow, report: OutreachReport): Promise<void> {
  const { id, instanceId, order } = outreach;
  const command = `contacts ${order.outreach} ${await nextReport(context.db, id)}`;
  const answer = await send(context, {
    instance: instanceId,
    // Nobody: totals are the sum of what many did.
    actor: null,
    command: {
      ...{ type: 'contacts', id: command, bodyHash: command, occurredAt: null, recordedAt: null },
      ...{ outreach: order.outreach, ...report },
    },
  });
  // Refused: the step was left meanwhile; the next look finds that out.
  if (!answer.ok && answer.code === 'unavailable') throw new Error(answer.message);
}
