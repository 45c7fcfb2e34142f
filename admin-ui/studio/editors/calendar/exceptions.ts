/** What a calendar says of single days, and changes of it. Pure. */
import type { Title } from '../../../../engine/definition.js';
import type { CalendarDefinition } from '../../../../engine/reading/calendar-definition.js';
import { removeEntry } from '../../yaml/remove-entry.js';
import { setValue } from '../../yaml/set-value.js';

/** Why a day isn't like others of its week: an entry of the calendar, by its place there, or a public holiday. */
export type Exception =
  | { readonly kind: 'extra'; readonly index: number; readonly title: Title | null }
  | {
      readonly kind: 'closed';
      readonly index: number;
      readonly title: Title | null;
      readonly from: string;
      readonly to: string;
    }
  | { readonly kind: 'also'; readonly index: number; readonly title: Title | null; readonly yearly: boolean }
  | { readonly kind: 'holiday'; readonly title: Title };

/** Names of public holidays, by date. */
export type HolidayNames = ReadonlyMap<string, Title>;

/** All that the calendar says of this date (`2026-12-25`); the first one is what holds. */
export function exceptionsOn(
  { extra, closed, holidays }: CalendarDefinition,
  names: HolidayNames,
  date: string,
): readonly Exception[] {
  const name = names.get(date);
  return [
    ...extra.flatMap((each, index) =>
      each.date === date ? [{ kind: 'extra', index, title: null } as const] : [],
    ),
    ...closed.flatMap(({ from, to, title }, index) =>
      from <= date && date <= to ? [{ kind: 'closed', index, title, from, to } as const] : [],
    ),
    ...(holidays?.also ?? []).flatMap((each, index) =>
      each.date === date || each.date === date.slice(5)
        ? [{ kind: 'also', index, title: each.title, yearly: each.date.length === 5 } as const]
        : [],
    ),
    ...(name === undefined ? [] : [{ kind: 'holiday', title: name } as const]),
  ];
}

/** A change of single days, as a person asks for it. */
export type DayChange =
  | { readonly kind: 'closed'; readonly from: string; readonly to: string; readonly title: Title | null }
  | { readonly kind: 'also'; readonly date: string; readonly title: Title | null }
  | { readonly kind: 'extra'; readonly date: string; readonly open: readonly string[] };

/** The text with a closing, a holiday of every year or a day with hours of its own. */
export function withException(text: string, calendar: CalendarDefinition, change: DayChange): string {
  switch (change.kind) {
    case 'closed': {
      const { from, to, title } = change;
      const path = ['closed', calendar.closed.length];
      return setValue(text, path, { from, to, ...titled(title) });
    }
    case 'also': {
      const path = ['holidays', 'also', calendar.holidays?.also.length ?? 0];
      return setValue(text, path, { date: change.date.slice(5), ...titled(change.title) });
    }
    case 'extra': {
      const known = calendar.extra.findIndex(({ date }) => date === change.date);
      if (known !== -1) return setValue(text, ['extra', known, 'open'], [...change.open]);
      return setValue(text, ['extra', calendar.extra.length], { date: change.date, open: [...change.open] });
    }
  }
}

/** The text without what makes this day special; a closing of several days goes as a whole, a public holiday stays. */
export function withoutException(text: string, exception: Exception): string {
  switch (exception.kind) {
    case 'holiday':
      return text;
    case 'also':
      return removeEntry(text, ['holidays', 'also', exception.index]);
    case 'extra':
    case 'closed':
      return removeEntry(text, [exception.kind, exception.index]);
  }
}

function titled(title: Title | null): { readonly title?: Title } {
  return title === null ? {} : { title };
}
