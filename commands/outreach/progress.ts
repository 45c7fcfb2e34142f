/** How a list gets on: its pace, when it will be through, what holds it up. Instants in milliseconds. */
import { forecast, type Forecast } from '../../domain/outreach-forecast.js';
import type { ContactRules } from '../../engine/outreach/contact.js';
import type { Rate } from '../../store/outreach-pace.js';
import type { Counts, OutreachRow } from '../../store/outreaches.js';
import { outreachChannels } from './channels.js';
import type { OutreachChannel } from './channels/channel.js';
import { endedIn } from './rules.js';

export interface Progress extends Forecast {
  readonly workedBy: OutreachChannel['workedBy'];
  /** Contacts that have been tried, or are done untried. */
  readonly tried: number;
  /** Of those that wait to be answered, how many by outcome. */
  readonly waiting: Readonly<Record<string, number>>;
  readonly rate: Rate | null;
  /** Whether a supervisor has set the rate. */
  readonly rateSet: boolean;
  readonly inDoubt: number;
}

/** The progress of one. What a machine works is through once all have been tried, the rest once all are done. */
export function progressOf(
  outreach: OutreachRow,
  { hours }: ContactRules,
  counts: Counts,
  { inDoubt, now }: { readonly inDoubt: number; readonly now: number },
): Progress {
  const workedBy = outreachChannels.find(({ name }) => name === outreach.order.channel)?.workedBy ?? 'people';
  const tried = Math.max(counts.tried, endedIn(counts));
  const at = workedBy === 'machine' ? 1 : 2;
  // Who was sent something and has not answered is waited for, however long that takes.
  const isThrough = workedBy === 'machine' && tried >= counts.all;
  const goesOn = outreach.state === 'working' && !isThrough;
  const pace = forecast(outreach.samples, (sample) => sample[at], {
    ...{ sample: [now, tried, endedIn(counts)], all: counts.all, hours },
  });
  return {
    ...{ workedBy, tried, waiting: counts.waiting, rate: rateOf(outreach) },
    ...{ rateSet: outreach.rateCount !== null, inDoubt },
    perHour: goesOn ? pace.perHour : null,
    // Who comes by themselves comes as they like.
    endsAt: goesOn && workedBy !== 'contacts' ? pace.endsAt : null,
  };
}

/** The rate that holds: what a supervisor set, else the order's; null: as fast as it goes. */
export function rateOf({ rateCount, ratePerMs, order }: OutreachRow): Rate | null {
  return rateCount === null || ratePerMs === null ? order.rate : { count: rateCount, perMs: ratePerMs };
}
