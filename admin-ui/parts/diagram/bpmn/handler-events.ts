/** Handlers as events: those of a step on its border, those of a block in sub-processes of their own. */
import type { CompiledBlock, CompiledHandler } from '../../../../engine/definition.js';
import { actionTask, nextOf } from './action-tasks.js';
import { connect } from './flows.js';
import { add, newScope, type Scope, type Target, type Trigger } from './model.js';

/** The handlers of a step whose activity is `host`: an error that leads nowhere goes on as the step would. */
export function stepHandlers(
  scope: Scope,
  host: string,
  handlers: readonly CompiledHandler[],
  below: Target,
): void {
  handlers.forEach((handler, at) => {
    const id = `${host}.on_${String(at + 1)}`;
    const trigger = triggerOf(handler);
    const to = nextOf(handler.actions) ?? (trigger.of === 'error' ? below : null);
    // An error always ends what it comes from; a message only where it leads elsewhere.
    const attributes = to === null ? { cancelActivity: false } : {};
    add(scope, id, 'BoundaryEvent', { name: nameOf(handler), trigger, attributes, on: host });
    const last = actionTask(scope, id, handler.actions);
    if (to !== null) connect(scope, last, to);
    else if (last === id) connect(scope, id, { end: 'scope' });
  });
}

/**
 * The handlers of a whole block, whatever is active in it: a sub-process that an event starts. No flow may leave such a one, so one
 * that leads to a step is an event that is caught, with its flow.
 */
export function blockHandlers(scope: Scope, block: CompiledBlock): void {
  const owner = scope.holder?.id ?? 'n_';
  for (const handler of block.handlers) {
    // Several blocks may stand in one scope: the ways of a choice, the branches of what runs side by side.
    const before = scope.elements.filter(({ id }) => id.startsWith(`${owner}.any_`)).length;
    const id = `${owner}.any_${String(before + 1)}`;
    const to = nextOf(handler.actions);
    if (to === null) eventProcess(scope, id, handler);
    else {
      const trigger = triggerOf(handler);
      // Only a border catches an error in BPMN.
      const caught = trigger.of === 'error' ? ({ of: 'signal', name: trigger.name } as const) : trigger;
      add(scope, id, 'IntermediateCatchEvent', { name: nameOf(handler), trigger: caught });
      connect(scope, actionTask(scope, id, handler.actions), to);
    }
  }
}

function eventProcess(scope: Scope, id: string, handler: CompiledHandler): void {
  const inside = newScope(scope.say, { id, scope });
  const [name, trigger] = [nameOf(handler), triggerOf(handler)];
  add(scope, id, 'SubProcess', { name, attributes: { triggeredByEvent: true }, inside });
  const attributes = trigger.of === 'error' ? {} : { isInterrupting: false };
  add(inside, `${id}.start`, 'StartEvent', { trigger, attributes });
  connect(inside, actionTask(inside, `${id}.start`, handler.actions), { end: 'scope' });
}

function triggerOf({ on }: CompiledHandler): Trigger {
  if ('message' in on) return { of: 'message', name: on.message };
  return { of: 'error', name: on.error ?? 'error' };
}

function nameOf({ on }: CompiledHandler): string {
  return 'message' in on ? on.message : on.error === null ? 'error' : `error.${on.error}`;
}
