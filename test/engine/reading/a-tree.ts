/** Small trees for tests of reading: texts with a mark where the problem is expected. */
import { checkTree, readTree, type Problem, type SourceFile } from '../../../engine/reading.js';

/** Stands in a text right before the place at which a problem is expected. */
const mark = '¦';

/** What tests of other files lean on, so that they have one fault only. */
const beside: readonly SourceFile[] = [
  {
    path: 'operators.yaml',
    text: 'calendar: operators\nzone: Europe/Rome\nopen: {mon-fri: ["08:00-19:00"]}\n',
  },
  { path: 'never.yaml', text: 'calendar: never\nzone: Europe/Rome\nopen: {}\n' },
  {
    path: 'request.yaml',
    text: 'form: request\nschema: {type: object, properties: {subject: {type: string}, channel: {enum: [phone, mail]}, n: {type: integer}}, additionalProperties: false}\n',
  },
  {
    path: 'answer.yaml',
    text: 'form: answer\nschema: {type: object, properties: {text: {type: string}}, additionalProperties: false}\n',
  },
  {
    path: 'office_for.yaml',
    text: 'decision: office_for\ninputs: {subject: string, n: integer}\nrules: [{when: n > 1, then: {office: a}}, {else: {office: b}}]\n',
  },
  {
    path: 'lists.yaml',
    text: 'form: lists\nschema: {type: object, properties: {list: {type: array}, n: {type: integer}, people: {type: array, items: {type: object, properties: {name: {type: string}, tags: {type: array, items: {type: string}}}, additionalProperties: false}}}, additionalProperties: false}\n',
  },
  { path: 'near.yaml', text: 'template: near\nbody: {it: Scade, en: Due}\n' },
];

/** `code@line:column` of each problem in a file, which is named `path`, read beside the others. */
export function problemsOf(
  text: string,
  path = fileName(text),
  more: readonly SourceFile[] = [],
): readonly string[] {
  return findProblems(text, path, more).map(({ code, line, column }) => `${code}@${line}:${column}`);
}

/** The problems in a file, read beside the others. */
export function findProblems(
  text: string,
  path = fileName(text),
  more: readonly SourceFile[] = [],
): readonly Problem[] {
  const others = [...beside, ...more].filter((each) => each.path !== path);
  return checkTree(readTree([...others, { path, text }])).filter((problem) => problem.file === path);
}

/** The text without its mark, and what is expected at it. */
export function marked(code: string, text: string): { readonly text: string; readonly expected: string } {
  const before = text.slice(0, text.indexOf(mark));
  const line = before.split('\n').length;
  const column = before.length - before.lastIndexOf('\n');
  return { text: text.replace(mark, ''), expected: `${code}@${line}:${column}` };
}

/** The file that a definition belongs in. */
function fileName(text: string): string {
  const [, kind, name] = /^\s*([a-z]+): *"?([^\n"]*)"?/.exec(text.replace(mark, '')) ?? [];
  return kind === 'scenario' || kind === 'simulation' ? `a.${kind}.yaml` : `${name ?? 'file'}.yaml`;
}

/** A workflow around its steps. */
export function withSteps(steps: string): string {
  return `workflow: w\ndata: request\ncalendar: operators\nsteps:\n${indented(steps)}`;
}

/** A workflow with one task `work`, and these clocks. */
export function withClocks(clocks: string): string {
  return `workflow: w\ndata: request\ncalendar: operators\nclocks:\n${indented(clocks)}steps:\n  work: {task: Work, to: {group: desk}, outcomes: {solved: {}, back: {}}}\n  note: {set: {seen: true}}\n  closed: {end: closed}\n`;
}

function indented(text: string): string {
  return text
    .replace(/^\n/, '')
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n')
    .replace(/\n?$/, '\n');
}
