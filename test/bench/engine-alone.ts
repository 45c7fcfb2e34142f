/** The engine with no input or output: advances a second on one core, and checking definitions. */
import type { Program } from '../../engine/definition.js';
import type { Actor, InstanceEvent } from '../../engine/event.js';
import { checkTree, compile, readTree, type SourceFile } from '../../engine/reading.js';
import { advance, dueEvent, nextDue } from '../../engine/running.js';
import type { State } from '../../engine/state.js';
import type { Extent } from './extent.js';
import { plainTicketFiles } from './plain-ticket.js';
import { answer, people, request, workflow } from './sample-ticket.js';
import { mean } from './spread.js';
import type { Table } from './table.js';

/** Tuesday, 3 March 2026, 10:00 in Rome. */
const tuesday = Date.UTC(2026, 2, 3, 9);
const minute = 60_000;
const bruno: Actor = { name: people.request, groups: ['level_2'], skills: [], any: true };
const copies = 100;

/** Whole lives of tickets, one after the other. */
export async function engineAlone({ quick }: Extent): Promise<Table[]> {
  const files = plainTicketFiles();
  const program = compile(readTree(files), workflow, 2026);
  const seconds = quick ? 0.2 : 2;
  const rows = [
    ['ticket: start, claim, complete', ...advancesOf(() => solved(program), seconds)],
    [
      'late ticket: start, two warnings, two deadlines, claim, complete',
      ...advancesOf(() => late(program), seconds),
    ],
  ];
  return [
    {
      title: 'The engine alone, one core',
      columns: ['life', 'advances', 'advances/s', 'least', 'most'],
      rows,
      notes: ['Advances a second of CPU time, mean of 5 rounds.'],
    },
    checking(files, quick ? 10 : copies),
  ];
}

/** Events of one life, and how many a second over rounds of `seconds`. */
function advancesOf(live: () => number, seconds: number): (string | number)[] {
  const events = live();
  const round = () => {
    const began = process.cpuUsage();
    let done = 0;
    let micros = 0;
    while (micros < seconds * 1e6) {
      for (let i = 0; i < 100; i += 1) done += live();
      const { user, system } = process.cpuUsage(began);
      micros = user + system;
    }
    return done / (micros / 1e6);
  };
  round(); // warms up
  const rounds = Array.from({ length: 5 }, round);
  return [String(events), mean(rounds), Math.min(...rounds), Math.max(...rounds)];
}

function solved(program: Program): number {
  const begun = begin(program);
  const claimed = apply(program, begun, claimOf(begun, tuesday + minute));
  const ended = apply(program, claimed, completeOf(claimed, tuesday + 2 * minute));
  return ended.sequence;
}

function late(program: Program): number {
  let state = begin(program);
  let now = tuesday;
  for (let due = nextDue(program, state); due !== null; due = nextDue(program, state)) {
    state = apply(program, state, dueEvent(state, due));
    now = due;
  }
  state = apply(program, state, claimOf(state, now + minute));
  return apply(program, state, completeOf(state, now + 2 * minute)).sequence;
}

function begin(program: Program): State {
  const instance = {
    id: 'i',
    number: 'ticket-2026-000001',
    workflow,
    version: program.version,
    channel: null,
    started_by: bruno.name,
    previous: null,
  };
  return apply(program, null, {
    id: 'start',
    now: tuesday,
    occurredAt: null,
    type: 'start',
    instance,
    data: request,
  });
}

function claimOf(state: State, now: number): InstanceEvent {
  return { id: 'claim', now, occurredAt: null, type: 'claim', task: taskOf(state), by: bruno };
}

function completeOf(state: State, now: number): InstanceEvent {
  const what = { type: 'complete', task: taskOf(state), by: bruno, outcome: 'solved', data: answer } as const;
  return { id: 'complete', now, occurredAt: null, ...what };
}

function taskOf(state: State): string {
  const [task] = Object.keys(state.tasks);
  if (task === undefined) throw new Error('The ticket has no open task.');
  return task;
}

function apply(program: Program, state: State | null, event: InstanceEvent): State {
  const advanced = advance(program, state, event);
  if (advanced.ok) return advanced.state;
  throw new Error(`The engine refused ${event.type}: ${advanced.message}`);
}

/** The plain ticket with many copies of its workflow, read and checked as `sportello check` does. */
function checking(files: readonly SourceFile[], count: number): Table {
  const ticket = files.find(({ path }) => path.endsWith(`${workflow}.yaml`));
  if (ticket === undefined) throw new Error(`There is no ${workflow}.yaml.`);
  const many = Array.from({ length: count }, (_, i) => ({
    path: ticket.path.replace(workflow, `${workflow}_${i}`),
    text: ticket.text.replace(`workflow: ${workflow}`, `workflow: ${workflow}_${i}`),
  }));
  const all = [...files, ...many];
  const since = performance.now();
  const tree = readTree(all);
  const read = performance.now() - since;
  const errors = checkTree(tree).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(`The copies have errors, the first: ${errors[0]?.message}`);
  const checked = performance.now() - since;
  const again = performance.now();
  compile(tree, workflow, 2026);
  return {
    title: 'Checking definitions',
    columns: ['what', 'ms'],
    rows: [
      [`reading ${all.length} files (${count + 1} workflows)`, read],
      ['and checking them all', checked],
      ['compiling one workflow with its calendar', performance.now() - again],
    ],
    notes: ['Once, in a process that was not warmed up for it.'],
  };
}
