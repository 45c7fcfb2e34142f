/** `undo`: takes back what a block's services did. */
import { mapped, named, required } from '../reader.js';
import { name } from '../scalars.js';
import { stepKind } from './step-kind.js';

const block = named(
  'block_name',
  mapped(name, (given, node, reading) => {
    if (given === 'all') return null;
    reading.note({ fact: 'name', of: 'block', name: given, at: node.at });
    return given;
  }),
);

export const undoStep = stepKind(
  'undo',
  { undo: required(block, 'the block whose finished services are taken back, or all') },
  ({ undo }, common) => ({ ...common, kind: 'undo', of: undo }),
);
