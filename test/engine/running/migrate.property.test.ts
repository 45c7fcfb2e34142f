import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Program } from '../../../engine/definition.js';
import type { InstanceEvent } from '../../../engine/event.js';
import type { Happening } from '../../../engine/outcome.js';
import { advanceAll } from '../../../engine/running.js';
import type { State } from '../../../engine/state.js';
import { deedOf } from './any-deed.js';
import { anyMoves, type Move } from './any-moves.js';
import { anyProgram } from './any-program.js';
import { anyone, minutes, monday, startDeed } from './play.js';

interface Story {
  readonly state: State | null;
  /** The program that the state is of. */
  readonly program: Program;
  readonly happenings: readonly Happening[];
  readonly events: readonly InstanceEvent[];
}

/** Plays the moves; after `at` of them the instance goes over to `next`. */
function played(
  program: Program,
  moves: readonly Move[],
  n: number,
  at: number,
  next: Program | null,
): Story {
  let story: Story = { state: null, program, happenings: [], events: [] };
  let now = monday;
  const tell = (event: InstanceEvent, to: Program | null = null): void => {
    const done = advanceAll(story.program, story.state, event, to);
    if (done.refusal !== null && to !== null) throw new Error(done.refusal.message);
    story = {
      state: done.state === null ? null : (JSON.parse(JSON.stringify(done.state)) as State),
      program: done.program,
      happenings: [...story.happenings, ...done.applied.flatMap(([, { happenings }]) => happenings)],
      events: [...story.events, ...done.applied.map(([each]) => each)],
    };
  };
  const goOver = (): void => {
    if (next === null || story.state?.status !== 'running') return;
    const event = {
      type: 'migrate',
      id: 'over',
      now,
      occurredAt: null,
      by: anyone,
      version: next.version,
    } as const;
    tell(event, next);
  };
  tell({
    ...startDeed({ n, when: '2026-03-02T11:00:00Z' }),
    id: 'start',
    now,
    occurredAt: null,
  });
  for (const [i, move] of moves.entries()) {
    // What is due by then comes first, in both plays.
    if (i === at) {
      tell({ type: 'claim', task: 'none', by: anyone, id: 'nothing', now, occurredAt: null });
      goOver();
    }
    if (move.move === 'pass') now += move.minutes * minutes;
    else if (story.state !== null) {
      const deed = deedOf(story.state, move);
      const back = 'back' in move && move.back !== null ? now - move.back * minutes : null;
      if (deed !== null) tell({ ...deed, id: `c${i}`, now, occurredAt: back });
    }
  }
  return story;
}

it('an instance that goes over to an equal version at any point goes on as if nothing had happened', () => {
  fc.assert(
    fc.property(
      anyProgram,
      fc.integer({ min: 0, max: 5 }),
      anyMoves,
      fc.nat(30),
      (program, n, moves, place) => {
        const at = place % Math.max(1, moves.length);
        const over = played(program, moves, n, at, { ...program, version: '1'.repeat(64) });
        const stayed = played(program, moves, n, at, null);
        expect(over.happenings.filter(({ what }) => what !== 'migrated')).toEqual(stayed.happenings);
        expect(likened(over.state)).toEqual(likened(stayed.state));
      },
    ),
    { numRuns: Number(process.env['RUNS'] ?? 100) },
  );
}, 120_000);

it('an instance that goes over to any other version, or is refused, is as sound as before, and its log gives it again', () => {
  fc.assert(
    fc.property(anyProgram, anyProgram, anyMoves, fc.nat(30), (program, other, moves, place) => {
      const next = { ...other, version: '1'.repeat(64) };
      let story: Story;
      try {
        story = played(program, moves, 1, place % Math.max(1, moves.length), next);
      } catch (error) {
        expect(String(error)).toMatch(/migrate:|can't be carried over/);
        return;
      }
      let again: State | null = null;
      let by = program;
      for (const event of story.events) {
        const to: Program | null = event.type === 'migrate' ? next : null;
        const done = advanceAll(by, again, event, to);
        expect(done.refusal).toBeNull();
        again = done.state === null ? null : (JSON.parse(JSON.stringify(done.state)) as State);
        by = done.program;
      }
      expect(again).toEqual(story.state);
      for (const task of Object.values(again?.tasks ?? {}))
        expect(again?.activations[task.activation]?.step).toBe(task.step);
    }),
    { numRuns: Number(process.env['RUNS'] ?? 100) },
  );
}, 120_000);

/** A state without what tells the two plays apart. */
function likened(state: State | null): unknown {
  if (state === null) return null;
  const { instance, sequence, now, ...rest } = state;
  void [sequence, now];
  return { ...rest, instance: { ...instance, version: '' } };
}
