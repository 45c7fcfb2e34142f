/** A calendar is published in a play, and the running instances that use it are re-timed. */
import type { CalendarDefinition } from '../reading/calendar-definition.js';
import { retimedProgram } from '../reading/retimed-program.js';
import { chiefOf } from './cast.js';
import { instancesOf } from './instances.js';
import type { PlayEngine } from './play-engine.js';
import type { Failure, Scenario } from './scenario.js';

/** Publishes a version of a calendar, compiled for the year in which the scenario plays; what failed, or null. */
export async function publishCalendar(
  engine: PlayEngine,
  scenario: Scenario,
  definition: CalendarDefinition,
  id: string,
): Promise<Omit<Failure, 'line'> | null> {
  const { calendar } = definition;
  const year = new Date(scenario.at).getUTCFullYear();
  const instances = instancesOf(await engine.standing());
  const users = instances.filter(({ program }) => Object.hasOwn(program.calendars, calendar));
  const expected = `the calendar ${calendar} is published, and running instances are re-timed`;
  if (users.length === 0) return { expected, found: `no instance uses a calendar ${calendar}` };
  const retimed = users.map((each) => ({ ...each, next: retimedProgram(each.program, definition, year) }));
  await engine.publish(retimed.map(({ next }) => next));
  for (const { at, program, state, next } of retimed) {
    if (next === program || state.status !== 'running') continue;
    const by = chiefOf(scenario, null);
    const common = { id: `${id}:${at}`, occurredAt: null, by };
    const command = { ...common, type: 'retime', version: next.version, calendars: [calendar] } as const;
    const answer = await engine.send(command, at);
    if (!answer.ok) return { expected, found: `refused (${answer.code}): ${answer.message}` };
  }
  return null;
}
