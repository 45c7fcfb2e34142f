/** What is wrong with a file of definitions, and where. Codes are stable: editors, tests and people's notes refer to them. */

import type { Worded } from '../wording/worded.js';

/** Every code that reading and checking can give, with what it means. */
export const problemCodes = {
  // the text itself
  yaml: 'the text is not YAML',
  yaml_tab: 'a tab where YAML wants spaces',
  yaml_tag: 'a YAML tag or directive',
  yaml_alias: 'an alias that names no anchor, names itself, or multiplies beyond measure',
  yaml_documents: 'several documents in one file',
  yaml_key: 'a key that is not a text',
  duplicate_key: 'the same key twice in a map',
  expression_cut: 'an expression that YAML would cut short, for want of quotes',
  too_long: 'a file of more than 1 MiB',
  tree_too_large: 'more files, or more bytes in all, than a tree of definitions may have',
  too_deep: 'more than 50 levels of nesting',
  bad_number: 'a number that JSON cannot hold exactly',
  empty_file: 'a file without a definition',
  // the shape
  unknown_kind: 'a file whose first key names no kind of definition',
  unknown_key: 'a key that is not known here',
  missing_key: 'a key that has to be there',
  wrong_value: 'a value of the wrong kind or out of range',
  two_kinds: 'two keys that each say what a step or an action is',
  nothing_to_save: 'a save on a step that gives nothing',
  missing_step_kind: 'a step, an action or a branch that does not say what it is',
  bad_name: 'a name that is not of the form [a-z][a-z0-9_]*, or is reserved',
  bad_duration: 'a duration or an instant that cannot be read',
  bad_event: 'an event of a clock that cannot be read',
  bad_schema: 'a form whose schema is not JSON Schema 2020-12',
  unknown_field: 'a field that the schema of the form does not have',
  bad_calendar: 'a calendar that cannot be compiled',
  // names
  file_name: 'a file not named like its definition',
  duplicate_name: 'a name given twice',
  unknown_name: 'a name that nothing has',
  next_out_of_reach: 'a next that leads into a block from outside',
  unknown_parameter: 'a parameter that the service, or an input that the decision, does not have',
  missing_parameter: 'a parameter that the service, or an input that the decision, needs',
  // sense
  bad_expression: 'an expression that does not parse, or uses what does not exist',
  no_calendar: 'working time without a calendar',
  calendar_never_open: 'working time on a calendar that is never open',
  never_due: 'a schedule on days that never come',
  unreachable_step: 'a step that no way leads to',
  rule_never_fits: 'a rule of a decision that can never fit, or never alone',
  endless_loop: 'a loop in which nothing waits',
  impossible_event: 'an event that cannot happen',
  ambiguous_event: 'an event that can be read in two ways',
  clock_never_starts: 'a clock that can never start',
  clock_never_stops: 'a clock that can never stop',
  contract_gap: 'a contract that does not begin the day after the one it follows',
  contract_overlap: 'two contracts that count the same at the same time',
  // warnings
  calendar_without_effect: 'a calendar that changes nothing',
  branch_entered_from_above: 'a branch of a choose that the step above runs into as well',
  group_of_nobody: 'a group that nobody belongs to',
  task_for_anybody: 'a task that names no group and no user',
} as const;

export type ProblemCode = keyof typeof problemCodes;

/** `line` and `column` count from 1; `fix` is the way out as text to put there, where there is one. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: 'error' | 'warning';
  readonly code: ProblemCode;
  /** In English. */
  readonly message: string;
  /** The same, to be said in any language. */
  readonly worded: Worded;
  readonly fix?: string;
}

/** Orders problems as a reader meets them: by file, line, column. */
export function compareProblems(a: Problem, b: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
