/** Plays a scenario, line by line, on any engine. */
import type { Refusal } from '../outcome.js';
import { calendarNamed } from '../running/calendars.js';
import { addTerm } from '../time/add-term.js';
import { formatTerm } from '../time/term.js';
import { createContactLists, type ContactLists } from './contact-lists.js';
import { reachedBy, type Reached } from './coverage.js';
import {
  EndlessPlay,
  type OpenPlay,
  type PlayedEntry,
  type PlayEngine,
  type PlayPrograms,
  type Standing,
} from './play-engine.js';
import type { Failure, Move, PlayLine, Scenario } from './scenario.js';
import { commandOf, type Addressed, type NotOpen } from './send-move.js';
import { publishCalendar } from './publish-calendar.js';
import { serviceScript } from './service-script.js';
import { instantTold } from './told.js';
import { unmet } from './unmet.js';

export interface PlayedScenario {
  /** Empty where all went as expected. */
  readonly failures: readonly Failure[];
  /** That of the instance that was played. */
  readonly log: readonly PlayedEntry[];
  /** The logs of the instances that this one started, in the order of their starts. */
  readonly others: readonly (readonly PlayedEntry[])[];
  /** What was reached of each workflow, by its name. */
  readonly reached: ReadonlyMap<string, Reached>;
}

/**
 * Plays a scenario on its programs. An expectation that is not met is noted and the play goes on; it stops at a move that can't
 * be made, since all that follows would be about another story. Throws only on faults of the engine.
 */
export async function playScenario(
  scenario: Scenario,
  programs: PlayPrograms,
  open: OpenPlay,
): Promise<PlayedScenario> {
  const lists = createContactLists(scenario, programs, serviceScript(scenario));
  const engine = await open(programs, lists.script);
  try {
    const refused = await start(engine, scenario);
    if (refused !== null) return { failures: [refused], log: [], others: [], reached: new Map() };
    const failures: Failure[] = [];
    for (const [at, line] of scenario.play.entries()) {
      const found = await playLine({ engine, scenario, lists }, line, `play:${at + 1}`);
      failures.push(...found);
      if (found.length > 0 && line.kind !== 'expect') break;
    }
    return { failures, ...(await logsOf(engine)) };
  } finally {
    await engine.close();
  }
}

async function logsOf(engine: PlayEngine): Promise<Omit<PlayedScenario, 'failures'>> {
  const { program, others } = await engine.standing();
  const log = await engine.log();
  const rest: (readonly PlayedEntry[])[] = [];
  const entries = new Map([[program.workflow.name, [...log]]]);
  for (const [at, { program: of }] of others.entries()) {
    const own = await engine.log(at + 1);
    rest.push(own);
    entries.set(of.workflow.name, [...(entries.get(of.workflow.name) ?? []), ...own]);
  }
  const reached = new Map([...entries].map(([workflow, all]) => [workflow, reachedBy(all)]));
  return { log, others: rest, reached };
}

async function start(engine: PlayEngine, { at, start: data, lines }: Scenario): Promise<Failure | null> {
  const channel = typeof data['channel'] === 'string' ? data['channel'] : null;
  const line = lines['start'] ?? lines['scenario'] ?? 1;
  try {
    const answer = await engine.start({ at, occurredAt: null, data, by: null, channel });
    return answer.ok ? null : { line, expected: 'the start is taken', found: refusal(answer) };
  } catch (error) {
    return { line, ...endless(error) };
  }
}

/** What an endless play is told as. @throws any other error */
function endless(error: unknown): Omit<Failure, 'line'> {
  if (!(error instanceof EndlessPlay)) throw error;
  return { expected: 'the play comes to rest', found: error.message };
}

async function playLine(
  { engine, scenario, lists }: Playing,
  line: PlayLine,
  id: string,
): Promise<readonly Failure[]> {
  if (line.kind === 'expect') return unmet(line.expect, await engine.standing());
  const move = () =>
    line.kind === 'advance'
      ? advance(engine, line)
      : line.kind === 'publish_calendar'
        ? publishCalendar(engine, scenario, line.calendar, id)
        : send({ engine, scenario, lists }, line, id);
  const failed = await move().catch(endless);
  return failed === null ? [] : [{ line: line.line, ...failed }];
}

type Sendable = Exclude<Move, { readonly kind: 'advance' | 'publish_calendar' }>;

/** What the lines of one play have in common. */
interface Playing {
  readonly engine: PlayEngine;
  readonly scenario: Scenario;
  readonly lists: ContactLists;
}

type Failed = Omit<Failure, 'line'> | null;

async function send({ engine, scenario, lists }: Playing, move: Sendable, id: string): Promise<Failed> {
  const standing = await engine.standing();
  const why =
    move.kind === 'contact'
      ? await contact(engine, lists, move, standing, id)
      : await command(engine, commandOf(scenario, move, standing, id));
  if (move.refused === (why !== null)) return null;
  const expected = `${moveTold(move)} is ${move.refused ? 'refused' : 'taken'}`;
  return { expected, found: why ?? 'it was taken' };
}

/** Why a move was not taken; null when it was. */
async function command(engine: PlayEngine, given: Addressed | NotOpen): Promise<string | null> {
  if ('notOpen' in given) return given.notOpen;
  const answer = await engine.send(given.command, given.instance);
  return answer.ok ? null : refusal(answer);
}

async function contact(
  engine: PlayEngine,
  lists: ContactLists,
  move: Extract<Move, { readonly kind: 'contact' }>,
  standing: Standing,
  id: string,
): Promise<string | null> {
  const attempted = lists.attempt(move, standing, id);
  if ('refused' in attempted) return attempted.refused;
  const why = await command(engine, attempted);
  if (why === null) attempted.keep();
  return why;
}

async function advance(
  engine: PlayEngine,
  { by, to }: Extract<Move, { readonly kind: 'advance' }>,
): Promise<Failed> {
  const { now, program } = await engine.standing();
  const told = by === null ? instantTold(to, program) : formatTerm(by);
  const expected = `the clock advances ${by === null ? 'to' : 'by'} ${told}`;
  let instant: number;
  try {
    instant = by === null ? (to ?? now) : addTerm(now, by, calendarNamed(program, program.workflow.calendar));
  } catch (error) {
    return { expected, found: error instanceof Error ? error.message : String(error) };
  }
  if (instant < now)
    return { expected, found: `it stands at ${instantTold(now, program)}, and only goes forward` };
  await engine.advanceTo(instant);
  return null;
}

function moveTold(move: Sendable): string {
  if ('task' in move) return `${move.kind} of task ${move.task}`;
  if (move.kind === 'contact') return `contact with row ${move.row} of ${move.step}`;
  if (move.kind === 'message') return `message ${move.name}`;
  return 'step' in move ? `${move.kind} of ${move.step}` : move.kind;
}

function refusal({ code, message }: Refusal): string {
  return `refused (${code}): ${message}`;
}
