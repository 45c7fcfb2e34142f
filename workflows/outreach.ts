/**
 * Works a contact list of any size. The list never enters it: an activity works pages of the store and tells the
 * instance totals, another works what no person works; between two looks it sleeps, longer the longer nothing has changed. So its history grows with the
 * time that a list is worked, never with the list, and it continues as new after some looks.
 *
 * A crash loses nothing: all marks are the store's. It does nothing twice: a page that was loaded is passed over, totals
 * that were told are told again under a number of their own, which changes nothing.
 */
import { condition, continueAsNew, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import { ringSignal, type OutreachActivities, type OutreachInput } from './outreach-messages.js';

const retry = { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' } as const;
const startToCloseTimeout = '30 minutes';
const { tendOutreach } = proxyActivities<OutreachActivities>({
  ...{ startToCloseTimeout, retry, heartbeatTimeout: '30 seconds' },
});
// It beats every three seconds: another takes over soon after a crash, however many there were before in its half an hour.
const { workOutreach } = proxyActivities<OutreachActivities>({
  ...{ startToCloseTimeout, retry: { ...retry, maximumInterval: '5 seconds' } },
  heartbeatTimeout: '15 seconds',
});

const shortestSleepMs = 5_000;
const longestSleepMs = 60_000;
const looksPerRun = 200;

/** Runs until every contact is done, or the list is wanted no more. */
export async function outreach({ outreach: id, quietFor }: OutreachInput): Promise<void> {
  let rung = false;
  setHandler(ringSignal, () => {
    rung = true;
  });
  let quiet = quietFor;
  for (let looks = 0; looks < looksPerRun && !workflowInfo().continueAsNewSuggested; looks += 1) {
    rung = false;
    const { over, told, works } = await tendOutreach({ outreach: id });
    if (over) return;
    quiet = told ? 0 : quiet + 1;
    let sleepMs = Math.min(shortestSleepMs * 2 ** quiet, longestSleepMs);
    if (works === true) {
      const { did, againMs } = await workOutreach({ outreach: id });
      // How far that came is told at once.
      sleepMs = did ? 0 : Math.min(sleepMs, againMs ?? sleepMs);
    }
    if (sleepMs > 0) await condition(() => rung, sleepMs);
  }
  await continueAsNew<typeof outreach>({ outreach: id, quietFor: quiet });
}
