/** Which steps have something to save: a step that gives nothing refuses `save`, which would be ignored. */
import type { CompiledStep } from '../../steps/kinds.js';
import { entryOf, type MapNode } from '../node.js';
import type { Reading } from '../reading.js';
import { worded, type Worded } from '../../wording/worded.js';

/** Reports a `save` on a step that gives nothing; true where all is well. */
export function hasWhatItSaves(step: CompiledStep, node: MapNode, reading: Reading): boolean {
  const save = entryOf(node, 'save');
  const way = step.save === null ? null : wayOut(step);
  if (save === null || way === null) return true;
  reading.problem(save.keyAt, 'nothing_to_save', worded`"save" has nothing to write here: ${way}`);
  return false;
}

/** What to do in place of `save`; null for a step that gives a result. */
function wayOut(step: CompiledStep): Worded | null {
  switch (step.kind) {
    case 'task':
    case 'do':
    case 'decide':
    case 'call':
    case 'send':
    case 'outreach':
    // Its own reader asks for "collect" beside "save".
    case 'each':
      return null;
    case 'wait':
      return 'messages' in step.wait
        ? null
        : worded`only a wait for a message gives a result, the data of the message; leave it out`;
    case 'steps':
    case 'parallel':
    case 'choose':
      return worded`a block gives no result of its own; put "save" on the steps inside that have one, or leave it out`;
    case 'set':
      return worded`"set" says itself where it writes; leave "save" out`;
    case 'undo':
    case 'end':
      return worded`"${step.kind}" gives no result; leave it out`;
  }
}
