/** Events that start or stop a clock have to be able to happen, and one that stops it after one that starts it. */
import type { ClockEvent, CompiledClock } from '../../definition.js';
import { blocksIn, stepsIn } from '../../steps/blocks.js';
import type { Position } from '../node.js';
import type { Check, Checking } from './checking.js';
import { reachableSteps, stepsAfter, type Flow } from './flow.js';
import { remembering } from './remembered.js';
import { unknownName } from './unknown-names.js';
import { factsOf, type WorkflowInTree } from './workflow-in-tree.js';
import { type Worded, worded } from '../../wording/worded.js';

/** Why an event can't happen; `said`: another problem tells it already. */
type Never = { readonly why: Worded } | 'said' | null;

const ofClocks = remembering();

export const checkClockEvents: Check = (checking) => {
  for (const inTree of checking.workflows)
    ofClocks(checking, inTree.definition, [], (own) => checkClocksOf(own, inTree));
};

function checkClocksOf(checking: Checking, inTree: WorkflowInTree): void {
  const reachable = reachableSteps(inTree.flow);
  for (const block of blocksIn(inTree.workflow.body)) {
    const inside = new Set(stepsIn(block).map(({ name }) => name));
    for (const clock of block.clocks) {
      const never = (event: ClockEvent) =>
        neverHappens(event, inTree.flow, reachable) ?? neverInside(event, inside);
      judge(checking, inTree, clock, 'from', (event) =>
        event.on === 'end' ? { why: worded`a clock that starts at the end never runs` } : never(event),
      );
      judge(
        checking,
        inTree,
        clock,
        'until',
        (event) => never(event) ?? neverAfter(event, clock.from, inTree.flow),
      );
    }
  }
}

/** `start` as an event could be the start or a step of this name. */
export const checkAmbiguousEvents: Check = ({ workflows, error }) => {
  for (const { definition, flow } of workflows) {
    for (const { text, at } of factsOf(definition, 'event')) {
      const word = ['start', 'message'].find(
        (each) => (text === each || text.startsWith(`${each}.`)) && flow.steps.has(each),
      );
      if (word === undefined) continue;
      error(
        definition,
        at,
        'ambiguous_event',
        worded`"${text}" can be read as an event of the step "${word}" too; rename the step`,
      );
    }
  }
};

function judge(
  checking: Checking,
  inTree: WorkflowInTree,
  clock: CompiledClock,
  of: 'from' | 'until',
  never: (event: ClockEvent) => Never,
): void {
  const { definition } = inTree;
  const events = clock[of];
  const places = factsOf(definition, 'event').filter((fact) => fact.clock === clock.name && fact.of === of);
  const judged = events.map((event, index) => ({
    never: unknown(checking, inTree, event, places[index]?.at) ? 'said' : never(event),
    at: places[index]?.at,
  }));
  const impossible = judged.flatMap(({ never: reason, at }) =>
    reason === null || reason === 'said' || at === undefined ? [] : [{ ...reason, at }],
  );
  const [first] = impossible;
  if (first === undefined) return;
  if (judged.every((each) => each.never !== null)) {
    const { why, at } = first;
    if (of === 'from') {
      const message = worded`the clock "${clock.name}" can never start: ${why}; expected another event in "from"`;
      checking.error(definition, at, 'clock_never_starts', message);
    } else {
      const message = worded`the clock "${clock.name}" can never stop: ${why}; expected another event in "until"`;
      checking.error(definition, at, 'clock_never_stops', message);
    }
    return;
  }
  for (const { why, at } of impossible)
    checking.error(
      definition,
      at,
      'impossible_event',
      worded`this event of the clock "${clock.name}" can never happen: ${why}; leave it out`,
    );
}

/** True, and reported, for an outcome or a message that isn't there; true for a step that isn't, which is reported elsewhere. */
function unknown(
  checking: Checking,
  { definition, flow, messages }: WorkflowInTree,
  event: ClockEvent,
  at: Position | undefined,
): boolean {
  if (event.on === 'message') {
    if (messages.has(event.message)) return false;
    if (at !== undefined) unknownName(checking, definition, at, 'message', event.message, [...messages]);
    return true;
  }
  if (!('step' in event)) return false;
  const step = flow.steps.get(event.step)?.step;
  if (step === undefined) return true;
  if (event.on !== 'outcome' || step.kind !== 'task') return false;
  const outcomes = step.outcomes.map((outcome) => outcome.name);
  if (outcomes.includes(event.outcome)) return false;
  if (at !== undefined)
    unknownName(checking, definition, at, worded`outcome of "${step.name}"`, event.outcome, [
      ...outcomes,
      'claimed',
      'done',
    ]);
  return true;
}

function neverHappens(event: ClockEvent, flow: Flow, reachable: ReadonlySet<string>): Never {
  if (!('step' in event)) return null;
  const step = flow.steps.get(event.step)?.step;
  if (step === undefined) return 'said';
  if (event.on === 'claimed' && step.kind !== 'task')
    return { why: worded`"${step.name}" is no task, so nobody claims it` };
  if (event.on === 'outcome' && step.kind !== 'task')
    return { why: worded`"${step.name}" is no task, so it has no outcome "${event.outcome}"` };
  if (event.on === 'done' && step.kind === 'end')
    return { why: worded`"${step.name}" ends the instance, so it is never left; write "${step.name}"` };
  return reachable.has(step.name) ? null : { why: worded`no way leads to the step "${step.name}"` };
}

/** The clocks of a block hear what happens inside it. */
function neverInside(event: ClockEvent, inside: ReadonlySet<string>): Never {
  if (!('step' in event) || inside.has(event.step)) return null;
  return { why: worded`"${event.step}" is outside the block that the clock belongs to` };
}

/** Whether an event of `until` lies on no way that begins where the clock starts. */
function neverAfter(event: ClockEvent, from: readonly ClockEvent[], flow: Flow): Never {
  if (!('step' in event)) return null;
  for (const start of from) {
    if (!('step' in start)) return null;
    const here = start.on === 'done' || start.on === 'outcome' ? [] : [start.step];
    const after = stepsAfter(flow, [start.step, ...flow.fromAnywhere]);
    const possible = new Set([...after, ...flow.fromAnywhere, ...(event.on === 'entered' ? [] : here)]);
    if (possible.has(event.step)) return null;
  }
  return { why: worded`no way leads from where it starts to "${event.step}"` };
}
