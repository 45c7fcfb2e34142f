/** What could happen next in a play: what the side offers as buttons. */
import type { CompiledForm, Title } from '../../../engine/definition.js';
import type { JsonObject } from '../../../engine/json.js';
import { outreachService, readTotals, type OutreachOrder } from '../../../engine/outreach/order.js';
import { itemOfTask, taskForms } from '../../../engine/running.js';
import { firstDue, type Due } from '../../../engine/running/next-due.js';
import { indexOf } from '../../../engine/running/program-index.js';
import { instancesOf } from '../../../engine/scenario/instances.js';
import type { PlayedInstance, Standing } from '../../../engine/scenario/play-engine.js';
import type { Scenario } from '../../../engine/scenario/scenario.js';
import { recordOf } from '../../../engine/scenario/subject-facts.js';
import { commonErrors, services } from '../../../engine/services.js';
import type { AwaitedAnswer } from './replay.js';
import { stepTitle } from './titles.js';

interface OfferedOutcome {
  readonly name: string;
  readonly title: Title | null;
  readonly form: CompiledForm | null;
}

export interface OfferedTask {
  readonly id: string;
  readonly step: string;
  /** Which of several that are open at the step, counted from 1; null for the only one. */
  readonly item: number | null;
  readonly title: Title;
  readonly claimed: boolean;
  readonly to: readonly string[];
  readonly assignee: string | null;
  readonly outcomes: readonly OfferedOutcome[];
}

interface OfferedMessage {
  readonly name: string;
  readonly title: Title | null;
  readonly form: CompiledForm | null;
}

export interface OfferedAnswer extends AwaitedAnswer {
  readonly title: Title;
  /** JSON Schema of a result. */
  readonly result: JsonObject;
  readonly errors: readonly { readonly code: string; readonly means: string }[];
}

/** A contact list of the scenario that is being worked. */
export interface OfferedContacts {
  readonly step: string;
  readonly title: Title;
  readonly rows: number;
  readonly done: number;
  /** Empty: any. */
  readonly outcomes: readonly { readonly name: string; readonly title: Title | null }[];
}

/** What falls due first of itself, and of what: a clock's threshold, a step that waits, another attempt. */
interface NextEvent {
  readonly at: number;
  readonly what: Due['what'];
  readonly title: Title;
  /** Of a threshold: its label. */
  readonly label: string | null;
}

export interface Offers {
  /** Only this, where a service waits. */
  readonly answer: OfferedAnswer | null;
  readonly tasks: readonly OfferedTask[];
  readonly contacts: readonly OfferedContacts[];
  readonly messages: readonly OfferedMessage[];
  readonly incidents: readonly { readonly step: string; readonly title: Title; readonly message: string }[];
  readonly next: NextEvent | null;
  /** Whether the workflow has a calendar, so that working time can pass. */
  readonly workingTime: boolean;
  readonly cancel: boolean;
}

/** What could happen where the play stands; `lists` are those of its scenario. */
export function offersAt(
  standing: Standing,
  awaited: AwaitedAnswer | null,
  lists: Scenario['lists'],
): Offers {
  const all = instancesOf(standing).filter(({ at, state }) => at === 0 || state.status === 'running');
  const running = all.filter(({ state }) => state.status === 'running');
  return {
    answer: awaited === null ? null : answerOf(awaited),
    tasks: running.flatMap((each) => tasksOf(each, running)),
    contacts: contactsOf(standing, running, lists),
    messages: messagesOf(running),
    incidents: all.flatMap(({ program, state }) =>
      state.incidents.map(({ step, message }) => ({ step, title: stepTitle(program, step), message })),
    ),
    next: nextOf(all),
    workingTime: standing.program.workflow.calendar !== null,
    cancel: standing.state.status === 'running',
  };
}

function answerOf({ service, input }: AwaitedAnswer): OfferedAnswer {
  const known = services.find(({ name }) => name === service);
  return {
    service,
    input,
    title: known?.title ?? service,
    result: known?.result ?? {},
    errors: [...(known?.errors ?? []), ...commonErrors].map(({ code, means }) => ({ code, means })),
  };
}

function tasksOf(instance: PlayedInstance, all: readonly PlayedInstance[]): readonly OfferedTask[] {
  const { program, state } = instance;
  return Object.values(state.tasks).flatMap((task) => {
    const forms = taskForms(program, task.step);
    if (forms === null) return [];
    const same = all
      .flatMap((each) => Object.values(each.state.tasks))
      .filter(({ step }) => step === task.step)
      .toSorted((one, other) => one.openedAt - other.openedAt);
    const place = same.length > 1 ? same.indexOf(task) + 1 : null;
    return [
      {
        id: task.id,
        step: task.step,
        item: itemOfTask(state, task) ?? place,
        title: forms.title,
        claimed: task.state === 'claimed',
        to: task.groups.length > 0 ? task.groups : task.user === null ? [] : [task.user],
        assignee: task.assignee?.name ?? null,
        outcomes: forms.outcomes,
      },
    ];
  });
}

/** The lists that are worked, as they were ordered. */
function contactsOf(
  standing: Standing,
  running: readonly PlayedInstance[],
  lists: Scenario['lists'],
): readonly OfferedContacts[] {
  const orders = standing.calls.flatMap(({ service, with: order }) =>
    service === outreachService ? [order as OutreachOrder] : [],
  );
  return running.flatMap(({ program, state }) =>
    orders.flatMap((order) => {
      const at = Object.values(state.activations).find(({ id }) => id === order.outreach);
      const rows = lists[order.list ?? '']?.length ?? 0;
      if (order.instance !== state.instance.id || at === undefined || rows === 0) return [];
      const known = order.dispositions === null ? undefined : program.dispositions[order.dispositions];
      const outcomes = (known?.outcomes ?? []).map(({ name, title }) => ({ name, title }));
      const done = readTotals(recordOf(standing, at.step, null, null)?.data)?.done ?? 0;
      return [{ step: at.step, title: stepTitle(program, at.step), rows, done, outcomes }];
    }),
  );
}

function messagesOf(running: readonly PlayedInstance[]): readonly OfferedMessage[] {
  const found = running.flatMap(({ program }) =>
    program.workflow.messages.map(({ name, title, form }) => ({
      name,
      title,
      form: form === null ? null : (program.forms[form] ?? null),
    })),
  );
  return [...new Map(found.toReversed().map((each) => [each.name, each])).values()].toReversed();
}

function nextOf(all: readonly PlayedInstance[]): NextEvent | null {
  const due = all.flatMap(({ program, state }) => {
    const first = firstDue({ program, index: indexOf(program), draft: state, at: state.now });
    return first === null ? [] : [nextEvent({ program, state }, first)];
  });
  return due.toSorted((one, other) => one.at - other.at)[0] ?? null;
}

function nextEvent({ program, state }: Omit<PlayedInstance, 'closed'>, due: Due): NextEvent {
  const { at, what } = due;
  switch (due.what) {
    case 'threshold':
      return { at, what, title: due.place.clock.title, label: due.threshold.label };
    case 'clock_event':
      return { at, what, title: due.place.clock.title, label: null };
    case 'wait':
      return {
        at,
        what,
        title: stepTitle(program, state.activations[due.activation]?.step ?? ''),
        label: null,
      };
    case 'retry':
      return { at, what, title: stepTitle(program, due.call.step), label: null };
    case 'kept':
      return { at, what, title: due.message.name, label: null };
  }
}
