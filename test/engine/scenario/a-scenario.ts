/** Scenarios for tests, around a small workflow with a task, a call, a wait and a clock. */
import { checkTree, readTree, type Problem, type SourceFile } from '../../../engine/reading.js';
import { openMemoryPlay, runScenarios, type ScenarioResult } from '../../../engine/playing.js';

export const workflow = `workflow: permit
data: request
calendar: office
start: {groups: [desk]}
messages:
  paper: {from: {groups: [desk]}}
clocks:
  pickup:
    within: 4 working hours
    until: examine.claimed
    measure: P.1
    at: {100%: [{raise_priority: 30}, {notify: {group: chiefs}}]}
steps:
  register: {do: http_call, with: {url: "https://example.org/a"}, save: registered}
  examine: {task: Examine, to: {group: desk}, save: finding, outcomes: {fine: {next: granted}, lacking: {}}}
  await_paper: {wait: {message: paper, for: 3 days, else: lapsed}, save: paper, next: examine}
  granted: {end: granted}
  lapsed: {end: lapsed}
`;

const beside: readonly SourceFile[] = [
  { path: 'office.yaml', text: 'calendar: office\nzone: Europe/Rome\nopen: {mon-fri: ["09:00-17:00"]}\n' },
  {
    path: 'request.yaml',
    text: 'form: request\nschema: {type: object, required: [subject], properties: {subject: {type: string}, n: {type: integer}}}\n',
  },
];

/** A scenario around its play, which begins on a Monday at 9 in Rome. The play's first line is line 6. */
export function scenario(play: string, more = ''): string {
  const lines = play.replace(/^\n/, '').replace(/\s*$/, '');
  return `scenario: What happens\nworkflow: permit\nat: 2026-03-02T09:00:00+01:00\nstart: {subject: A stall}\nplay:\n${lines}\n${more}`;
}

/** All that is wrong with a scenario, as `code@line:column`. */
export function problemsOf(text: string, of = workflow): readonly string[] {
  return findProblems(text, of).map(({ code, line, column }) => `${code}@${line}:${column}`);
}

export function findProblems(text: string, of = workflow): readonly Problem[] {
  return checkTree(readTree(treeOf([text], of))).filter(({ file }) => file === 'a.scenario.yaml');
}

/** What becomes of a scenario that is played in memory. */
export async function result(text: string, of = workflow): Promise<ScenarioResult> {
  const files = treeOf([text], of);
  const read = readTree(files);
  const { results } = await runScenarios(read, files, checkTree(read), openMemoryPlay);
  const [found] = results;
  if (found === undefined) throw new Error('No scenario was found.');
  return found;
}

/** The failures of a play, as `line: expected | found`. */
export async function failuresOf(play: string, more = '', of = workflow): Promise<readonly string[]> {
  const { failures } = await result(scenario(play, more), of);
  return failures.map(({ line, expected, found }) => `${line}: ${expected} | ${found}`);
}

/** The files around some scenarios, the first of which is `a.scenario.yaml`. */
export function treeOf(scenarios: readonly string[], of = workflow): readonly SourceFile[] {
  const played = scenarios.map((text, n) => ({ path: `a${n === 0 ? '' : String(n)}.scenario.yaml`, text }));
  return [...beside, { path: 'permit.yaml', text: of }, ...played];
}
