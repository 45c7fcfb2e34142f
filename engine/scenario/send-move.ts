/** A move as the command that it sends. */
import { itemOfTask, mayDo, namesMessage } from '../running.js';
import type { OpenTask } from '../state.js';
import { addresseeOf, chiefOf, delegateOf, doerOfTask, senderOf } from './cast.js';
import { instancesOf } from './instances.js';
import type { PlayCommand, PlayedInstance, Standing } from './play-engine.js';
import type { Move, OfTask, Scenario } from './scenario.js';
import { numbered } from './subject-facts.js';
import { namesTold } from './told.js';

export type SentMove = Exclude<Move, { readonly kind: 'advance' | 'contact' | 'publish_calendar' }>;

/** Why a move can't even be tried: the task that it names is not open. */
export interface NotOpen {
  readonly notOpen: string;
}

/** A command, and the instance that it goes to: 0 the one that is played. */
export interface Addressed {
  readonly command: PlayCommand;
  readonly instance: number;
}

/** The command of a move; `id` is its own, where the move brings none. */
export function commandOf(
  scenario: Scenario,
  move: SentMove,
  standing: Standing,
  id: string,
): Addressed | NotOpen {
  const common = { id, occurredAt: move.occurredAt };
  switch (move.kind) {
    case 'claim':
    case 'release':
    case 'complete':
    case 'assign':
    case 'delegate': {
      const task = taskOf(move, standing);
      if ('notOpen' in task) return task;
      const { open, instance } = task;
      return { command: taskCommand(scenario, move, open, standing, common), instance };
    }
    case 'message': {
      const { name, data } = move;
      const { at, program } = firstOf(standing, (each) => namesMessage(each.program, name));
      const by = senderOf(scenario, move.by, name, program);
      return { command: { ...common, id: move.id ?? id, type: 'message', name, data, by }, instance: at };
    }
    case 'retry':
    case 'resolve': {
      const by = chiefOf(scenario, move.by);
      const { at } = firstOf(standing, ({ state }) => state.incidents.some(({ step }) => step === move.step));
      const given = { ...common, step: move.step, by };
      return move.kind === 'retry'
        ? { command: { ...given, type: 'retry' }, instance: at }
        : { command: { ...given, type: 'resolve', result: move.result }, instance: at };
    }
    case 'move': {
      const { from, to, item } = move;
      const { at } = firstOf(standing, ({ state }) =>
        Object.values(state.activations).some(({ step }) => step === from),
      );
      const by = chiefOf(scenario, move.by);
      return { command: { ...common, type: 'move', from, to, item, by }, instance: at };
    }
    case 'cancel': {
      const by = chiefOf(scenario, move.by);
      return { command: { ...common, type: 'cancel', reason: move.reason, by }, instance: 0 };
    }
  }
}

/** The first instance that fits: the one that is played before those that it called, running ones before others; else the one that is played. */
function firstOf(
  standing: Standing,
  fits: (instance: PlayedInstance) => boolean,
): PlayedInstance & { readonly at: number } {
  const all = instancesOf(standing);
  const found = all.filter(fits);
  return (
    found.find(({ at, state }) => at === 0 || state.status === 'running') ??
    found[0] ?? { ...standing, at: 0 }
  );
}

function taskCommand(
  scenario: Scenario,
  move: Extract<SentMove, OfTask>,
  open: OpenTask,
  standing: Standing,
  common: { readonly id: string; readonly occurredAt: number | null },
): PlayCommand {
  const task = open.id;
  if (move.kind === 'assign') {
    const by = chiefOf(scenario, move.by);
    return { ...common, type: 'assign', task, by, ...addresseeOf(scenario, move.to, standing) };
  }
  const by = doerOfTask(scenario, move.by, open);
  if (move.kind === 'delegate')
    return { ...common, type: 'delegate', task, by, user: delegateOf(scenario, move.to, open) };
  if (move.kind !== 'complete') return { ...common, type: move.kind, task, by };
  return { ...common, type: 'complete', task, by, outcome: move.outcome, data: move.data };
}

interface OpenAt {
  readonly open: OpenTask;
  readonly instance: number;
}

/** The open task that is meant: that of the `item`, else one that the doer has, else one that they may do, else the oldest. */
function taskOf(move: OfTask, standing: Standing): OpenAt | NotOpen {
  const all = instancesOf(standing);
  const open = all
    .flatMap(({ state, at }) =>
      Object.values(state.tasks).map((each) => ({ open: each, instance: at, state })),
    )
    .filter((each) => each.open.step === move.task)
    .toSorted((one, other) => one.open.openedAt - other.open.openedAt);
  const task =
    move.item === null
      ? bestOf(open, move)
      : numbered(open, move.item, (each) => itemOfTask(each.state, each.open));
  if (task !== undefined) return task;
  const which = move.item === null ? '' : ` (item ${move.item} of ${open.length})`;
  const steps = all.flatMap(({ state }) => Object.values(state.tasks).map(({ step }) => step));
  const goesOn = all.some(({ state }) => state.status === 'running');
  const others = goesOn ? `open tasks: ${namesTold(steps)}` : `the instance has ended`;
  return { notOpen: `task ${move.task}${which} is not open; ${others}` };
}

function bestOf<T extends OpenAt & Pick<PlayedInstance, 'state'>>(
  open: readonly T[],
  { by }: OfTask,
): T | undefined {
  if (by === null || open.length < 2) return open[0];
  const own = open.find((each) => each.open.assignee?.name === by);
  const actor = (task: OpenTask) => ({ name: by, groups: task.groups, skills: task.skills, any: false });
  return own ?? open.find((each) => mayDo(each.state, each.open.id, actor(each.open)) === null) ?? open[0];
}
