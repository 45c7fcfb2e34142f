/** An outreach by `task`: the workflow of one task, as an instance of which each of its contacts is given to a person. */
import type { CompiledForm, Program } from '../definition.js';
import type { TaskStep } from '../steps/kinds.js';
import type { OutreachOrder } from './order.js';

// Definitions are named in small letters without dots: none of theirs is called so.
const rowForm = 'Row';
const fields = ['name', 'phone', 'email', 'fax', 'language'] as const;
const hidden: readonly string[] = ['language'];

/** The name of that workflow. */
export function contactWorkflow({ workflow, step }: Pick<OutreachOrder, 'workflow' | 'step'>): string {
  return `${workflow}.${step}`;
}

/**
 * That workflow, of the program that ordered the list: it begins with the row, all of which is personal, and its task has the
 * outcomes of the dispositions, one of which is the instance's in the end. `version` is to be made of it.
 */
export function contactProgram(program: Program, order: OutreachOrder): Omit<Program, 'version'> {
  const { workflow } = program;
  const form = order.form === null ? undefined : program.forms[order.form];
  const dispositions = order.dispositions === null ? undefined : program.dispositions[order.dispositions];
  const task: TaskStep = {
    ...{ kind: 'task', name: 'contact', title: workflow.title, when: null, next: null },
    ...{ save: { path: ['result'], append: false }, happened: null, handlers: [], clock: null },
    to: {
      group: order.groups.length === 0 ? null : { literal: order.groups },
      user: null,
      skills: order.skills.map((literal) => ({ literal })),
      ...{ mode: null, notBy: [] },
    },
    form: order.form,
    outcomes: (dispositions?.outcomes ?? []).map(({ name, title }) => ({
      ...{ name, title, next: null, form: null, set: [] },
    })),
    checks: [],
    show: fields.filter((field) => !hidden.includes(field)),
  };
  return {
    workflow: {
      ...{ format: 1, name: contactWorkflow(order), title: workflow.title, data: rowForm, calendar: null },
      ...{ key: null, summary: { expression: 'has(data.name) ? data.name : ""' }, priority: { literal: 50 } },
      start: { groups: [], public: false, again: null },
      ...{ see: workflow.see, messages: [], migrate: {} },
      body: { steps: [task], clocks: [], handlers: [] },
    },
    forms: { [rowForm]: rowOf(program), ...(form === undefined ? {} : { [form.name]: form }) },
    ...{ calendars: {}, decisions: {}, dispositions: {} },
  };
}

/** A row: its fields and its further columns, whatever they are called. */
function rowOf({ workflow }: Program): CompiledForm {
  const text = { type: 'string', personal: true };
  return {
    ...{ name: rowForm, title: workflow.title, ui: {}, personal: ['/*'] },
    schema: {
      type: 'object',
      properties: Object.fromEntries(fields.map((field) => [field, text])),
      additionalProperties: text,
    },
  };
}
