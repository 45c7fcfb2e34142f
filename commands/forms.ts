/** Which form an event's data follow: by it personal values are told. */
import { contactPlaces, contactSchema } from '../engine/contact.js';
import type { CompiledForm, Program } from '../engine/definition.js';
import { taskForms } from '../engine/running.js';
import type { InstanceEvent } from '../engine/event.js';
import type { Json } from '../engine/json.js';
import { services } from '../engine/services.js';
import type { State } from '../engine/state.js';

/** What has data that a form may describe: an event, or a command that becomes one. */
export interface WithForm {
  readonly type: string;
  readonly task?: string;
  readonly outcome?: string | null;
  readonly name?: string;
  readonly effect?: string;
  readonly personal?: readonly string[];
}

/** What came with an event that a form may describe. */
export function sentOf(event: InstanceEvent): Json {
  if ('data' in event) return event.data;
  return event.type === 'result' ? event.result : null;
}

/** What an answer by a channel follows where its message has no form: all that somebody wrote is personal. */
const contactForm: CompiledForm = {
  ...{ name: 'contact', title: 'contact', schema: contactSchema, ui: {}, personal: contactPlaces },
};

const noForm: CompiledForm = { name: '', title: '', schema: {}, ui: {}, personal: [] };

/** The form that describes the data of `event`, with what its sender says is personal; null when it has neither. `state` is the one before the event, null at the start. */
export function formOf(program: Program, state: State | null, event: WithForm): CompiledForm | null {
  const form = ownForm(program, state, event);
  const { personal = [] } = event;
  if (personal.length === 0) return form;
  return { ...(form ?? noForm), personal: [...(form?.personal ?? []), ...personal] };
}

function ownForm(program: Program, state: State | null, event: WithForm): CompiledForm | null {
  const { workflow, forms } = program;
  if (event.type === 'start') return workflow.data === null ? null : (forms[workflow.data] ?? null);
  if (event.type === 'complete') {
    const step = state?.tasks[event.task ?? '']?.step;
    return step === undefined ? null : formOfTask(program, step, event.outcome);
  }
  if (event.type === 'result') return resultForm(state?.calls[event.effect ?? '']?.service);
  if (event.type !== 'message') return null;
  const form = workflow.messages.find(({ name }) => name === event.name)?.form ?? null;
  if (form !== null) return forms[form] ?? null;
  return workflow.start.channels?.some(({ reply }) => reply === event.name) === true ? contactForm : null;
}

/** The form of a task's completion with an outcome; null: it has none, or there is no such task. */
export function formOfTask(
  program: Program,
  step: string,
  outcome: string | null | undefined,
): CompiledForm | null {
  const outcomes = taskForms(program, step)?.outcomes ?? [];
  const named = outcomes.find(({ name }) => name === (outcome ?? 'done'));
  return (named ?? outcomes[0])?.form ?? null;
}

/** What a service says of its results; null when nothing in them is personal. */
export function resultForm(service: string | undefined): CompiledForm | null {
  const { personal, result } = services.find(({ name }) => name === service) ?? {};
  if (service === undefined || personal === undefined || result === undefined) return null;
  return { name: service, title: service, schema: result, ui: {}, personal };
}
