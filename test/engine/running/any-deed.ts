/** What a random move does to an instance as it stands. */
import { openEffects } from '../../../engine/running.js';
import type { State } from '../../../engine/state.js';
import type { Move } from './any-moves.js';
import { anna, anyone, bruno, type Deed } from './play.js';

const people = [anna, bruno, anyone];

/** The deed of a move; null where it doesn't fit. */
export function deedOf(state: State, move: Exclude<Move, { readonly move: 'pass' }>): Deed | null {
  switch (move.move) {
    case 'message':
      return { type: 'message', name: move.name, by: null, data: { n: 1 } };
    case 'cancel':
      return { type: 'cancel', by: anyone, reason: null };
    case 'result':
    case 'failure': {
      const effect = pick(openEffects(state), move.which) ?? '2.1';
      if (move.move === 'result') return { type: 'result', effect, result: { n: 3 } };
      return { type: 'failure', effect, code: move.code, message: 'no', final: move.final };
    }
    case 'retry':
    case 'resolve': {
      const step = pick(state.incidents, move.which)?.step ?? 's0';
      return move.move === 'retry'
        ? { type: 'retry', step, by: anyone }
        : { type: 'resolve', step, by: anyone, result: { n: 4 } };
    }
    case 'claim':
    case 'release':
    case 'assign':
    case 'complete': {
      const task = pick(Object.keys(state.tasks), move.which) ?? 'i1.2';
      const by = people[move.who] ?? anyone;
      if (move.move === 'complete')
        return { type: 'complete', task, by, outcome: move.outcome, data: { text: 'x' } };
      if (move.move === 'assign')
        return { type: 'assign', task, by, group: move.outcome, user: move.outcome === null ? by : null };
      return { type: move.move, task, by };
    }
  }
}

function pick<Item>(items: readonly Item[], which: number): Item | undefined {
  return items[which % Math.max(1, items.length)];
}
