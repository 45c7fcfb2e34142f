/** A calendar as its YAML says it, once checked: plain data, texts as written. */
import type { Title } from '../definition.js';

export interface CalendarDefinition {
  readonly calendar: string;
  readonly title: Title | null;
  /** An IANA zone: `Europe/Rome`. */
  readonly zone: string;
  /** Windows (`08:00-19:00`, up to `24:00`) by day or range of days (`sat`, `mon-fri`); days left out are closed. */
  readonly open: { readonly [days: string]: readonly string[] };
  readonly holidays: {
    /** As date-holidays knows it: `IT`; null: only those of `also`. */
    readonly country: string | null;
    /** As date-holidays knows it within the country: `32`, `by`, `by.a`. */
    readonly region: string | null;
    /** `MM-DD` for every year, or a full date. */
    readonly also: readonly { readonly date: string; readonly title: Title | null }[];
  } | null;
  /** Both dates (`2026-08-14`) included. */
  readonly closed: readonly { readonly from: string; readonly to: string; readonly title: Title | null }[];
  /** Replaces the windows of that day, whatever else says that it is closed. */
  readonly extra: readonly { readonly date: string; readonly open: readonly string[] }[];
}
