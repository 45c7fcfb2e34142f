/** What the server does by itself: the sweeper every few seconds, the reconciler at the start and then every few minutes; what is dated becomes valid, batches go on. */
import { setMaxListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { CommandContext } from '../commands/context.js';
import { runBatches } from '../commands/batches.js';
import { publishDue } from '../commands/proposals.js';
import { endSilentCalls } from '../commands/calls/end-silent.js';
import { keepDays } from '../commands/calls/keep-days.js';
import { mixPastAnswers } from '../commands/answers/mix.js';
import { sweepKept } from '../commands/deliver-kept.js';
import { keepRetention } from '../commands/lists/retention.js';
import { forgetUploads, workImports } from '../commands/lists/run-import.js';
import { removeFiles, shelves, sweepFiles } from '../commands/left-files.js';
import { reconcile } from '../commands/reconcile.js';
import { tellSchedules } from '../commands/schedules/tell.js';
import { sweep } from '../commands/sweep.js';
import { unavailable } from '../commands/unavailable.js';
import { forgetLooseAttachments } from '../store/attachments.js';
import { sweepPresences } from '../store/presences.js';
import type { Store } from '../store/store.js';

const sweepEveryMs = 5_000;
// Younger entries are most likely on their way to be confirmed.
const unconfirmedForMs = 5_000;
const sweepAtOnce = 500;
const sweepAllEveryMs = 10 * 60_000;
const reconcileEveryMs = 5 * 60_000;
const publishEveryMs = 1_000;
const batchesEveryMs = 2_000;
const uploadsEveryMs = 3_600_000;
// A page tells every four seconds that it is open.
const presencesEveryMs = 30_000;
const looseForMs = 86_400_000;
const importsEveryMs = 1_000;
const schedulesEveryMs = 2_000;
const retentionEveryMs = 60_000;
const callDaysEveryMs = 60_000;
const callDaysAtOnce = 31;
const silentCallsEveryMs = 600_000;
const mixEveryMs = 600_000;
// All shelves in about four hours.
const shelfEveryMs = 60_000;

/** Starts all; the answer stops them and waits for what is in hand. */
export function startMaintenance(context: CommandContext & { readonly db: Store }): () => Promise<void> {
  let sweptAllAt = 0;
  const stopping = new AbortController();
  // Each loop's pause listens to it; that they are many is no leak.
  setMaxListeners(0, stopping.signal);
  const loops = [
    loop(context, stopping.signal, 'sweep', sweepEveryMs, async () => {
      // Recent pages only, but for a look at all at the start and now and then: a table of a million has many old ones.
      const all = context.clock() - sweptAllAt > sweepAllEveryMs;
      const since = all ? 0 : context.clock() - 2 * sweepAllEveryMs;
      const { nudged, seen } = await sweep(context, {
        olderThanMs: unconfirmedForMs,
        since,
        limit: sweepAtOnce,
      });
      if (all && seen < sweepAtOnce) sweptAllAt = context.clock();
      if (nudged > 0)
        context.log.warn({ nudged }, 'instances whose workflow lagged behind their log were nudged');
    }),
    loop(context, stopping.signal, 'kept messages', sweepEveryMs, async () => {
      const { delivered, givenUp } = await sweepKept(context, sweepAtOnce);
      if (delivered + givenUp > 0)
        context.log.info({ delivered, givenUp }, 'messages that waited for their instance');
    }),
    loop(context, stopping.signal, 'reconcile', reconcileEveryMs, async () => {
      const { revived, terminated } = await reconcile(context);
      if (revived.length + terminated.length > 0)
        context.log.warn({ revived, terminated }, 'the store and Temporal had differed');
    }),
    loop(context, stopping.signal, 'publish', publishEveryMs, async () => {
      const published = await publishDue(context, context.db, context.clock());
      if (published.length > 0) {
        context.programs.refresh();
        context.log.info({ published }, 'what was dated has become valid');
      }
    }),
    loop(context, stopping.signal, 'batches', batchesEveryMs, () =>
      runBatches(context, () => stopping.signal.aborted),
    ),
    loop(context, stopping.signal, 'days of calls', callDaysEveryMs, async () => {
      await keepDays(context, callDaysAtOnce);
    }),
    loop(context, stopping.signal, 'silent calls', silentCallsEveryMs, async () => {
      const ended = await endSilentCalls(context);
      if (ended > 0) context.log.info({ ended }, 'calls of which nothing was told any more count as ended');
    }),
    scheduleLoop(context, stopping.signal),
    ...fileLoops(context, stopping.signal),
    ...listLoops(context, stopping.signal),
  ];
  return async () => {
    stopping.abort();
    await Promise.all(loops);
  };
}

/** What starts by itself: Temporal is told of publications and pauses soon, and asked for all that it has now and then. */
function scheduleLoop(context: CommandContext, stop: AbortSignal): Promise<void> {
  let comparedAt = 0;
  return loop(context, stop, 'schedules', schedulesEveryMs, async () => {
    const all = context.clock() - comparedAt > reconcileEveryMs;
    const begun = context.clock();
    const { told, removed } = await tellSchedules(context, { all });
    if (all) comparedAt = begun;
    if (told.length + removed.length > 0)
      context.log.info({ told, removed }, 'Temporal was told what starts by itself');
  });
}

/** Uploads that no form named, of a request that was given up; pages that were closed without a word; files that a crash has left without a row. */
function fileLoops(context: CommandContext, stop: AbortSignal): Promise<void>[] {
  let shelf = 0;
  return [
    loop(context, stop, 'uploads', uploadsEveryMs, async () => {
      await removeFiles(context, await forgetLooseAttachments(context.db, context.clock() - looseForMs));
    }),
    loop(context, stop, 'presences', presencesEveryMs, () =>
      sweepPresences(context.db, context.clock() - presencesEveryMs),
    ),
    loop(context, stop, 'left files', shelfEveryMs, async () => {
      const removed = await sweepFiles(context, shelf);
      shelf = (shelf + 1) % shelves;
      if (removed > 0) context.log.warn({ removed }, 'files that nothing names any more were removed');
    }),
  ];
}

/** Files on their way into contact lists, and the end of lists whose retention is over. */
function listLoops(context: CommandContext, stop: AbortSignal): Promise<void>[] {
  return [
    loop(context, stop, 'list imports', importsEveryMs, async () => {
      const ended = await workImports(context, () => stop.aborted);
      if (ended > 0) context.log.info({ ended }, 'imports into contact lists ended');
    }),
    loop(context, stop, 'anonymous answers', mixEveryMs, async () => {
      await mixPastAnswers(context);
    }),
    loop(context, stop, 'retention', retentionEveryMs, async () => {
      await forgetUploads(context);
      const emptied = await keepRetention(context);
      if (emptied > 0) context.log.info({ emptied }, 'contact lists whose retention was over were emptied');
    }),
  ];
}

/** Does `work` again and again until it is stopped; a round that fails is told, and the next one finds what is late. */
export async function loop(
  context: CommandContext,
  stop: AbortSignal,
  name: string,
  everyMs: number,
  work: () => Promise<void>,
): Promise<void> {
  while (!stop.aborted) {
    try {
      await work();
    } catch (error) {
      // Out of reach for now: whatever is late is found the next time.
      const away = unavailable(error);
      context.log.warn(
        { round: name, err: away === null ? error : undefined, part: away?.part },
        'a round of maintenance was given up',
      );
    }
    await pause(everyMs, undefined, { signal: stop }).catch(() => undefined);
  }
}
