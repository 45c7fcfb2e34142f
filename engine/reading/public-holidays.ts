/** Public holidays, from date-holidays. Outside the workflow only. */
import Holidays from 'date-holidays';
import { daysFrom } from '../time/day-names.js';
import { inEnglish, worded, type Worded } from '../wording/worded.js';

const dayMs = 86_400_000;

/**
 * Tells, for a year, the dates (`2026-01-06`) of a country's public holidays, each day of those that last several.
 * `region` is a state of date-holidays, or state and region with a point. Throws for a country or region that is not known.
 */
export function publicHolidays(
  country: string,
  region: string | null,
): (year: number) => ReadonlySet<string> {
  const holidays = holidaysOf(country, region);
  const years = new Map<number, ReadonlySet<string>>();
  return (year) => {
    const known = years.get(year) ?? new Set(datesIn(holidays, year));
    years.set(year, known);
    return known;
  };
}

/**
 * The public holidays of a year with their names in a language (`it`), where they are known in it, each day of those that last
 * several. Throws as `publicHolidays`.
 */
export function namedHolidays(
  { country, region }: { readonly country: string; readonly region: string | null },
  year: number,
  language: string,
): ReadonlyMap<string, string> {
  return new Map(daysIn(holidaysOf(country, region), year, language));
}

function datesIn(holidays: Holidays, year: number): readonly string[] {
  return daysIn(holidays, year).map(([date]) => date);
}

function daysIn(holidays: Holidays, year: number, language?: string): readonly (readonly [string, string])[] {
  return holidays
    .getHolidays(year, language)
    .filter(({ type }) => type === 'public')
    .flatMap(({ date, start, end, name }) =>
      daysFrom(date.slice(0, 10), Math.max(1, Math.round((end.getTime() - start.getTime()) / dayMs))).map(
        (day) => [day, name] as const,
      ),
    );
}

/** Why a country or region can't be used, null where it can: for the checks of a calendar. */
export function holidayProblem(country: string, region: string | null): Worded | null {
  const all = new Holidays();
  if (!(country in all.getCountries('en')))
    return worded`No holidays are known for the country "${country}". Use a code such as "IT".`;
  if (region === null) return null;
  const [state, part] = region.split('.');
  // date-holidays gives nothing, and not the empty list of its types, where a country or state has no parts.
  const states = all.getStates(country, 'en') ?? {};
  if (!state || !(state in states)) {
    return worded`"${country}" has no region "${region}". Known: ${Object.keys(states).join(', ') || worded`none`}.`;
  }
  const regions = all.getRegions(country, state, 'en') ?? {};
  if (part === undefined || part in regions) return null;
  return worded`"${country}" has no region "${region}". Known in "${state}": ${Object.keys(regions).join(', ') || worded`none`}.`;
}

function holidaysOf(country: string, region: string | null): Holidays {
  const problem = holidayProblem(country, region);
  if (problem) throw new Error(inEnglish(problem));
  const [state, part] = region === null ? [] : region.split('.');
  const holidays = new Holidays();
  if (state && part) holidays.init(country, state, part);
  else if (state) holidays.init(country, state);
  else holidays.init(country);
  return holidays;
}
