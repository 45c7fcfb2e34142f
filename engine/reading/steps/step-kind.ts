/** What a kind of step declares for its reading; one file each in this folder, and a line in `list.ts`. */
import type { StepCommon } from '../../definition.js';
import type { CompiledStep } from '../../steps/kinds.js';
import type { MapNode } from '../node.js';
import type { Read, Fields, Values } from '../reader.js';
import type { Reading } from '../reading.js';

/** What every step has, read; the kind comes from its own key. */
export type CommonKeys = Omit<StepCommon, 'kind'>;

export interface StepKind {
  /** The key that makes a step of this kind. */
  readonly key: string;
  /** This key and the further ones, beside those of every step. */
  readonly fields: Fields;
  readonly compile: (
    values: Values<Fields>,
    common: CommonKeys,
    node: MapNode,
    reading: Reading,
  ) => Read<CompiledStep>;
}

/** Declares a kind of step. `compile` gets the values of `fields`, read. */
export function stepKind<F extends Fields>(
  key: keyof F & string,
  fields: F,
  compile: (values: Values<F>, common: CommonKeys, node: MapNode, reading: Reading) => Read<CompiledStep>,
): StepKind {
  // What is read by `fields` has the type of `Values<F>`: the caller of `compile` reads by these fields.
  return {
    key,
    fields,
    compile: (values, common, node, reading) => compile(values as Values<F>, common, node, reading),
  };
}
