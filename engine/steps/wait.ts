/** Waits: for a time, until an instant, or for a message. */
import type { Condition, StepCommon, Value } from '../definition.js';
import type { KeptMessage } from '../state.js';
import { failureOf } from '../running/failure.js';
import { takeKept } from '../running/kept-messages.js';
import { holdsFor, instantOf, untilOf } from '../running/values.js';
import { needsCalendar, parseTerm } from '../time/term.js';
import type { Here, StepKind } from './step-kind.js';
import type { Move } from './move.js';
import { nothing, plainFinish } from './move.js';

export interface WaitStep extends StepCommon {
  readonly kind: 'wait';
  readonly wait:
    | { readonly for: Value }
    | { readonly until: Value }
    | {
        readonly messages: readonly string[];
        readonly where: Condition | null;
        readonly for: Value | null;
        readonly else: string | null;
      };
}

export const wait: StepKind<WaitStep> = {
  enter(here) {
    const { run, step, frame } = here;
    const what = `What ${step.name} waits for`;
    if ('until' in step.wait) return stand(instantOf(run, frame.id, step.wait.until, what));
    if (!('messages' in step.wait)) return stand(untilOf(run, frame.id, step.wait.for, what));
    const dueAt = step.wait.for === null ? null : untilOf(run, frame.id, step.wait.for, what);
    const { messages } = step.wait;
    const kept = takeKept(run, (message) => messages.includes(message.name) && matches(here, message));
    return kept === null ? stand(dueAt) : taken(kept);
  },
  /** How long it waits is read once, save where the definition has come to say something else, or its working time has moved. */
  renewed(here, before, retimed) {
    const same = JSON.stringify(before.wait) === JSON.stringify(here.step.wait);
    return same && !(retimed && isWorkingTime(here.step.wait)) ? null : wait.enter(here);
  },
  /** A time that runs out is no breach; only a message's data is saved. */
  due: ({ step }) => plainFinish('messages' in step.wait ? step.wait.else : null),
  listens: (step) => ('messages' in step.wait ? step.wait.messages : []),
  message: (here, message) => (matches(here, message) ? taken(message) : null),
};

function isWorkingTime(waits: WaitStep['wait']): boolean {
  const span = 'for' in waits ? waits.for : null;
  const text = span !== null && 'literal' in span ? span.literal : null;
  const term = typeof text === 'string' ? parseTerm(text) : null;
  return term !== null && needsCalendar(term);
}

function stand(dueAt: number | null): Move {
  return { to: 'stand', wait: { dueAt } };
}

function taken({ name, data, by }: KeptMessage): Move {
  return { to: 'finish', finish: { ...nothing, outcome: name, data, by, saves: true } };
}

/** Whether the message is the one that is waited for: a `where` that fails doesn't match ("Fine print", Messages). */
function matches({ run, step, frame }: Here<WaitStep>, message: KeptMessage): boolean {
  if (!('messages' in step.wait) || step.wait.where === null) return true;
  try {
    return holdsFor(run, frame.id, step.wait.where, message);
  } catch (error) {
    failureOf(error);
    return false;
  }
}
