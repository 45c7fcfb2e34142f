/** Holds callers and what they called against each other. */
import { between } from '../engine/between.js';
import type { State } from '../engine/state.js';
import { loadForCommand } from '../store/load.js';
import { calledId, waitsFor } from './called.js';
import type { CommandContext } from './context.js';
import { createPrivacy } from './privacy.js';
import { unpackState } from './stored-state.js';

type Context = Pick<CommandContext, 'db' | 'keys'>;

/** What does not agree. Both sides move while they are looked at: a difference is looked at again before it is told. */
export async function betweenDifferences(context: Context, id: string, state: State): Promise<string[]> {
  const first = await differences(context, state);
  if (first.length === 0) return [];
  const again = await stateOf(context, id);
  return again === null ? first : differences(context, again);
}

async function differences(context: Context, state: State): Promise<string[]> {
  return [...(await ofCalled(context, state)), ...(await ofCaller(context, state))];
}

/** A step that waits for what it called: that runs, or is about to report. */
async function ofCalled(context: Context, state: State): Promise<string[]> {
  const found: string[] = [];
  for (const { id: call, step, wait } of Object.values(state.activations)) {
    const { called } = wait as { readonly called?: unknown };
    if (typeof called !== 'string') continue;
    const id = calledId(called, state.instance.id, call);
    const there = await stateOf(context, id);
    if (there === null) found.push(`its step ${step} waits for ${called} ${id}, which is not in the store`);
    else if (there.status !== 'running' && !calls(there, between.report))
      found.push(`its step ${step} waits for ${called} ${id}, which is over and has nothing to report`);
  }
  return found;
}

/** A caller that waits: it stands at the call, or is about to cancel it. */
async function ofCaller(context: Context, { instance, status }: State): Promise<string[]> {
  const { caller } = instance;
  if (status !== 'running' || caller?.waits !== true) return [];
  const there = await stateOf(context, caller.instance);
  if (there === null) return [`it was called by ${caller.instance}, which is not in the store`];
  if (waitsFor(there, caller.call) || calls(there, between.cancel)) return [];
  return [`it was called by ${caller.instance}, which waits no more and does not cancel it`];
}

function calls(state: State, service: string): boolean {
  return Object.values(state.calls).some((call) => call.service === service && !call.stopped);
}

async function stateOf({ db, keys }: Context, id: string): Promise<State | null> {
  const { row, wrappedKey } = await loadForCommand(db, id, '');
  return row === null ? null : unpackState(row.engineState, createPrivacy(keys, wrappedKey));
}
