/** The kinds of definition, each with the reader of its file: adding a kind means adding a file and a line here. */
import type { CompiledDecision, CompiledDispositions, CompiledWorkflow } from '../definition.js';
import type { CalendarDefinition } from './calendar-definition.js';
import { readCalendar } from './calendar.js';
import type { ContractDefinition } from './contract-definition.js';
import { readContract } from './contract.js';
import { readDecision } from './decision.js';
import { readDispositions } from './dispositions.js';
import { readScenario } from '../scenario/read-scenario.js';
import type { Scenario } from '../scenario/scenario.js';
import { readForm, type FormDefinition } from './form.js';
import type { MapNode } from './node.js';
import type { Reading } from './reading.js';
import { readQuestionnaire, type QuestionnaireDefinition } from './questionnaire.js';
import { readSimulation, type SimulationDefinition } from './simulation.js';
import { readTemplate, type TemplateDefinition } from './template.js';
import { readWorkflow } from './workflow.js';

/** What each kind's reader gives. */
export interface Bodies {
  readonly workflow: CompiledWorkflow;
  readonly calendar: CalendarDefinition;
  readonly form: FormDefinition;
  readonly questionnaire: QuestionnaireDefinition;
  readonly dispositions: CompiledDispositions;
  readonly decision: CompiledDecision;
  readonly template: TemplateDefinition;
  readonly contract: ContractDefinition;
  readonly scenario: Scenario;
  readonly simulation: SimulationDefinition;
}

export type Kind = keyof Bodies;

export const definitionReaders: {
  readonly [K in Kind]: (node: MapNode, reading: Reading) => Bodies[K] | null;
} = {
  workflow: readWorkflow,
  calendar: readCalendar,
  form: readForm,
  questionnaire: readQuestionnaire,
  dispositions: readDispositions,
  decision: readDecision,
  template: readTemplate,
  contract: readContract,
  scenario: readScenario,
  simulation: readSimulation,
};

/** Kinds named by a sentence, in files `*.<kind>.yaml`; others are named like their file. */
export const sentenceKinds = ['scenario', 'simulation'] as const;

/** All kinds of definition. */
export const allKinds = [
  'workflow',
  'calendar',
  'form',
  'questionnaire',
  'dispositions',
  'decision',
  'template',
  'contract',
  'scenario',
  'simulation',
] as const satisfies readonly Kind[];
