/**
 * The JSON Schema of the language, for editors: made from the readers' own keys, so that it can't say other than they do. Readers
 * look further than it: names that exist, expressions, what two keys mean together.
 */
import type { JsonObject } from '../json.js';
import { scenarioFields } from '../scenario/read-scenario.js';
import { calendarFields } from './calendar.js';
import { contractFields } from './contract.js';
import { decisionFields } from './decision.js';
import { dispositionsFields } from './dispositions.js';
import { formFields } from './form.js';
import { allKinds, type Kind } from './kinds.js';
import { questionnaireFields } from './questionnaire.js';
import type { Fields } from './reader.js';
import { described, keysPart, type SchemaOf, type Told } from './schema-parts.js';
import { simulationFields } from './simulation.js';
import { templateFields } from './template.js';
import { shapes } from './texts/shapes.js';
import { workflowFields } from './workflow.js';

/** Each kind of definition: its keys, and what an editor says of it. */
const kinds: {
  readonly [K in Kind]: Told & { readonly fields: Fields };
} = {
  workflow: {
    fields: workflowFields,
    en: 'A process: steps, deadlines, messages',
    it: 'Un processo: passi, scadenze, messaggi',
  },
  calendar: {
    fields: calendarFields,
    en: 'Working time: windows, holidays, closings',
    it: 'Orario di servizio: fasce, festività, chiusure',
  },
  form: {
    fields: formFields,
    en: 'A form: its data and how they are shown',
    it: 'Un modulo: i suoi dati e come si presentano',
  },
  questionnaire: {
    fields: questionnaireFields,
    en: 'A survey: questions, languages, variables',
    it: 'Un questionario: domande, lingue, variabili',
  },
  dispositions: {
    fields: dispositionsFields,
    en: 'What an attempt can end in',
    it: 'Gli esiti di un tentativo di contatto',
  },
  decision: { fields: decisionFields, en: 'A decision table', it: 'Una tabella di decisione' },
  template: {
    fields: templateFields,
    en: 'A text to send, by language',
    it: 'Un testo da inviare, per lingua',
  },
  contract: {
    fields: contractFields,
    en: 'A contract: service levels, penalties, limits',
    it: 'Un contratto: livelli di servizio, penali, limiti',
  },
  scenario: {
    fields: scenarioFields,
    en: 'A test of a workflow, as a play',
    it: 'Una prova di un processo, come una recita',
  },
  simulation: {
    fields: simulationFields,
    en: 'Many instances with staff',
    it: 'Molte pratiche, con il personale',
  },
};

/** The schema of one kind, or (null) of any definition: told apart by the key that says the kind. */
export function languageSchema(kind: Kind | null): JsonObject {
  const defs: { [name: string]: JsonObject } = {};
  const of: SchemaOf = ({ named, part }) => {
    if (named === undefined) return part(of);
    if (!Object.hasOwn(defs, named)) {
      // A place first: what is named may hold itself.
      defs[named] = {};
      defs[named] = described(part(of), shapes[named]);
    }
    return { $ref: `#/$defs/${named}` };
  };
  const schema = kind === null ? anyKind(of) : ofKind(kind, of);
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema, $defs: defs };
}

function ofKind(kind: Kind, of: SchemaOf): JsonObject {
  const { fields, ...told } = kinds[kind];
  return { title: kind, ...described(keysPart(fields)(of), told) };
}

/** A scenario has the key `workflow` as well, and a workflow `calendar`: those that have others' names as keys are asked first. */
function anyKind(of: SchemaOf): JsonObject {
  const ranked = allKinds.toSorted((one, other) => rankOf(one) - rankOf(other));
  const others: JsonObject = { anyOf: allKinds.map((kind) => ({ required: [kind] })) };
  const chain = ranked.reduceRight<JsonObject>(
    (otherwise, kind) => ({ if: { required: [kind] }, then: ofKind(kind, of), else: otherwise }),
    others,
  );
  return { title: 'Sportello', type: 'object', ...chain };
}

/** How many kinds stand above one of whom this is a key. */
function rankOf(kind: Kind): number {
  const holders = allKinds.filter((each) => each !== kind && Object.hasOwn(kinds[each].fields, kind));
  return holders.length === 0 ? 0 : 1 + Math.max(...holders.map(rankOf));
}
