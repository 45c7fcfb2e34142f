/** The schedules that are published: the current version of each workflow that starts by itself. */
import type { Program, StartEvery } from '../../engine/definition.js';
import type { CompiledCalendar } from '../../engine/time/calendar.js';
import { parseCron, type Cron } from '../../engine/time/cron.js';
import type { WhenClosed } from '../../engine/time/occurrences.js';
import { listCurrentVersions } from '../../store/definitions.js';
import type { CommandContext } from '../context.js';

/** When a workflow starts by itself. Instants in milliseconds. */
export interface Schedule {
  readonly workflow: string;
  readonly program: Program;
  /** As written, in small letters. */
  readonly text: string;
  readonly cron: Cron;
  readonly calendar: CompiledCalendar;
  readonly closed: WhenClosed;
}

type Context = Pick<CommandContext, 'db' | 'programs'>;

/** All schedules, by workflow, each with when its version became current. */
export async function listSchedules(context: Context): Promise<(Schedule & { readonly since: number })[]> {
  const current = await listCurrentVersions(context.db);
  const all = await Promise.all(
    current.map(async ({ hash, since }) => {
      const schedule = scheduleOf(await context.programs.get(hash));
      return schedule === null ? [] : [{ ...schedule, since }];
    }),
  );
  return all.flat();
}

/** The schedule of a workflow's current version; null where it has none, or isn't published. */
export async function findSchedule(context: Context, workflow: string): Promise<Schedule | null> {
  const version = await context.programs.current(workflow);
  return version === null ? null : scheduleOf(await context.programs.get(version));
}

function scheduleOf(program: Program): Schedule | null {
  const every: StartEvery | undefined = program.workflow.start.every;
  if (every === undefined) return null;
  const calendar = program.calendars[every.calendar ?? program.workflow.calendar ?? ''];
  if (calendar === undefined)
    throw new Error(
      `The schedule of ${program.workflow.name} has no calendar in version ${program.version}.`,
    );
  const { cron: text, closed = 'shift' } = every;
  return { workflow: program.workflow.name, program, text, cron: parseCron(text), calendar, closed };
}
