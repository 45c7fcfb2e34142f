/** What becomes of publications that wait: approved by a second person, rejected, or published when their date has come. */
import type { JsonObject } from '../engine/json.js';
import type { Refusal } from '../engine/outcome.js';
import { decideProposal, dueProposals, findProposal, type ProposalRow } from '../store/proposals.js';
import { inTransaction, type Db, type Store } from '../store/store.js';
import type { CommandContext } from './context.js';
import { publishParts, type NotThrough, type PublishedNow } from './publish.js';
import { refused } from './refused.js';
import { worded } from '../engine/wording/worded.js';

type Context = Pick<CommandContext, 'programs' | 'keys' | 'log'>;

/**
 * Approves a proposal: it is published, or waits for its date. Must run in a transaction, which is to be rolled back when it
 * is refused: by who proposed it (forbidden), when it no longer waits (conflict), or by the gate.
 */
export async function approve(
  context: Context,
  db: Db,
  { id, by, now }: { readonly id: number; readonly by: string; readonly now: number },
): Promise<PublishedNow | { readonly ok: true; readonly proposal: ProposalRow } | NotThrough | Refusal> {
  const proposal = await waiting(db, id);
  if ('ok' in proposal) return proposal;
  if (proposal.author === by)
    return refused(
      'forbidden',
      worded`Publication ${id} was proposed by ${by}: another person has to approve it.`,
    );
  const decided = { decidedBy: by, decidedAt: now };
  if (proposal.validAt !== null && proposal.validAt > now) {
    await decideProposal(db, id, { state: 'awaiting_date', ...decided });
    return { ok: true, proposal: { ...proposal, state: 'awaiting_date', ...decided } };
  }
  const published = await publishParts(context, db, { ...proposal, now });
  if (published.ok) await decideProposal(db, id, { state: 'published', ...decided, ...became(published) });
  return published;
}

/** Rejects a proposal, or takes one's own back, as long as it waits. Must run in a transaction. */
export async function reject(
  db: Db,
  { id, by, now }: { readonly id: number; readonly by: string; readonly now: number },
): Promise<{ readonly ok: true; readonly proposal: ProposalRow } | Refusal> {
  const proposal = await findProposal(db, id, true);
  if (proposal === null) return refused('not_found', worded`There is no publication ${id} that waits.`);
  if (proposal.state !== 'awaiting_approval' && proposal.state !== 'awaiting_date')
    return refused('conflict', worded`Publication ${id} no longer waits: it is ${proposal.state}.`);
  const decided = { state: 'rejected', decidedBy: by, decidedAt: now } as const;
  await decideProposal(db, id, decided);
  return { ok: true, proposal: { ...proposal, ...decided } };
}

/**
 * Publishes what was dated and whose date has come: each once, however often and wherever this runs. One that the gate no
 * longer lets through, since something else was published meanwhile, has failed and says why.
 */
export async function publishDue(
  context: Context & { readonly db: Db },
  store: Store,
  now: number,
): Promise<readonly number[]> {
  const done: number[] = [];
  for (const id of await dueProposals(store, now)) {
    const failure = await inTransaction(store, async (db) => {
      const proposal = await findProposal(db, id, true);
      if (proposal?.state !== 'awaiting_date') return null;
      const published = await publishParts(context, db, { ...proposal, now });
      if (!published.ok) return published;
      await decideProposal(db, id, { state: 'published', ...became(published) });
      done.push(id);
      return null;
    });
    if (failure === null) continue;
    const why = failure.code === 'gate' ? failure.report : { problems: [], message: failure.message };
    await decideProposal(store, id, { state: 'failed', report: why as unknown as JsonObject });
    context.log.warn({ proposal: id, why: failure.code }, 'a dated publication was not let through');
  }
  return done;
}

async function waiting(db: Db, id: number): Promise<ProposalRow | Refusal> {
  const proposal = await findProposal(db, id, true);
  if (proposal === null) return refused('not_found', worded`There is no publication ${id} that waits.`);
  if (proposal.state === 'awaiting_approval') return proposal;
  return refused('conflict', worded`Publication ${id} waits for no approval: it is ${proposal.state}.`);
}

function became({ publication, report }: PublishedNow) {
  return {
    ...(publication === null ? {} : { publication }),
    report: report as unknown as JsonObject,
  };
}
