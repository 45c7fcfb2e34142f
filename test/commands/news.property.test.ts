import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyDue, applyEvent, type Applied } from '../../commands/apply.js';
import { knowsEnough, needsWorkflow, standingOf, tellingOf } from '../../commands/left-to-do.js';
import { nextDue } from '../../engine/running.js';
import type { State } from '../../engine/state.js';
import type { Recorded } from '../../workflows/messages.js';
import { deedOf } from '../engine/running/any-deed.js';
import { anyMoves } from '../engine/running/any-moves.js';
import { anyProgram } from '../engine/running/any-program.js';
import { minutes, monday, startDeed, type Deed } from '../engine/running/play.js';

it('any play of any program: a workflow that is told only what is news to it always knows enough to miss nothing', () => {
  fc.assert(
    fc.property(anyProgram, anyMoves, (program, moves) => {
      let now = monday;
      let state: State | null = null;
      let heard: Recorded | null = null;
      let hadWorkflow = false;
      let commands = 0;
      /** What is recorded: by the workflow, which then knows; or by the server, which tells it news. */
      const take = ({ steps }: Applied, byWorkflow: boolean): void => {
        const after = steps.at(-1)?.[1].state;
        if (after === undefined) return;
        const here = standingOf(program, after);
        const telling = tellingOf(program, { before: state ?? after, after, hadWorkflow });
        if (byWorkflow || telling !== 'nothing') heard = here;
        hadWorkflow ||= telling === 'start';
        state = after;
        if (heard === null) {
          expect(needsWorkflow(program, after)).toBe(false);
          return;
        }
        const performing = heard.effects.map(({ id }) => id);
        const { sequence: known, due, ended } = heard;
        expect(knowsEnough({ known, due, performing, ended }, here)).toBe(true);
      };
      const send = (deed: Deed): void => {
        commands += 1;
        take(applyEvent(program, state, { ...deed, id: `c${commands}`, now, occurredAt: null }), false);
      };
      send(startDeed({ n: 1, when: '2026-03-02T11:00:00Z' }));
      for (const move of moves) {
        if (move.move === 'pass') now += move.minutes * minutes;
        else if (state !== null) {
          const deed = deedOf(state, move);
          if (deed !== null) send(deed);
        }
        // Its timer goes off when it is set to, whether or not something is due.
        const alarm: number | null = (heard as Recorded | null)?.due ?? null;
        if (state !== null && alarm !== null && alarm <= now) take(applyDue(program, state, now), true);
        if (state !== null) expect(nextDue(program, state) ?? Infinity).toBeGreaterThan(now);
      }
    }),
    { numRuns: Number(process.env['RUNS'] ?? 200) },
  );
}, 120_000);
