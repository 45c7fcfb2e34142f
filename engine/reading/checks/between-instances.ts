/** Workflows that are called get the data that their form asks for; messages that are sent are known where they go. */
import { nearest } from '../../expressions/nearest.js';
import type { Fact } from '../fact.js';
import type { Definition } from '../tree.js';
import type { Check, Checking } from './checking.js';
import { schemaOfForm } from './form-schemas.js';
import { checkGiven } from './service-parameters.js';
import { unknownName } from './unknown-names.js';
import { factsOf, reachedFrom, type WorkflowInTree } from './workflow-in-tree.js';
import { worded } from '../../wording/worded.js';

export const checkBetweenInstances: Check = (checking) => {
  for (const { definition } of checking.workflows) {
    for (const { workflow, at, given } of factsOf(definition, 'start')) {
      const called = checking.workflows.find((each) => each.workflow.name === workflow);
      const form = called?.workflow.data ?? null;
      checkData(checking, definition, { name: workflow, at, given }, form);
    }
    for (const sent of factsOf(definition, 'sent')) checkSent(checking, definition, sent);
  }
};

type Handed = Pick<Extract<Fact, { readonly fact: 'start' }>, 'at' | 'given'> & { readonly name: string };

function checkData(checking: Checking, definition: Definition, handed: Handed, form: string | null): void {
  const parameters = form === null ? null : schemaOfForm(checking.tree, form);
  const { given } = handed;
  if (parameters !== null && given !== null)
    checkGiven(checking, definition, { ...handed, given, parameters });
}

function checkSent(
  checking: Checking,
  definition: Definition,
  { message, workflow, at, given }: Extract<Fact, { readonly fact: 'sent' }>,
): void {
  if (workflow === null) {
    checkStarting(checking, definition, message, at);
    return;
  }
  const target = checking.workflows.find((each) => each.workflow.name === workflow);
  if (target === undefined) return;
  const reached = reachedFrom(target, checking.workflows);
  const names = [...new Set(reached.flatMap(({ messages }) => [...messages]))];
  if (!names.includes(message)) unknownName(checking, definition, at, 'message', message, names);
  const form = formOf(reached, message);
  checkData(checking, definition, { name: message, at, given }, form);
}

function formOf(reached: readonly WorkflowInTree[], message: string): string | null {
  const taker = reached.find(({ messages }) => messages.has(message));
  return taker?.workflow.messages.find(({ name }) => name === message)?.form ?? null;
}

/** Sent to nobody in particular, it has to start something. */
function checkStarting(
  checking: Checking,
  definition: Definition,
  message: string,
  at: Definition['at'],
): void {
  const names = checking.workflows.flatMap(({ workflow }) => workflow.start.message ?? []);
  if (names.includes(message)) return;
  const near = nearest(message, names);
  const way =
    near === null ? worded`say whom it goes to: to: {workflow, key}` : worded`did you mean "${near}"?`;
  const problem = worded`no workflow starts by the message "${message}"; ${way}`;
  checking.error(definition, at, 'unknown_name', problem, near);
}
