/** Which steps an instance can be put to from where it stands: those that `next` could name, and those inside blocks that run one at a time. */
import type { State } from '../state.js';
import { kindOf } from '../steps/kinds.js';
import { activate } from './enter.js';
import { frameOf } from './frames.js';
import { leave } from './leave.js';
import { makeFrame } from './make-move.js';
import type { ProgramIndex } from './program-places.js';
import type { Run } from './run.js';

/** The way to a step: the open frame to go on in, and the steps to open on the way into its block, outermost first. */
export interface Reach {
  readonly frame: string;
  readonly through: readonly { readonly step: string; readonly position: number }[];
  readonly step: string;
}

/** Where the blocks of open frames stand in the program that `index` is of. */
export type PathOf = (frame: string) => readonly (string | number)[];

/** The way from a frame to a step, leaving as few steps as possible; null where there is none. */
export function reachOf(
  index: ProgramIndex,
  state: Pick<State, 'frames' | 'activations'>,
  from: string,
  { step, pathOf }: { readonly step: string; readonly pathOf: PathOf },
): Reach | null {
  const target = index.steps.get(step)?.block.path;
  if (target === undefined) return null;
  for (let frame: string | null = from; frame !== null; frame = outerOf(state, frame)) {
    const path = pathOf(frame);
    if (!path.every((part, at) => part === target[at])) continue;
    const through = pairs(target.slice(path.length));
    const open = through.every(({ step: on }) => {
      const place = index.steps.get(on);
      return place !== undefined && kindOf(place.step).oneBlock === true;
    });
    return open ? { frame, through, step } : null;
  }
  return null;
}

/** Leaves what is active in the frame that a way begins in. */
export function leaveFor(run: Run, { frame }: Reach): void {
  const active = run.draft.frames[frame]?.active ?? null;
  if (active !== null) leave(run, active);
}

/** Goes the way: opens the blocks on it and enters its step. */
export function goBy(run: Run, { frame, through, step }: Reach): void {
  let current = frameOf(run.draft, frame);
  for (const { step: on, position } of through) {
    const owner = activate(run, current.id, on);
    current = makeFrame(run, { owner, branch: current.branch, path: [...current.path, on, position] });
  }
  run.jobs.push({ job: 'enter', frame: current.id, step });
}

function outerOf({ frames, activations }: Pick<State, 'frames' | 'activations'>, id: string): string | null {
  const owner = frames[id]?.owner ?? null;
  return owner === null ? null : (activations[owner]?.frame ?? null);
}

function pairs(path: readonly (string | number)[]): Reach['through'] {
  return path.flatMap((part, at) =>
    at % 2 === 0 ? [{ step: String(part), position: Number(path[at + 1]) }] : [],
  );
}
