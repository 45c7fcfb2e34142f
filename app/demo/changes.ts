/** What has changed in an instance between two moments of a play, as sentences. */
import type { Program, Title } from '../../engine/definition.js';
import type { Json } from '../../engine/json.js';
import { taskForms, view, type InstanceView } from '../../engine/running.js';
import type { Standing } from '../../engine/scenario/play-engine.js';
import type { Language } from './languages.js';
import type { Words } from './words.js';

export interface Telling {
  readonly words: Words;
  readonly language: Language;
  /** An instant (milliseconds since 1970 UTC) in local time, in words. */
  readonly time: (at: number) => string;
  /** The same as weekday and time. */
  readonly shortTime: (at: number) => string;
  /** The title of a group, a person or an end. */
  readonly nameOf: (name: string) => string;
}

/** A sentence for each thing that is otherwise than before (`before` null: all there is). */
export function changes(telling: Telling, before: Standing | null, after: Standing): readonly string[] {
  const { words, nameOf, language } = telling;
  const notices = after.notices.slice(before?.notices.length ?? 0);
  const calls = after.calls.slice(before?.calls.length ?? 0);
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
    ...calls.map(({ with: { to, subject } }) => words.mail(textOf(to), textOf(subject))),
    ...(priority === state.priority ? [] : [words.priority(priority, state.priority)]),
    ...changed(before, after, (standing) => taskLines(telling, standing)),
    ...changed(before, after, (standing) => clockLines(telling, standing)),
    ...(state.status === 'running' ? [] : [words.ended(nameOf(state.outcome ?? ''))]),
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
    const holder = task.assignee?.name ?? task.user;
    const who = (holder === null ? task.groups : [holder]).map(nameOf).join(', ');
    return words.task(taskTitle(program, task.step, language), who, task.state);
  });
}

/** A sentence for each clock that has begun. */
export function clockLines({ words, time, language }: Telling, standing: Standing): readonly string[] {
  const { clocks } = view(standing.program, standing.state, standing.now);
  const told = (at: string | null) => (at === null ? null : time(Date.parse(at)));
  return clocks
    .filter(({ state }) => state !== 'pending')
    .map(({ clock, state, due, stopped_at: stopped }: InstanceView['clocks'][number]) =>
      words.clock(clockTitle(standing, clock, language), state, told(due), told(stopped)),
    );
}

function clockTitle({ program }: Standing, name: string, language: Language): string {
  return titleText(
    program.workflow.body.clocks.find((clock) => clock.name === name)?.title ?? name,
    language,
  );
}

/** What people call a task. */
export function taskTitle(program: Program, step: string, language: Language): string {
  return titleText(taskForms(program, step)?.title ?? step, language);
}

/** What people call an outcome of a task, which stands in a sentence. */
export function outcomeTitle(program: Program, step: string, name: string, language: Language): string {
  const outcome = taskForms(program, step)?.outcomes.find((each) => each.name === name);
  return titleText(outcome?.title ?? name, language).toLowerCase();
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function titleText(title: Title, language: Language): string {
  return typeof title === 'string' ? title : (title[language] ?? Object.values(title)[0] ?? '');
}
