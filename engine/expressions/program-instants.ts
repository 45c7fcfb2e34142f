/**
 * Where a compiled program has instants. It knows no kind of step: a program is plain JSON in which every kind calls
 * a form `form`, the messages it takes `messages`, and the steps of a block `steps`; so one walk finds them all.
 */
import type { Program, StepCommon } from '../definition.js';
import type { Json, JsonObject } from '../json.js';
import { isJsonObject } from '../json.js';
import type { ProgramSchemas } from './gather-instants.js';
import { gatherInstants } from './gather-instants.js';
import type { ProgramInstants } from './scope.js';

/** The places of instants in all data that the program's expressions read. To be kept with the program: it walks every step. */
export function programInstants(program: Program): ProgramInstants {
  const { workflow, forms } = program;
  const schemasOf = (name: string | null): JsonObject[] => {
    const form = name !== null && Object.hasOwn(forms, name) ? forms[name] : undefined;
    return form ? [form.schema] : [];
  };
  const messages = new Map(workflow.messages.map(({ name, form }) => [name, schemasOf(form)]));

  const steps: ProgramSchemas['steps'][number][] = [];
  const take = (step: StepCommon): void => {
    const named: Named = { forms: new Set(), messages: new Set(), steps: [] };
    lookFor(named, step as unknown as JsonObject);
    const ofMessages = [...named.messages].flatMap((message) => messages.get(message) ?? []);
    const ofForms = [...named.forms].flatMap((form) => schemasOf(form));
    steps.push({ name: step.name, schemas: [...ofForms, ...ofMessages], save: step.save });
    named.steps.forEach(take);
  };
  workflow.body.steps.forEach(take);
  return gatherInstants({ data: schemasOf(workflow.data)[0] ?? null, steps, messages });
}

interface Named {
  readonly forms: Set<string>;
  readonly messages: Set<string>;
  /** Steps of inner blocks: what these name is theirs. */
  readonly steps: StepCommon[];
}

/** What a handler names is none of the step's data, what a literal holds is no name. */
const notOurs: ReadonlySet<string> = new Set(['handlers', 'clock', 'literal']);

function lookFor(named: Named, part: Json): void {
  if (Array.isArray(part)) {
    for (const item of part as readonly Json[]) lookFor(named, item);
  } else if (isJsonObject(part)) {
    for (const [key, value] of Object.entries(part)) {
      if (key === 'form' && typeof value === 'string') named.forms.add(value);
      else if (key === 'messages' && Array.isArray(value))
        (value as readonly string[]).forEach((name) => named.messages.add(name));
      else if (key === 'steps' && Array.isArray(value))
        named.steps.push(...(value as unknown as readonly StepCommon[]));
      else if (!notOurs.has(key)) lookFor(named, value);
    }
  }
}
