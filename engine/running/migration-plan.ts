/**
 * Where an instance that stands in one version stands in another: by the steps that are active, outermost first. A step of
 * the same kind in the same block stays as it is, whatever it is called; any other is left, and the one that it maps to is
 * entered.
 */
import type { Refusal } from '../outcome.js';
import type { Activation, Frame, State } from '../state.js';
import type { BlockPlace, ProgramIndex, StepPlace } from './program-places.js';
import { reachOf, type Reach } from './reach.js';
import { refuse } from './refusal.js';
import { type Worded, faultAt, worded } from '../wording/worded.js';

export interface MigrationPlan {
  /** The block of each frame that stays open. */
  readonly blocks: ReadonlyMap<string, BlockPlace>;
  /** The step of each activation that stays, as it was and as it is. */
  readonly stays: ReadonlyMap<string, Staying>;
  /** The ways of those that go. */
  readonly goes: readonly Reach[];
  /** What a step of the old version is called in the new one. */
  readonly renamed: (step: string) => string;
}

export interface Staying {
  readonly was: StepPlace;
  readonly is: StepPlace;
}

interface Versions {
  readonly before: ProgramIndex;
  readonly after: ProgramIndex;
  /** What the new workflow says of old steps; the same name maps to itself. */
  readonly map: { readonly [step: string]: string };
}

interface Planning extends Versions {
  readonly state: State;
  readonly blocks: Map<string, BlockPlace>;
  readonly stays: Map<string, Staying>;
  readonly goes: Reach[];
}

/** The plan; refused, naming the step, where one stands that the new version has no place for. */
export function planMigration(state: State, versions: Versions): MigrationPlan | Refusal {
  const planning: Planning = { ...versions, state, blocks: new Map(), stays: new Map(), goes: [] };
  const body = versions.after.blocks.get('');
  for (const frame of Object.values(state.frames)) {
    if (frame.owner !== null || body === undefined) continue;
    const refused = planFrame(planning, frame, body);
    if (refused !== null) return refused;
  }
  const { blocks, stays, goes } = planning;
  return { blocks, stays, goes, renamed: (step) => renamed(versions, step) };
}

function planFrame(planning: Planning, frame: Frame, block: BlockPlace): Refusal | null {
  const { before, after, state, blocks, stays, goes } = planning;
  blocks.set(frame.id, block);
  const activation = frame.active === null ? undefined : state.activations[frame.active];
  if (activation === undefined) return null;
  const name = renamed(planning, activation.step);
  const place = after.steps.get(name);
  if (place === undefined)
    return noPlace(activation, worded`${said(activation.step, name)} is not in the new version`);
  const was = before.steps.get(activation.step);
  if (was?.step.kind === place.step.kind && place.block.key === block.key) {
    stays.set(activation.id, { was, is: place });
    return planInner(planning, activation, name);
  }
  const pathOf = (id: string) => blocks.get(id)?.path ?? [];
  const reach = reachOf(after, state, frame.id, { step: name, pathOf });
  if (reach === null)
    return noPlace(activation, worded`${said(activation.step, name)} stands where it can't be put into`);
  goes.push(reach);
  return null;
}

/** The blocks that a step holds open. */
function planInner(planning: Planning, owner: Activation, name: string): Refusal | null {
  for (const frame of Object.values(planning.state.frames)) {
    if (frame.owner !== owner.id) continue;
    const inner = frame.active === null ? owner : (planning.state.activations[frame.active] ?? owner);
    const block = innerBlock(planning, frame, name);
    if (block === null) return noPlace(inner, worded`the block that holds it is gone`);
    if (isTaken(planning, frame, block))
      return noPlace(inner, worded`what holds it now runs already for another`);
    const refused = planFrame(planning, frame, block);
    if (refused !== null) return refused;
  }
  return null;
}

/** Items of an `each` share a block, each in a branch of its own; what shares a branch can't. */
function isTaken({ blocks, state }: Planning, { id, branch }: Frame, block: BlockPlace): boolean {
  return [...blocks].some(
    ([other, { key }]) => other !== id && key === block.key && state.frames[other]?.branch === branch,
  );
}

/** The block of a step that holds what is active in a frame, else the one in the same place. */
function innerBlock({ after, state, ...versions }: Planning, frame: Frame, owner: string): BlockPlace | null {
  const active = frame.active === null ? undefined : state.activations[frame.active]?.step;
  const holds =
    active === undefined ? undefined : after.steps.get(renamed({ after, ...versions }, active))?.block;
  if (holds?.path.at(-2) === owner) return holds;
  return after.blocks.get(`${owner}/${frame.path.at(-1)}`) ?? null;
}

function renamed({ map }: Versions, step: string): string {
  return Object.hasOwn(map, step) ? (map[step] ?? step) : step;
}

function said(step: string, name: string): Worded {
  return step === name ? worded`it` : worded`${name}, where "migrate" lets it go,`;
}

function noPlace({ step }: Activation, why: Worded): Refusal {
  const message = worded`Step ${step} is active, and ${why}; say in the new version where it goes: \`migrate: {${step}: …}\`, or move the instance on first`;
  return refuse('conflict', worded`${message}.`, [faultAt(`/steps/${step}`, message)]);
}
