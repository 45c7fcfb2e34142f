/** Among which contacts of a list somebody is given the next one, and in which order: by language, hours and quotas. */
import type { Actor } from '../../engine/event.js';
import { isOpenIn, nextOpeningIn } from '../../engine/outreach/own-hours.js';
import { needs, type Filled } from '../../engine/outreach/quota.js';
import type { ContactRules } from '../../engine/outreach/contact.js';
import type { CompiledCalendar } from '../../engine/time/calendar.js';
import type { Taking } from '../../store/outreach-next.js';
import type { Segment } from '../../store/outreach-segments.js';

/** Calendars that rows name as their own hours; null: there is none of that name, and the campaign's hold. */
export type OwnHours = ReadonlyMap<string, CompiledCalendar | null>;

interface Lanes extends Pick<Taking, 'segments' | 'skills'> {
  /** Where none of hers is open now: when the first will be, in milliseconds. */
  readonly opensAt: number | null;
  /** All skills that outcomes may ask for, and none. */
  readonly asked: readonly string[];
}

/** The segments that are an operator's and open at `now`, each with its turn: whom the quotas lack most goes first. */
export function lanesFor(
  actor: Actor,
  rules: ContactRules,
  {
    segments,
    filled,
    ownHours,
  }: { readonly segments: readonly Segment[]; readonly filled: Filled; readonly ownHours: OwnHours },
  now: number,
): Lanes {
  const hers = segments.filter(({ language }) => language === null || actor.skills.includes(language));
  const hoursOf = ({ hours }: Segment) => (hours === null ? null : ownHours.get(hours)) ?? rules.hours;
  // Hours and zones are few, segments may be hundreds.
  const known = new Map<string, boolean>();
  const open = hers.filter((segment) => {
    const place = `${segment.hours ?? ''} ${segment.zone ?? ''}`;
    const hours = hoursOf(segment);
    const isOpen = known.get(place) ?? (hours === null || isOpenIn(now, hours, segment.zone));
    known.set(place, isOpen);
    return isOpen;
  });
  const needOf = needs(rules.order.quota, filled);
  const needed = open.map(({ cells }) => needOf(cells));
  const sorted = [...new Set(needed.filter((need) => need !== null))].toSorted((a, b) => b - a);
  const turns = new Map(sorted.map((need, turn) => [need, turn]));
  const asked = new Set(rules.dispositions?.outcomes.flatMap(({ skill }) => skill ?? []));
  return {
    segments: open.map(({ segment }, at) => {
      const need = needed[at] ?? null;
      return { segment, turn: need === null ? null : (turns.get(need) ?? null) };
    }),
    skills: ['', ...actor.skills.filter((skill) => asked.has(skill))],
    asked: ['', ...asked],
    opensAt: open.length > 0 ? null : firstOpening(hers, hoursOf, rules, now),
  };
}

function firstOpening(
  segments: readonly Segment[],
  hoursOf: (segment: Segment) => CompiledCalendar | null,
  { hours }: ContactRules,
  now: number,
): number | null {
  const openings = segments.flatMap((segment) => {
    const own = hoursOf(segment);
    return own === null ? [] : [nextOpeningIn(now, own, segment.zone)];
  });
  // Nobody is hers: the campaign's hours tell all there is to tell.
  if (openings.length > 0) return Math.min(...openings);
  return hours === null || isOpenIn(now, hours, null) ? null : nextOpeningIn(now, hours, null);
}
