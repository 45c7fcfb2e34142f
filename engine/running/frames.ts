/** Where frames and branches stand in one another. The body is the frame without an owner; its branch is `0`. */
import type { State } from '../state.js';
import { blockKey, type BlockPlace, type ProgramIndex } from './program-places.js';

type Frames = Pick<State, 'frames' | 'activations' | 'branches'>;
type Frame = State['frames'][string];
type Activation = State['activations'][string];

/** The branch of the instance itself. */
export const mainBranch = '0';

/** A frame by its id. @throws Error when it is gone: a fault of the interpreter */
export function frameOf(state: Frames, id: string): Frame {
  const frame = state.frames[id];
  if (frame === undefined)
    throw new Error(`There is no frame ${id}; there are ${Object.keys(state.frames).join(', ')}.`);
  return frame;
}

/** An activation by its id. @throws Error when it is gone: a fault of the interpreter */
export function activationOf(state: Frames, id: string): Activation {
  const activation = state.activations[id];
  if (activation !== undefined) return activation;
  throw new Error(`There is no activation ${id}; there are ${Object.keys(state.activations).join(', ')}.`);
}

/** The block that a frame runs. @throws Error when the definition has none there: the state belongs to another version */
export function blockOf(index: ProgramIndex, frame: Frame): BlockPlace {
  const block = index.blocks.get(blockKey(frame.path));
  if (block !== undefined) return block;
  throw new Error(
    `The definition has no block ${frame.path.join('/')}, where frame ${frame.id} stands: the state is of another version.`,
  );
}

/** The frame and those around it, innermost first. */
export function framesFrom(state: Frames, id: string): readonly Frame[] {
  const frames: Frame[] = [];
  for (let frame: Frame | null = frameOf(state, id); frame !== null; frame = outerOf(state, frame))
    frames.push(frame);
  return frames;
}

/** The frame around a frame; null for the body. */
function outerOf(state: Frames, frame: Frame): Frame | null {
  return frame.owner === null ? null : frameOf(state, activationOf(state, frame.owner).frame);
}

/** The branches that a frame's expressions see, innermost first. */
export function branchesOf(state: Frames, frame: string): readonly string[] {
  const branches: string[] = [];
  let branch: string | null = state.frames[frame]?.branch ?? mainBranch;
  while (branch !== null) {
    branches.push(branch);
    branch = state.branches[branch]?.parent ?? null;
  }
  return branches;
}

/** Which item of its `each` a branch is, the innermost one, counted from 1; null outside of any. */
export function itemOf(state: Pick<State, 'branches'>, branch: string): number | null {
  for (let at: string | null = branch; at !== null; at = state.branches[at]?.parent ?? null) {
    const index = state.branches[at]?.names['index'];
    if (typeof index === 'number') return index + 1;
  }
  return null;
}

/** The key of a clock in the state: its name, with the branch where it isn't the instance's own. */
export function clockKey(branch: string, clock: string): string {
  return branch === mainBranch ? clock : `${clock}@${branch}`;
}

/** The branch in a clock's key. */
export function clockBranch(key: string): string {
  const at = key.indexOf('@');
  return at < 0 ? mainBranch : key.slice(at + 1);
}

/** The name of the clock with a key. */
export function clockName(key: string): string {
  const at = key.indexOf('@');
  return at < 0 ? key : key.slice(0, at);
}
