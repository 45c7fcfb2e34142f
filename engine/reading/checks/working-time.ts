/** Working time needs a calendar, and one that is open some time; a calendar that no term needs changes nothing. */
import { needsCalendar, parseTerm } from '../../time/term.js';
import { findDefinition, type Definition, type Tree } from '../tree.js';
import type { Position } from '../node.js';
import type { Check, Checking } from './checking.js';
import { factsOf } from './workflow-in-tree.js';
import { worded } from '../../wording/worded.js';

export const checkWorkingTime: Check = (checking) => {
  for (const definition of checking.tree.definitions) {
    if (definition.kind !== 'workflow' || definition.body === null) continue;
    const byClock = calendarsOfClocks(definition);
    for (const { text, at, calendar, clock } of factsOf(definition, 'term')) {
      const own = calendar ?? (clock === null ? undefined : byClock.get(clock));
      judgeWorkingTime(checking, definition, { text, at, calendar: own ?? definition.body.calendar });
    }
  }
};

/** The calendars that clocks say for themselves, by clock. */
export function calendarsOfClocks(definition: Definition): ReadonlyMap<string, string> {
  return new Map(factsOf(definition, 'clock_calendar').map((fact) => [fact.clock, fact.name]));
}

/** Reports a term in working time that has no calendar, or one that never opens. */
export function judgeWorkingTime(
  { tree, error }: Checking,
  definition: Definition,
  { text, at, calendar }: { readonly text: string; readonly at: Position; readonly calendar: string | null },
): void {
  const term = parseTerm(text);
  if (term === null || !needsCalendar(term)) return;
  if (calendar === null) {
    const message = worded`"${text}" is working time, and there is no calendar; add "calendar" to the workflow or the clock`;
    error(definition, at, 'no_calendar', message);
  } else if (isNeverOpen(tree, calendar)) {
    const message = worded`"${text}" is working time on the calendar "${calendar}", which is never open; give it windows, or use another`;
    error(definition, at, 'calendar_never_open', message);
  }
}

export const checkCalendarsWithoutEffect: Check = (checking) => {
  for (const definition of checking.tree.definitions) {
    if (definition.kind !== 'workflow' || definition.body === null) continue;
    for (const { clock, name, at } of factsOf(definition, 'clock_calendar')) {
      if (name === definition.body.calendar) {
        checking.warning(
          definition,
          at,
          'calendar_without_effect',
          worded`"${name}" is the calendar of the workflow already; this line changes nothing: leave it out`,
        );
      } else if (
        findDefinition(checking.tree, 'calendar', name) !== null &&
        !usesCalendar(definition, clock)
      ) {
        checking.warning(
          definition,
          at,
          'calendar_without_effect',
          worded`no term of "${clock}" is working time, so the calendar changes nothing; write "working hours", or leave it out`,
        );
      }
    }
  }
};

/** Elapsed time is the same on every calendar; an expression may give anything. */
function usesCalendar(definition: Definition, clock: string): boolean {
  const terms = factsOf(definition, 'term').filter((fact) => fact.clock === clock);
  return terms.some(({ text }) => text.startsWith('=') || (parseTerm(text)?.unit ?? 'elapsed') !== 'elapsed');
}

/** True for a calendar that has no window at all; false for one that is not there. */
export function isNeverOpen(tree: Tree, name: string): boolean {
  const calendar = findDefinition(tree, 'calendar', name)?.body ?? null;
  if (calendar === null) return false;
  return (
    Object.values(calendar.open).every((windows) => windows.length === 0) &&
    calendar.extra.every((day) => day.open.length === 0)
  );
}
