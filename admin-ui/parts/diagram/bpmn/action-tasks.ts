/** What clocks and handlers do, as tasks behind their events. */
import type { Action } from '../../../../engine/definition.js';
import { valueText } from '../value-text.js';
import { connect } from './flows.js';
import { add, type Scope, type Target } from './model.js';

/** A task that stands for all actions but `next`. @returns what leads on: the task, or `from` where there is nothing to do */
export function actionTask(scope: Scope, from: string, actions: readonly Action[]): string {
  const told = actions.filter(({ kind }) => kind !== 'next');
  if (told.length === 0) return from;
  const id = `${from}.do`;
  const kinds = new Set(told.map(({ kind }) => kind));
  const type =
    kinds.size > 1
      ? 'Task'
      : kinds.has('notify')
        ? 'SendTask'
        : kinds.has('do')
          ? 'ServiceTask'
          : 'ScriptTask';
  add(scope, id, type, { name: told.map(actionText).join(', ') });
  connect(scope, from, { id });
  return id;
}

/** Where the actions lead; null: nowhere else. */
export function nextOf(actions: readonly Action[]): Target | null {
  const found = actions.find((each) => each.kind === 'next');
  if (found === undefined) return null;
  return found.next === 'end' ? { end: 'instance', outcome: '' } : { step: found.next };
}

/** In the words of the definition. */
function actionText(action: Action): string {
  switch (action.kind) {
    case 'notify':
      return `notify ${action.assignee ? 'assignee' : valueText(action.to.group ?? action.to.user)}`;
    case 'assign':
      return `assign ${valueText(action.to.group ?? action.to.user)}`;
    case 'priority':
      return `priority ${valueText(action.value)}`;
    case 'raise_priority':
      return `raise_priority ${valueText(action.by)}`;
    case 'set':
      return `set ${action.entries.map(({ path }) => path.path.join('.')).join(', ')}`;
    case 'do':
      return `do ${action.service}`;
    case 'run':
      return `run ${action.workflow}`;
    case 'retime':
      return `retime ${action.clock}`;
    case 'next':
      return `next ${action.next}`;
  }
}
