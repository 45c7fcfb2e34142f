/** What has changed in an instance between two moments of a play, as sentences. */
import type { Title } from '../../engine/definition.js';
import { taskForms, view, type InstanceView } from '../../engine/running.js';
import type { Standing } from '../../engine/scenario/play-engine.js';
import type { Language, Words } from './words.js';

export interface Telling {
  readonly words: Words;
  readonly language: Language;
  /** An instant (milliseconds since 1970 UTC) in local time, in words. */
  readonly time: (at: number) => string;
  /** The title of a group or a person. */
  readonly nameOf: (name: string) => string;
}

/** A sentence for each thing that is otherwise than before (`before` null: all there is). */
export function changes(telling: Telling, before: Standing | null, after: Standing): readonly string[] {
  const { words, nameOf, language } = telling;
  const notices = after.notices.slice(before?.notices.length ?? 0);
  const { state } = after;
  const priority = before?.state.priority ?? state.priority;
  return [
    ...(before === null ? [words.opened(state.instance.number)] : []),
    ...notices.map(({ to, clock }) =>
      words.notice(
        nameOf('group' in to ? to.group : to.user),
        clock === null ? null : clockTitle(after, clock, language),
      ),
    ),
    ...(priority === state.priority ? [] : [words.priority(priority, state.priority)]),
    ...changed(before, after, (standing) => taskLines(telling, standing)),
    ...changed(before, after, (standing) => clockLines(telling, standing)),
    ...(state.status === 'running' ? [] : [words.ended(endTitle(after, language))]),
  ];
}

function changed(
  before: Standing | null,
  after: Standing,
  lines: (standing: Standing) => readonly string[],
): readonly string[] {
  const known = before === null ? [] : lines(before);
  return lines(after).filter((line) => !known.includes(line));
}

function taskLines({ words, language, nameOf }: Telling, { program, state }: Standing): readonly string[] {
  return Object.values(state.tasks).map((task) => {
    const title = titleText(taskForms(program, task.step)?.title ?? task.step, language);
    const who = task.assignee?.name ?? task.user ?? task.groups[0] ?? '';
    return words.task(title, nameOf(who), task.state);
  });
}

function clockLines({ words, time, language }: Telling, standing: Standing): readonly string[] {
  const { clocks } = view(standing.program, standing.state, standing.now);
  const told = (at: string | null) => (at === null ? null : time(Date.parse(at)));
  return clocks.map(({ clock, state, due, stopped_at: stopped }: InstanceView['clocks'][number]) =>
    words.clock(clockTitle(standing, clock, language), state, told(due), told(stopped)),
  );
}

function clockTitle({ program }: Standing, name: string, language: Language): string {
  return titleText(
    program.workflow.body.clocks.find((clock) => clock.name === name)?.title ?? name,
    language,
  );
}

/** The title of the last outcome of a task, which people know better than the name of an end. */
function endTitle({ program, state }: Standing, language: Language): string {
  const tasks = program.workflow.body.steps.flatMap(({ name }) => taskForms(program, name)?.outcomes ?? []);
  const outcome = tasks.find(({ name }) => name === state.lastOutcome);
  return titleText(outcome?.title ?? state.outcome ?? '', language).toLowerCase();
}

function titleText(title: Title, language: Language): string {
  return typeof title === 'string' ? title : (title[language] ?? Object.values(title)[0] ?? '');
}
