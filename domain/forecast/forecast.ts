/** How many contacts will come, by day and half hour, and within what that will lie. */
import { dayAfter } from '../../engine/time/day-names.js';
import { sum } from '../statistics.js';
import { intervalOf, spreadOf, type Expected } from './interval.js';
import { daysAWeek, type DayVolumes } from './volumes.js';
import { expectedOf, firstWeeks, fit, volumeAhead, type Fitted, type Look } from './weekly-season.js';

/** Fewer whole weeks tell no week from another; fewer than `goodWeeks` tell little of how far one may be out. */
const leastWeeks = firstWeeks + 2;
const goodWeeks = 8;

/** What whoever reads the forecast is told with it. */
type Remark = 'too_little_history' | 'little_history' | 'holidays_as_sundays';

interface DayAhead extends Expected {
  readonly day: string;
  readonly holiday: boolean;
  readonly slots: readonly Expected[];
}

export interface Forecast {
  /** How many whole weeks it was made from. */
  readonly weeks: number;
  /** The mean error of a week's volume a week ahead, as a share; null: unknown. */
  readonly error: number | null;
  readonly remarks: readonly Remark[];
  /** None where there is too little history. */
  readonly days: readonly DayAhead[];
}

interface Asked {
  /** Days one after the other, the oldest first, all over: see `everyDay`. */
  readonly history: readonly DayVolumes[];
  readonly ahead: number;
  /** With what probability a count lies in its interval. */
  readonly probability: number;
  /** Whether a day is a holiday, by its name. */
  readonly holiday: (day: string) => boolean;
}

const levels = [0.1, 0.2, 0.35, 0.5, 0.7];
const trends = [0, 0.1, 0.2];

/** The days after the last of the history. */
export function forecast({ history, ahead, probability, holiday }: Asked): Forecast {
  const weeks = wholeWeeks(history, holiday);
  const last = history.at(-1);
  if (weeks.length < leastWeeks || last === undefined)
    return { weeks: weeks.length, error: null, remarks: ['too_little_history'], days: [] };
  const fits = levels.flatMap((level) =>
    trends.map((trend) => ({ level, fitted: fit(weeks, { level, trend }) })),
  );
  const best = fits.reduce((least, one) => (one.fitted.error < least.fitted.error ? one : least));
  const doubt = doubtOf(best.fitted, best.level);
  const days = Array.from({ length: ahead }, (_, n) => {
    const day = dayAfter(last.day, n + 1);
    return dayAhead(day, holiday(day), {
      fitted: best.fitted,
      doubt,
      probability,
      week: Math.floor(n / daysAWeek) + 1,
    });
  });
  const unlike = doubt.holidays === null && days.some((day) => day.holiday);
  return {
    weeks: weeks.length,
    error: Math.sqrt(best.fitted.error),
    remarks: [
      ...(weeks.length < goodWeeks ? (['little_history'] as const) : []),
      ...(unlike ? (['holidays_as_sundays'] as const) : []),
    ],
    days,
  };
}

/** Weeks that end with the last day; what is left before the first is not looked at. */
function wholeWeeks(history: readonly DayVolumes[], holiday: (day: string) => boolean) {
  const days = history
    .slice(history.length % daysAWeek)
    .map((one) => ({ ...one, holiday: holiday(one.day) }));
  return Array.from({ length: days.length / daysAWeek }, (_, n) =>
    days.slice(n * daysAWeek, (n + 1) * daysAWeek),
  );
}

/** How far one has been out a week ahead, and by how much more with each further week. */
interface Doubt {
  readonly slot: number;
  readonly day: number;
  readonly eachWeek: number;
  /** What part of a usual day comes on a holiday, and how far that varies; null: none was seen. */
  readonly holidays: { readonly share: number; readonly spread: number } | null;
}

function doubtOf({ looks, error }: Fitted, level: number): Doubt {
  const usual = looks.filter(({ day }) => !day.holiday);
  return {
    slot: spreadOf(
      usual.flatMap(({ day, expected }) => expected.map((mean, n) => [mean, day.counts[n] ?? 0] as const)),
    ),
    day: spreadOf(usual.map(({ day, expected }) => [sum(expected), sum(day.counts)] as const)),
    eachWeek: level * level * error,
    holidays: holidaysOf(looks),
  };
}

function holidaysOf(looks: readonly Look[]): Doubt['holidays'] {
  const seen = looks.filter(({ day, expected }) => day.holiday && sum(expected) > 0);
  if (seen.length === 0) return null;
  const share = sum(seen.map(({ day }) => sum(day.counts))) / sum(seen.map(({ expected }) => sum(expected)));
  const pairs = seen.map(({ day, expected }) => [share * sum(expected), sum(day.counts)] as const);
  return { share, spread: spreadOf(pairs) };
}

interface Ahead {
  readonly fitted: Fitted;
  readonly doubt: Doubt;
  readonly probability: number;
  readonly week: number;
}

const sunday = '2026-03-01';

function dayAhead(day: string, holiday: boolean, { fitted, doubt, probability, week }: Ahead): DayAhead {
  const volume = volumeAhead(fitted, week);
  const more = doubt.eachWeek * (week - 1);
  const usual = expectedOf(day, volume, fitted.season);
  const of = (means: readonly number[], extra: number) => ({
    ...intervalOf(sum(means), doubt.day + more + extra, probability),
    slots: means.map((mean) => intervalOf(mean, doubt.slot + more + extra, probability)),
  });
  if (!holiday) return { day, holiday, ...of(usual, 0) };
  if (doubt.holidays !== null) {
    const { share, spread } = doubt.holidays;
    return {
      day,
      holiday,
      ...of(
        usual.map((mean) => mean * share),
        spread,
      ),
    };
  }
  // Nothing is known of holidays here: as on a Sunday, and anything from nothing to a usual day may come.
  const [like, most] = [of(expectedOf(sunday, volume, fitted.season), 0), of(usual, 0)];
  const wide = (one: Expected, other: Expected | undefined): Expected => ({
    ...{ expected: one.expected, low: 0 },
    high: Math.max(one.high, other?.high ?? 0),
  });
  const slots = like.slots.map((one, n) => wide(one, most.slots[n]));
  return { day, holiday, ...wide(like, most), slots };
}
