import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Program } from '../../../engine/definition.js';
import type { InstanceEvent } from '../../../engine/event.js';
import type { Json } from '../../../engine/json.js';
import { advance, dueEvent, nextDue, openEffects, projectRow, view } from '../../../engine/running.js';
import type { State } from '../../../engine/state.js';
import { deedOf } from './any-deed.js';
import { anyMoves } from './any-moves.js';
import { anyProgram } from './any-program.js';
import { type Deed, minutes, monday, startDeed } from './play.js';

it('any play of any program: nothing throws, a refusal changes nothing, nothing stays due, and the log gives the state again', () => {
  fc.assert(
    fc.property(anyProgram, fc.integer({ min: 0, max: 5 }), anyMoves, (program, n, moves) => {
      freeze(program as unknown as Json);
      const log: InstanceEvent[] = [];
      let now = monday;
      let state: State | null = null;
      const apply = (event: InstanceEvent): void => {
        freeze(event as unknown as Json);
        const before: State | null = state;
        const done = advance(program, before, event);
        if (!done.ok) {
          expect(done.message).not.toBe('');
          return;
        }
        // What JSON can't carry would be lost on the way to the store.
        const stored = JSON.parse(JSON.stringify(done.state)) as State;
        expect(done.state).toStrictEqual(stored);
        log.push(event);
        state = freeze(stored as unknown as Json) as unknown as State;
        sound(program, state);
      };
      const tell = (deed: Deed, occurredAt: number | null = null): void => {
        for (let at = due(program, state, now); at !== null && state !== null; at = due(program, state, now))
          apply(dueEvent(state, at));
        apply({ ...deed, id: `c${log.length}`, now, occurredAt });
      };
      tell(startDeed({ n, when: '2026-03-02T11:00:00Z' }), n === 0 ? monday - 100 * minutes : null);
      for (const move of moves) {
        if (move.move === 'pass') now += move.minutes * minutes;
        else if (state !== null) {
          const deed = deedOf(state, move);
          const back = 'back' in move && move.back !== null ? now - move.back * minutes : null;
          if (deed !== null) tell(deed, back);
        }
      }
      let again: State | null = null;
      for (const event of log) {
        const done = advance(program, again, JSON.parse(JSON.stringify(event)) as InstanceEvent);
        expect(done.ok).toBe(true);
        if (done.ok) again = JSON.parse(JSON.stringify(done.state)) as State;
      }
      expect(again).toStrictEqual(state);
    }),
    { numRuns: Number(process.env['RUNS'] ?? 100) },
  );
}, 120_000);

function due(program: Program, state: State | null, now: number): number | null {
  const at = state === null ? null : nextDue(program, state);
  return at === null || at > now ? null : at;
}

/** What holds after every event. */
function sound(program: Program, state: State): void {
  const at = nextDue(program, state);
  if (at !== null) expect(at).toBeGreaterThan(state.now);
  if (state.status === 'running') expect(Object.keys(state.activations)).not.toEqual([]);
  else expect([state.frames, state.activations, state.tasks]).toEqual([{}, {}, {}]);
  for (const task of Object.values(state.tasks))
    expect(state.activations[task.activation]?.step).toBe(task.step);
  for (const { id, frame } of Object.values(state.activations)) expect(state.frames[frame]?.active).toBe(id);
  for (const { activation } of state.incidents)
    if (activation !== null) expect(state.activations[activation]).toBeDefined();
  for (const id of openEffects(state)) expect(state.calls[id]?.retryAt).toBeNull();
  view(program, state, state.now);
  projectRow(program, state);
}

/** Freezes plain data all the way down: whoever writes into it throws. */
function freeze(value: Json): Json {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const item of Object.values(value)) freeze(item);
  return value;
}
