/** The forecast of calls, and the agents that they need (MON-5). */
import { midnightOf } from '../../domain/day.js';
import { forecast, type Forecast } from '../../domain/forecast/forecast.js';
import { holidaysOf } from '../../domain/forecast/holidays.js';
import type { Expected } from '../../domain/forecast/interval.js';
import { everyDay } from '../../domain/forecast/volumes.js';
import { dayAfter } from '../../engine/time/day-names.js';
import { indicatorOf } from '../../domain/monitoring/indicators.js';
import { noSums } from '../../domain/monitoring/contact-sums.js';
import { patienceOf } from '../../domain/staffing/patience.js';
import { rostered, staffNeeded } from '../../domain/staffing/staff-needed.js';
import type { Outlook, ServiceGoal } from '../../domain/staffing/traffic.js';
import { readCallVolumes } from '../../store/call-volumes.js';
import { sumContacts } from '../../store/history.js';
import type { CommandContext } from '../context.js';

/** Far enough back that every holiday has been seen once. */
const historyDays = 54 * 7;
/** Over which calls the handle time and the patience are taken. */
const latelyDays = 28;
const halfHourMs = 1_800_000;

export interface ForecastQuestion {
  readonly queue: string | null;
  /** The first day forecast; what came before it is the history. */
  readonly from: string;
  readonly days: number;
  readonly probability: number;
  readonly calendar: string;
  readonly goal: ServiceGoal;
  readonly shrinkage: number;
  /** Whether callers are held to wait for ever (Erlang C), or to give up as they lately did (A). */
  readonly model: 'erlang_a' | 'erlang_c';
}

/** A half hour ahead with its staff; null where no handle time is known. */
interface StaffedSlot extends Expected {
  readonly staff: (Outlook & { readonly rostered: number }) | null;
}

interface StaffedForecast extends Omit<Forecast, 'days'> {
  /** The first and the last day of the history; null: nothing has come. */
  readonly history: { readonly from: string; readonly to: string } | null;
  readonly handleMs: number | null;
  /** Null: nobody gave up, or it wasn't asked for. */
  readonly patienceMs: number | null;
  readonly days: readonly (Omit<Forecast['days'][number], 'slots'> & {
    readonly slots: readonly StaffedSlot[];
  })[];
}

/** Forecasts the calls of a queue or (null) of all; whole days of the organisation's zone. */
export async function staffedForecast(
  { db, programs }: Pick<CommandContext, 'db' | 'programs'>,
  asked: ForecastQuestion,
): Promise<StaffedForecast> {
  const until = midnightOf(asked.from);
  const only = asked.queue === null ? { channel: 'phone' } : { channel: 'phone', queue: asked.queue };
  const [volumes, calendar, lately] = await Promise.all([
    readCallVolumes(db, { from: midnightOf(asked.from, -historyDays), until, queue: asked.queue }),
    programs.calendar(asked.calendar),
    sumContacts(db, [], { from: midnightOf(asked.from, -latelyDays), until, only }),
  ]);
  const sums = lately[0]?.sums ?? noSums;
  const history = everyDay(volumes, dayAfter(asked.from, -1));
  const handleMs = indicatorOf('average_handle_time', sums).value;
  const patienceMs = asked.model === 'erlang_c' ? null : patienceOf(sums.abandoned, sums.waitedMs);
  const { days, ...rest } = forecast({
    history,
    ahead: asked.days,
    probability: asked.probability,
    holiday: calendar === null ? () => false : holidaysOf(calendar),
  });
  const [first, last] = [history[0], history.at(-1)];
  const staffed = staffing(asked, handleMs, patienceMs);
  return {
    ...rest,
    history: first === undefined || last === undefined ? null : { from: first.day, to: last.day },
    ...{ handleMs, patienceMs },
    days: days.map(({ slots, ...day }) => ({
      ...day,
      slots: slots.map((slot) => ({ ...slot, staff: staffed(slot.expected) })),
    })),
  };
}

/** Half hours of almost the same volume are staffed alike, and computed once. */
function staffing(
  { goal, shrinkage }: ForecastQuestion,
  handleMs: number | null,
  patienceMs: number | null,
): (calls: number) => StaffedSlot['staff'] {
  const known = new Map<number, NonNullable<StaffedSlot['staff']>>();
  return (expected) => {
    if (handleMs === null || handleMs === 0) return null;
    const calls = Math.ceil(expected * 10) / 10;
    const before = known.get(calls);
    if (before !== undefined) return before;
    const needed = staffNeeded({ calls, spanMs: halfHourMs, handleMs }, goal, patienceMs);
    const staff = { ...needed, rostered: rostered(needed.agents, shrinkage) };
    known.set(calls, staff);
    return staff;
  };
}
