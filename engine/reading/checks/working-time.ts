/** Working time needs a calendar, and one that is open some time; a calendar that no term needs changes nothing. */
import { needsCalendar, parseTerm } from '../../time/term.js';
import { findDefinition, type Definition, type Tree } from '../tree.js';
import type { Check } from './checking.js';
import { factsOf } from './workflow-in-tree.js';

export const checkWorkingTime: Check = (checking) => {
  for (const definition of checking.tree.definitions) {
    if (definition.kind !== 'workflow' || definition.body === null) continue;
    const byClock = new Map(factsOf(definition, 'clock_calendar').map((fact) => [fact.clock, fact.name]));
    for (const { text, at, calendar, clock } of factsOf(definition, 'term')) {
      const term = parseTerm(text);
      if (term === null || !needsCalendar(term)) continue;
      const own = calendar ?? (clock === null ? undefined : byClock.get(clock));
      const name = own ?? definition.body.calendar;
      if (name === null) {
        checking.error(
          definition,
          at,
          'no_calendar',
          `"${text}" is working time, and there is no calendar; add "calendar" to the workflow or the clock`,
        );
      } else if (isNeverOpen(checking.tree, name)) {
        checking.error(
          definition,
          at,
          'calendar_never_open',
          `"${text}" is working time on the calendar "${name}", which is never open; give it windows, or use another`,
        );
      }
    }
  }
};

export const checkCalendarsWithoutEffect: Check = (checking) => {
  for (const definition of checking.tree.definitions) {
    if (definition.kind !== 'workflow' || definition.body === null) continue;
    for (const { clock, name, at } of factsOf(definition, 'clock_calendar')) {
      if (name === definition.body.calendar) {
        checking.warning(
          definition,
          at,
          'calendar_without_effect',
          `"${name}" is the calendar of the workflow already; this line changes nothing: leave it out`,
        );
      } else if (!usesCalendar(definition, clock)) {
        checking.warning(
          definition,
          at,
          'calendar_without_effect',
          `no term of "${clock}" is working time, so the calendar changes nothing; write "working hours", or leave it out`,
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

function isNeverOpen(tree: Tree, name: string): boolean {
  const calendar = findDefinition(tree, 'calendar', name)?.body ?? null;
  if (calendar === null) return false;
  return (
    Object.values(calendar.open).every((windows) => windows.length === 0) &&
    calendar.extra.every((day) => day.open.length === 0)
  );
}
