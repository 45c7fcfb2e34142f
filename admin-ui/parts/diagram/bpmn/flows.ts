/** Flows of a model. One that leads out of a sub-process ends there as an escalation, which an event on its border takes on. */
import { add, has, idOf, type BpmnFlow, type Scope, type Target } from './model.js';

type How = Partial<Pick<BpmnFlow, 'name' | 'condition' | 'isDefault'>>;

/** Leads from an element of a scope to a target. */
export function connect(scope: Scope, from: string, target: Target, how: How = {}): void {
  const to = placeOf(scope, target);
  const before = scope.flows.filter((each) => each.from === from && each.to === to).length;
  const id = `flow_${from}-${to}${before === 0 ? '' : `-${String(before + 1)}`}`;
  scope.flows.push({ ...{ name: '', condition: null, isDefault: false }, ...how, id, from, to });
}

/** Where `next` leads; without it, to what stands below. */
export function targetOf(next: string | null, below: Target): Target {
  if (next === null) return below;
  return next === 'end' ? { end: 'instance', outcome: '' } : { step: next };
}

/** The element that a flow to the target ends at, made where it isn't there yet. */
function placeOf(scope: Scope, target: Target): string {
  if ('id' in target) return target.id;
  if ('step' in target) {
    const entry = scope.entries.get(target.step);
    return entry ?? leave(scope, target, target.step);
  }
  const { holder } = scope;
  if (target.end === 'instance' && holder !== null) return leave(scope, target, target.outcome);
  const id = holder === null ? 'n_.end' : `${holder.id}.end`;
  if (!has(scope, id)) add(scope, id, 'EndEvent');
  return id;
}

/** An end of a sub-process that leads on outside of it. */
function leave(scope: Scope, target: Target, name: string): string {
  const { holder } = scope;
  // No step of this name anywhere: the check refuses such a text, a drawing still stands.
  if (holder === null) return placeOf(scope, { end: 'scope' });
  const id = `${holder.id}.to_${'step' in target ? target.step : `end_${name}`}`;
  if (!has(scope, id)) {
    throwEnd(scope, id, name.replaceAll('_', ' '), target);
  }
  return id;
}

/** Makes an end of a sub-process, named so, whose escalation leads to a target outside. */
export function throwEnd(scope: Scope, id: string, name: string, target: Target): void {
  const { holder } = scope;
  const trigger = { of: 'escalation', name: name === '' ? 'end' : name } as const;
  add(scope, id, 'EndEvent', { name, trigger });
  if (holder === null) return;
  const border = `${id}.border`;
  add(holder.scope, border, 'BoundaryEvent', { name, trigger, on: holder.id });
  if ('end' in target && target.end === 'instance' && holder.scope.holder === null) {
    const end = `n_.end_${target.outcome}`;
    if (target.outcome !== '' && !has(holder.scope, end))
      add(holder.scope, end, 'EndEvent', { name: target.outcome });
    connect(holder.scope, border, target.outcome === '' ? { end: 'scope' } : { id: end });
  } else connect(holder.scope, border, target);
}

/** Notes where flows to a block's steps lead: to the gateway before one that runs only under a condition. */
export function noteEntries(
  scope: Scope,
  steps: readonly { readonly name: string; readonly when: string | null }[],
): void {
  for (const { name, when } of steps)
    scope.entries.set(name, when === null ? idOf(name) : `${idOf(name)}.when`);
}
