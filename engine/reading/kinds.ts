/** The kinds of definition, each with the reader of its file: adding a kind means adding a file and a line here. */
import type { CompiledDecision, CompiledWorkflow } from '../definition.js';
import type { CalendarDefinition } from './calendar-definition.js';
import { readCalendar } from './calendar.js';
import { readDecision } from './decision.js';
import { readScenario } from '../scenario/read-scenario.js';
import type { Scenario } from '../scenario/scenario.js';
import { readForm, type FormDefinition } from './form.js';
import type { MapNode } from './node.js';
import type { Reading } from './reading.js';
import { readTemplate, type TemplateDefinition } from './template.js';
import { readWorkflow } from './workflow.js';

/** What each kind's reader gives. */
export interface Bodies {
  readonly workflow: CompiledWorkflow;
  readonly calendar: CalendarDefinition;
  readonly form: FormDefinition;
  readonly decision: CompiledDecision;
  readonly template: TemplateDefinition;
  readonly scenario: Scenario;
}

export type ReadKind = keyof Bodies;

export const definitionReaders: {
  readonly [K in ReadKind]: (node: MapNode, reading: Reading) => Bodies[K] | null;
} = {
  workflow: readWorkflow,
  calendar: readCalendar,
  form: readForm,
  decision: readDecision,
  template: readTemplate,
  scenario: readScenario,
};

/** Kinds named by a sentence, in files `*.<kind>.yaml`; others are named like their file. */
export const sentenceKinds = ['scenario', 'simulation'] as const;

/** Kinds of the language that are not yet read. */
export const laterKinds = ['questionnaire', 'dispositions', 'contract', 'simulation'] as const;

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
] as const;
export type Kind = (typeof allKinds)[number];
