/** Messages: an open wait takes them first, else the innermost handler, else they are kept. */
import type { CompiledMessage, Program } from '../definition.js';
import type { Actor, InstanceEvent } from '../event.js';
import type { Json } from '../json.js';
import type { Refusal } from '../outcome.js';
import type { KeptMessage } from '../state.js';
import { kindOf } from '../steps/kinds.js';
import { runActions } from './actions.js';
import { fire } from './clocks.js';
import { entry } from './entry.js';
import { failureOf } from './failure.js';
import { activationOf, frameOf } from './frames.js';
import type { HandlerScope } from './handlers.js';
import { handlerScopes } from './handlers.js';
import { addIncident } from './incidents.js';
import { keep } from './kept-messages.js';
import { act, hereOf } from './make-move.js';
import { indexOf } from './program-index.js';
import { refuse } from './refusal.js';
import type { Run } from './run.js';
import { note } from './run.js';
import { takeData } from './sent-data.js';
import type { Move } from '../steps/move.js';
import { either, worded } from '../wording/worded.js';

/** Whether something in a program names a message: declares, awaits or handles it, or times by it. */
export function namesMessage(program: Program, name: string): boolean {
  return indexOf(program).messages.has(name);
}

interface SentMessage {
  readonly name: string;
  readonly data: Json;
  readonly by: Actor | null;
}

/** Why no instance of a program would take a message; null when one would. */
export function refuseMessage(program: Program, message: SentMessage): Refusal | null {
  const taken = taking(program, message);
  return 'ok' in taken ? taken : null;
}

/** Takes a message, or refuses one that nothing in the workflow names. */
export function takeMessage(
  run: Run,
  event: Extract<InstanceEvent, { readonly type: 'message' }>,
): Refusal | null {
  const taken = taking(run.program, event);
  if ('ok' in taken) return taken;

  const message: KeptMessage = {
    id: event.id,
    name: event.name,
    data: taken.data,
    by: event.by?.name ?? null,
    at: run.now,
  };
  fire(run, null, run.index.clocksOn.get(`message:${event.name}`) ?? []);
  if (!takenByWait(run, message) && !takenByHandler(run, message)) keep(run, message);
  return null;
}

/** What a message carries, made whole; or why no instance of a program would take it. */
function taking(program: Program, { name, data, by }: SentMessage): { readonly data: Json } | Refusal {
  const { workflow, forms } = program;
  const { messages } = indexOf(program);
  if (!messages.has(name)) {
    const known = [...messages].join(', ') || worded`none`;
    return refuse(
      'conflict',
      worded`Nothing in ${workflow.name} names a message ${name}; it knows ${known}.`,
    );
  }
  const declared = workflow.messages.find((each) => each.name === name) ?? null;
  const refused = maySend(declared, by);
  if (refused !== null) return refused;
  const form = declared?.form ?? null;
  return takeData(
    form === null ? null : (entry(forms, form) ?? null),
    data,
    () => worded`the message ${name}`,
  );
}

function maySend(declared: CompiledMessage | null, by: Actor | null): Refusal | null {
  const groups = declared?.groups ?? null;
  if (groups === null || by === null || by.any || groups.some((group) => by.groups.includes(group)))
    return null;
  return refuse(
    'forbidden',
    worded`${by.name} may not send ${declared?.name ?? worded`it`}: it is for the group ${either(groups)}.`,
  );
}

/** Gives a message to the step that has waited longest for it. It counts from when the step was entered, if it happened before. */
function takenByWait(run: Run, message: KeptMessage): boolean {
  for (const { id, enteredAt, wait } of Object.values(run.draft.activations)) {
    const here = hereOf(run, id);
    const kind = kindOf(here.step);
    if ('failed' in (wait as object) || kind.listens?.(here.step).includes(message.name) !== true) continue;
    const asked = { at: run.at, move: null as Move | null };
    run.at = Math.max(run.at, enteredAt);
    asked.move = kind.message?.(here, message) ?? null;
    if (asked.move !== null) {
      const { move } = asked;
      note(run, 'message_taken', { step: here.step.name, detail: message.name });
      act(run, id, () => move);
      return true;
    }
    run.at = asked.at;
  }
  return false;
}

/** Gives a message to the innermost handler for it. */
function takenByHandler(run: Run, message: KeptMessage): boolean {
  const found = innermost(run, message.name);
  if (found === null) return false;
  const { scope, enteredAt, step } = found;
  const handler = scope.handlers.find(({ on }) => 'message' in on && on.message === message.name);
  if (handler === undefined) return false;
  run.at = Math.max(run.at, enteredAt);
  note(run, 'handled', { step, detail: message.name });
  const source = scope.activation === null ? message.name : step;
  try {
    runActions(
      run,
      { frame: scope.frame, activation: scope.activation, source, clock: null, message },
      handler.actions,
    );
  } catch (error) {
    const failed = failureOf(error);
    addIncident(run, null, source, failed.code, failed.message);
  }
  return true;
}

/** The deepest scope that handles a message, seen from every step that is active; the oldest of several. */
function innermost(
  run: Run,
  name: string,
): { readonly scope: HandlerScope; readonly enteredAt: number; readonly step: string } | null {
  let best: {
    readonly scope: HandlerScope;
    readonly enteredAt: number;
    readonly step: string;
    readonly depth: number;
  } | null = null;
  for (const { id, step, enteredAt } of Object.values(run.draft.activations)) {
    const scopes = handlerScopes(run, id);
    const at = scopes.findIndex(({ handlers }) =>
      handlers.some(({ on }) => 'message' in on && on.message === name),
    );
    const scope = scopes[at];
    if (scope === undefined || (best !== null && best.depth >= scopes.length - at)) continue;
    const active = scope.activation ?? frameOf(run.draft, scope.frame).active;
    const since = active === null ? enteredAt : activationOf(run.draft, active).enteredAt;
    best = { scope, enteredAt: since, step, depth: scopes.length - at };
  }
  return best;
}
