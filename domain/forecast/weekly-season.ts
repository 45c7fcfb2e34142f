/**
 * Holt-Winters with a season of a week of half hours: a level and a damped trend of the week's volume, and the share of it
 * that falls into each half hour. Holidays are left out; a week that has some counts by its other days.
 */
import { mean, sum } from '../statistics.js';
import { daysAWeek, firstCellOf, slotsADay, type DayVolumes } from './volumes.js';

/** A day that is over. */
export interface PastDay extends DayVolumes {
  readonly holiday: boolean;
}

export interface Smoothing {
  readonly level: number;
  readonly trend: number;
}

/** What came of a day, and what was expected of it the week before. */
export interface Look {
  readonly day: PastDay;
  readonly expected: readonly number[];
}

export interface Fitted {
  readonly level: number;
  readonly trend: number;
  /** The share of a week's volume in each of its half hours; the sum is 1. */
  readonly season: readonly number[];
  /** All days after the first two weeks, holidays too, each as it was expected a week before. */
  readonly looks: readonly Look[];
  /** Of the week's volume, relative: the mean of its squares. */
  readonly error: number;
}

const cells = daysAWeek * slotsADay;
/** The trend fades: what lasts for ever in a forecast is never right. */
const damping = 0.9;
const seasonal = 0.15;
/** A week of which less than that is no holiday says nothing of its level. */
const leastShare = 0.25;
/** How many weeks the first level and season are taken from. */
export const firstWeeks = 2;

/** The level and season after these whole weeks, the oldest first. @throws RangeError for fewer than three */
export function fit(weeks: readonly (readonly PastDay[])[], smoothing: Smoothing): Fitted {
  if (weeks.length <= firstWeeks)
    throw new RangeError(
      `A season is fitted to more than ${String(firstWeeks)} weeks, not ${String(weeks.length)}.`,
    );
  const season = firstSeason(weeks.slice(0, firstWeeks).flat());
  let level = meanOrZero(weeks.slice(0, firstWeeks).flatMap((week) => volumeOf(week, season) ?? []));
  let trend = 0;
  const looks: Look[] = [];
  const errors: number[] = [];
  for (const [n, week] of weeks.entries()) {
    if (n < firstWeeks) continue;
    const ahead = level + damping * trend;
    looks.push(...week.map((day) => ({ day, expected: expectedOf(day.day, ahead, season) })));
    const volume = volumeOf(week, season);
    if (volume === null) continue;
    if (ahead > 0) errors.push(((volume - ahead) / ahead) ** 2);
    const next = smoothing.level * volume + (1 - smoothing.level) * ahead;
    trend = smoothing.trend * (next - level) + (1 - smoothing.trend) * damping * trend;
    level = Math.max(0, next);
    // While little is known each week counts alike, later the newest the most.
    learn(season, week, volume, Math.max(seasonal, 1 / (n + 1)));
  }
  return { level, trend, season, looks, error: meanOrZero(errors) };
}

/** What is expected of a usual day in each half hour, at this volume a week. */
export function expectedOf(day: string, volume: number, season: readonly number[]): readonly number[] {
  return ofDay(day, season).map((share) => volume * share);
}

/** The volume of the week that is so many weeks ahead. */
export function volumeAhead({ level, trend }: Pick<Fitted, 'level' | 'trend'>, weeks: number): number {
  const faded = (damping * (1 - damping ** weeks)) / (1 - damping);
  return Math.max(0, level + faded * trend);
}

function firstSeason(days: readonly PastDay[]): number[] {
  const sums = Array.from({ length: cells }, () => 0);
  const seen = Array.from({ length: cells }, () => 0);
  for (const { day, counts, holiday } of days) {
    if (holiday) continue;
    const first = firstCellOf(day);
    for (const [slot, count] of counts.entries()) {
      sums[first + slot] = (sums[first + slot] ?? 0) + count;
      seen[first + slot] = (seen[first + slot] ?? 0) + 1;
    }
  }
  return ofSumOne(sums.map((sum, cell) => sum / Math.max(1, seen[cell] ?? 0)));
}

/** What a whole week would have had, from its usual days; null: they say too little. */
function volumeOf(week: readonly PastDay[], season: readonly number[]): number | null {
  let [count, share] = [0, 0];
  for (const { day, counts, holiday } of week) {
    if (holiday) continue;
    count += sum(counts);
    share += sum(ofDay(day, season));
  }
  return share < leastShare ? null : count / share;
}

function learn(season: number[], week: readonly PastDay[], volume: number, weight: number): void {
  if (volume <= 0) return;
  for (const { day, counts, holiday } of week) {
    if (holiday) continue;
    const first = firstCellOf(day);
    for (const [slot, count] of counts.entries())
      season[first + slot] = weight * (count / volume) + (1 - weight) * (season[first + slot] ?? 0);
  }
  for (const [cell, share] of ofSumOne(season).entries()) season[cell] = share;
}

function ofDay(day: string, season: readonly number[]): readonly number[] {
  const first = firstCellOf(day);
  return season.slice(first, first + slotsADay);
}

function ofSumOne(shares: readonly number[]): number[] {
  const all = sum(shares);
  return all === 0 ? shares.map(() => 1 / shares.length) : shares.map((share) => share / all);
}

/** Where nothing was seen, nothing is expected. */
function meanOrZero(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : mean(numbers);
}
