/** A move as the command that it sends. */
import { mayDo } from '../running.js';
import type { OpenTask } from '../state.js';
import { addresseeOf, chiefOf, doerOfTask, senderOf } from './cast.js';
import type { PlayCommand, Standing } from './play-engine.js';
import type { Move, OfTask, Scenario } from './scenario.js';
import { openTasksAt } from './subject-facts.js';
import { namesTold } from './told.js';

export type SentMove = Exclude<Move, { readonly kind: 'advance' }>;

/** Why a move can't even be tried: the task that it names is not open. */
export interface NotOpen {
  readonly notOpen: string;
}

/** The command of a move; `id` is its own, where the move brings none. */
export function commandOf(
  scenario: Scenario,
  move: SentMove,
  standing: Standing,
  id: string,
): PlayCommand | NotOpen {
  const common = { id, occurredAt: move.occurredAt };
  switch (move.kind) {
    case 'claim':
    case 'release':
    case 'complete':
    case 'assign': {
      const task = taskOf(move, standing);
      return 'notOpen' in task ? task : taskCommand(scenario, move, task, standing, common);
    }
    case 'message': {
      const by = senderOf(scenario, move.by, move.name, standing);
      return { ...common, id: move.id ?? id, type: 'message', name: move.name, data: move.data, by };
    }
    case 'retry':
      return { ...common, type: 'retry', step: move.step, by: chiefOf(scenario, move.by) };
    case 'resolve':
      return {
        ...common,
        type: 'resolve',
        step: move.step,
        result: move.result,
        by: chiefOf(scenario, move.by),
      };
    case 'cancel':
      return { ...common, type: 'cancel', reason: move.reason, by: chiefOf(scenario, move.by) };
  }
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
  if (move.kind !== 'complete') return { ...common, type: move.kind, task, by };
  return { ...common, type: 'complete', task, by, outcome: move.outcome, data: move.data };
}

/** The open task that is meant: the `item`th, else one that the doer has, else one that they may do, else the oldest. */
function taskOf(move: OfTask, { state }: Standing): OpenTask | NotOpen {
  const open = openTasksAt(state, move.task);
  const task = move.item === null ? bestOf(open, move, state) : open[move.item - 1];
  if (task !== undefined) return task;
  const which = move.item === null ? '' : ` (item ${move.item} of ${open.length})`;
  const steps = state.status === 'running' ? Object.values(state.tasks).map(({ step }) => step) : [];
  const others = state.status === 'running' ? `open tasks: ${namesTold(steps)}` : `the instance has ended`;
  return { notOpen: `task ${move.task}${which} is not open; ${others}` };
}

function bestOf(open: readonly OpenTask[], { by }: OfTask, state: Standing['state']): OpenTask | undefined {
  if (by === null || open.length < 2) return open[0];
  const own = open.find(({ assignee }) => assignee?.name === by);
  const actor = (task: OpenTask) => ({ name: by, groups: task.groups, skills: task.skills, any: false });
  return own ?? open.find((task) => mayDo(state, task.id, actor(task)) === null) ?? open[0];
}
