/** Steps as elements of BPMN: a kind of step each. */
import type { CompiledBlock } from '../../../../engine/definition.js';
import {
  stepOf,
  type ChooseStep,
  type CompiledStep,
  type ParallelStep,
} from '../../../../engine/steps/kinds.js';
import { outcomesOf, type TaskStep } from '../../../../engine/steps/task.js';
import { valueText } from '../value-text.js';
import { blockClocks, clockOn, isActivity } from './clock-events.js';
import { connect, noteEntries, targetOf, throwEnd } from './flows.js';
import { blockHandlers, stepHandlers } from './handler-events.js';
import { add, idOf, newScope, type BpmnElement, type Scope, type Target } from './model.js';
import { wait } from './wait-elements.js';

/** Writes a block into a scope of its own; its last step leads to `exit`. */
export function fillBlock(scope: Scope, block: CompiledBlock, exit: Target): void {
  addSteps(scope, block, exit);
  blockHandlers(scope, block);
  blockClocks(scope, block);
}

function addSteps(scope: Scope, block: CompiledBlock, exit: Target): void {
  noteEntries(scope, block.steps);
  block.steps.forEach((each, at) => {
    const step = stepOf(each);
    const follower = block.steps[at + 1];
    const below: Target = follower === undefined ? exit : { step: follower.name };
    if (step.when !== null) skippable(scope, step, step.when, below);
    addStep(scope, step, below);
    const id = idOf(step.name);
    const made = scope.elements.find((element) => element.id === id);
    if (made === undefined || !isActivity(made.type)) return;
    stepHandlers(scope, id, step.handlers, targetOf(step.next, below));
    if (step.clock !== null) clockOn(scope, id, step.clock);
  });
}

/** A step that runs only under a condition stands behind a gateway. */
function skippable(scope: Scope, { name }: CompiledStep, condition: string, below: Target): void {
  const gateway = `${idOf(name)}.when`;
  add(scope, gateway, 'ExclusiveGateway');
  connect(scope, gateway, { id: idOf(name) }, { name: condition, condition });
  connect(scope, gateway, below, { isDefault: true });
}

function addStep(scope: Scope, step: CompiledStep, below: Target): void {
  const id = idOf(step.name);
  const name = scope.say(step.title, step.name.replaceAll('_', ' '));
  const next = targetOf(step.next, below);
  const plain = (type: string, rest: Partial<BpmnElement> = {}) => {
    add(scope, id, type, { name, ...rest });
    connect(scope, id, next);
  };
  switch (step.kind) {
    case 'task':
      return userTask(scope, step, name, below);
    case 'choose':
      return choose(scope, step, below);
    case 'wait':
      return wait(scope, step, name, below);
    case 'end':
      return end(scope, id, name, valueText(step.outcome));
    case 'outreach':
      return plain('UserTask', { name: `${name} · ${step.channel}` });
    case 'do':
      return plain('ServiceTask', { name: `${name} · ${step.service}` });
    case 'set':
      return plain('ScriptTask');
    case 'decide':
      return plain('BusinessRuleTask');
    case 'send':
      return plain('SendTask');
    case 'call':
      return plain('CallActivity', { attributes: { calledElement: step.workflow } });
    case 'undo':
      return plain('IntermediateThrowEvent', { trigger: { of: 'compensate' } });
    case 'steps':
      return plain('SubProcess', { inside: insideOf(scope, id, step.block) });
    case 'each':
      return plain('SubProcess', {
        name: `${name} · ${valueText(step.list)}`,
        inside: insideOf(scope, id, step.block),
        loop: { sequential: step.atOnce === 1, until: step.until },
      });
    case 'parallel':
      return plain('SubProcess', { inside: branchesOf(scope, id, step) });
  }
}

function insideOf(scope: Scope, id: string, block: CompiledBlock): Scope {
  const inside = newScope(scope.say, { id, scope });
  fillBlock(inside, block, { end: 'scope' });
  const [first] = block.steps;
  if (first !== undefined) begin(inside, inside.entries.get(first.name) ?? idOf(first.name));
  return inside;
}

/** Branches side by side, from one gateway to another: which waits for all of them, or lets through by its own condition. */
function branchesOf(scope: Scope, id: string, { branches, until }: ParallelStep): Scope {
  const inside = newScope(scope.say, { id, scope });
  const [split, join] = [`${id}.split`, `${id}.join`];
  add(inside, split, 'ParallelGateway');
  if (until === 'all') add(inside, join, 'ParallelGateway');
  else {
    const activation = until === 'any' ? 'any' : until.condition;
    add(inside, join, 'ComplexGateway', { name: activation, attributes: { activation } });
  }
  for (const { name, block } of branches) {
    fillBlock(inside, block, { id: join });
    const [first] = block.steps;
    const to: Target = first === undefined ? { id: join } : { step: first.name };
    connect(inside, split, to, { name: name.replaceAll('_', ' ') });
  }
  begin(inside, split);
  connect(inside, join, { end: 'scope' });
  return inside;
}

/** Where a scope begins. */
export function begin(scope: Scope, first: string): void {
  const id = scope.holder === null ? 'n_.start' : `${scope.holder.id}.start`;
  add(scope, id, 'StartEvent');
  connect(scope, id, { id: first });
}

/** Several outcomes part at a gateway, each with its name and its condition. */
function userTask(scope: Scope, step: TaskStep, name: string, below: Target): void {
  const id = idOf(step.name);
  const group = valueText(step.to.group ?? step.to.user);
  add(scope, id, 'UserTask', { name: group === '' ? name : `${name} · ${group}` });
  const outcomes = outcomesOf(step);
  const gateway = outcomes.length > 1 ? `${id}.outcome` : id;
  if (gateway !== id) {
    add(scope, gateway, 'ExclusiveGateway');
    connect(scope, id, { id: gateway });
  }
  for (const outcome of outcomes)
    connect(scope, gateway, targetOf(outcome.next ?? step.next, below), {
      name: step.outcomes.length === 0 ? '' : scope.say(outcome.title, outcome.name),
      condition: gateway === id ? null : `steps.${step.name}.outcome == "${outcome.name}"`,
    });
}

/** The ways part at a gateway; branches with steps of their own meet at another one. */
function choose(scope: Scope, step: ChooseStep, below: Target): void {
  const id = idOf(step.name);
  const after = targetOf(step.next, below);
  add(scope, id, 'ExclusiveGateway', { name: scope.say(step.title, '') });
  const meet = `${id}.meet`;
  const held = step.branches.flatMap(({ block }) => (block === null ? [] : [block])).filter(holdsSteps);
  for (const block of held) fillBlock(scope, block, { id: meet });
  for (const { when, next, block } of step.branches) {
    const first = block?.steps[0];
    const to = first === undefined ? targetOf(next, after) : ({ step: first.name } as const);
    connect(scope, id, to, { name: when ?? '', condition: when, isDefault: when === null });
  }
  // Where nothing holds, the step below comes next.
  if (step.branches.every(({ when }) => when !== null)) connect(scope, id, below, { isDefault: true });
  if (held.length === 0) return;
  add(scope, meet, 'ExclusiveGateway');
  connect(scope, meet, after);
}

function holdsSteps({ steps }: CompiledBlock): boolean {
  return steps.length > 0;
}

/** The end of the instance: from inside of a sub-process it goes out by its border. */
function end(scope: Scope, id: string, name: string, outcome: string): void {
  if (scope.holder === null) add(scope, id, 'EndEvent', { name: outcome === '' ? name : outcome });
  else throwEnd(scope, id, outcome === '' ? name : outcome, { end: 'instance', outcome });
}
