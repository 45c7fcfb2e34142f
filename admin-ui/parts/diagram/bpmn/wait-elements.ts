/** A wait as elements of BPMN: an event, a gateway before several, or an activity. */
import type { Value } from '../../../../engine/definition.js';
import type { WaitStep } from '../../../../engine/steps/kinds.js';
import { valueText } from '../value-text.js';
import { connect, targetOf } from './flows.js';
import { add, idOf, type Scope, type Target } from './model.js';

/** A time is an event; of several messages, or a message and a time, the first that comes decides. */
export function wait(scope: Scope, step: WaitStep, name: string, below: Target): void {
  const id = idOf(step.name);
  const next = targetOf(step.next, below);
  const waited = step.wait;
  if (step.handlers.length > 0 || step.clock !== null) return receive(scope, step, name, below);
  if (!('messages' in waited)) {
    const trigger = timeOf(waited);
    add(scope, id, 'IntermediateCatchEvent', { name: `${name}: ${trigger.text}`, trigger });
    connect(scope, id, next);
    return;
  }
  const { messages, for: most } = waited;
  const [only = ''] = messages;
  if (messages.length === 1 && most === null) {
    add(scope, id, 'IntermediateCatchEvent', { name, trigger: { of: 'message', name: only } });
    connect(scope, id, next);
    return;
  }
  add(scope, id, 'EventBasedGateway', { name });
  for (const message of messages) {
    const event = `${id}.message_${message}`;
    add(scope, event, 'IntermediateCatchEvent', { name: message, trigger: { of: 'message', name: message } });
    connect(scope, id, { id: event });
    connect(scope, event, next);
  }
  if (most === null) return;
  const [event, text] = [`${id}.time`, valueText(most)];
  add(scope, event, 'IntermediateCatchEvent', { name: text, trigger: { of: 'timeDuration', text } });
  connect(scope, id, { id: event });
  connect(scope, event, waited.else === null ? next : targetOf(waited.else, below));
}

/** A wait with handlers or a term of its own is an activity, on whose border they stand; what it waits for is told by its name. */
function receive(scope: Scope, step: WaitStep, name: string, below: Target): void {
  const id = idOf(step.name);
  const next = targetOf(step.next, below);
  const waited = step.wait;
  if ('messages' in waited)
    add(scope, id, 'ReceiveTask', { name: `${name} · ${waited.messages.join(', ')}` });
  else add(scope, id, 'Task', { name: `${name}: ${timeOf(waited).text}` });
  connect(scope, id, next);
  if (!('messages' in waited) || waited.for === null) return;
  const [event, text] = [`${id}.time`, valueText(waited.for)];
  add(scope, event, 'BoundaryEvent', { name: text, trigger: { of: 'timeDuration', text }, on: id });
  connect(scope, event, waited.else === null ? next : targetOf(waited.else, below));
}

function timeOf(waited: { readonly until: Value } | { readonly for: Value }) {
  return 'until' in waited
    ? ({ of: 'timeDate', text: valueText(waited.until) } as const)
    : ({ of: 'timeDuration', text: valueText(waited.for) } as const);
}
