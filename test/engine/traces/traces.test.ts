/**
 * Golden traces: a definition and a script of moves give a trace of happenings, a file beside them. A change of meaning
 * is reviewed as a change of these files: `UPDATE_TRACES=1 npx vitest run --project unit test/engine/traces` writes them anew.
 */
import { readdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Program } from '../../../engine/definition.js';
import type { JsonObject } from '../../../engine/json.js';
import { checkTree, compile, readTree } from '../../../engine/reading.js';
import { parseTerm } from '../../../engine/time/term.js';
import {
  actor,
  anyone,
  complete,
  claim,
  fails,
  message,
  pass,
  play,
  result,
  startDeed,
  tell,
  tellHappening,
  type Play,
} from '../running/play.js';

const here = import.meta.dirname;
const cases = readdirSync(here, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

it.each(cases)('the trace of %s is as it was', (name) => {
  const folder = `${here}/${name}`;
  const lines = readFileSync(`${folder}/script`, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const trace = traceOf(programIn(folder), lines);
  const file = `${folder}/trace`;
  if (process.env['UPDATE_TRACES'] === '1' || !existsSync(file)) writeFileSync(file, trace);
  expect(trace).toBe(readFileSync(file, 'utf8'));
});

function programIn(folder: string): Program {
  const files = readdirSync(folder).filter((path) => path.endsWith('.yaml'));
  const tree = readTree(files.map((path) => ({ path, text: readFileSync(`${folder}/${path}`, 'utf8') })));
  const problems = checkTree(tree).filter(({ severity }) => severity === 'error');
  expect(problems).toEqual([]);
  const workflow = tree.definitions.find(({ kind }) => kind === 'workflow');
  return compile(tree, workflow?.name ?? '', 2026);
}

/** Each move, then what it led to: every event with its instant, and its happenings. */
function traceOf(program: Program, lines: readonly string[]): string {
  const story = play(program);
  const told: string[] = [];
  for (const line of lines) {
    told.push(`> ${line}`);
    const from = story.applied.length;
    const refused = move(story, line);
    for (const [event, { happenings, notices, effects }] of story.applied.slice(from)) {
      told.push(`  ${event.type} ${instant(event.now)}`);
      for (const happening of happenings) {
        const at = happening.at === event.now ? '' : ` (${instant(happening.at)})`;
        told.push(`    ${tellHappening(happening)}${at}`);
      }
      for (const { to } of notices) told.push(`    -> notice ${JSON.stringify(to)}`);
      for (const { id, service, attempt } of effects)
        told.push(`    -> call ${id} ${service}, attempt ${attempt}`);
    }
    if (refused !== null) told.push(`  refused ${refused}`);
  }
  const { status, outcome, priority, data } = story.state ?? {};
  return [...told, `= ${JSON.stringify({ status, outcome, priority, data })}`, ''].join('\n');
}

/** Makes a move; answers why it was refused. */
function move(story: Play, line: string): string | null {
  const occurred = / occurred (\S+)$/.exec(line)?.[1];
  const occurredAt = occurred === undefined ? null : Date.parse(occurred);
  const [verb, ...words] = line
    .replace(/ occurred \S+$/, '')
    .replace(/\{.*\}$/, '')
    .trim()
    .split(' ');
  const data = JSON.parse(/\{.*\}/.exec(line)?.[0] ?? '{}') as JsonObject;
  const [first = '', second = '', third] = words;
  const by = actor(second, ['level_1', 'level_2', 'supervisors']);
  switch (verb) {
    case 'at':
      story.now = Date.parse(first);
      return null;
    case 'pass': {
      const term = parseTerm(words.join(' '));
      pass(story, term !== null && 'ms' in term ? term.ms : 0);
      return null;
    }
    case 'start':
      return tell(story, startDeed(data), occurredAt)?.message ?? null;
    case 'claim':
      return claim(story, first, by, occurredAt)?.message ?? null;
    case 'complete':
      return (
        complete(story, first, {
          by,
          data,
          ...(third === undefined ? {} : { outcome: third }),
          ...(occurredAt === null ? {} : { occurredAt }),
        })?.message ?? null
      );
    case 'message':
      return message(story, first, data, null, occurredAt)?.message ?? null;
    case 'result':
      return result(story, data)?.message ?? null;
    case 'late':
      return result(story, data, first)?.message ?? null;
    case 'fail':
      return fails(story, first, second === 'final')?.message ?? null;
    case 'retry':
      return tell(story, { type: 'retry', step: first, by: anyone })?.message ?? null;
    case 'resolve':
      return tell(story, { type: 'resolve', step: first, by: anyone, result: data })?.message ?? null;
    default:
      throw new Error(`A script has no move "${verb}".`);
  }
}

function instant(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}
