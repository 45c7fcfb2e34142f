/** A play written as a scenario: its moves, and what each has brought about. */
import { Document, isCollection, isMap, visit } from 'yaml';
import { isJsonObject, type Json, type JsonObject } from '../../../engine/json.js';
import { calendarNamed } from '../../../engine/running/calendars.js';
import type { Standing } from '../../../engine/scenario/play-engine.js';
import type { Expect, ScenarioAnswer, Subject } from '../../../engine/scenario/scenario.js';
import { formatInstant } from '../../../engine/time/local.js';
import { formatTerm } from '../../../engine/time/term.js';
import { expectationsBetween } from './expectations.js';
import { scenarioOf, type PlaySession, type SentMove } from './play-session.js';
import type { Replayed } from './replay.js';

type Write = (at: number) => string;

/**
 * The YAML of a play, told by a `sentence`. What a service is waited for in is not written: a play that was left there ends
 * with the move before.
 */
export function scenarioText(sentence: string, session: PlaySession, { turns, awaited }: Replayed): string {
  const instant = writer(turns[0]?.standing);
  const { users, services, lists } = scenarioOf(session);
  const whole = awaited === null ? turns : turns.slice(0, -1);
  const lines = whole.flatMap(({ move, standing }, n) => [
    ...(move === null ? [] : [moveJson(move, instant)]),
    ...expectationsBetween(whole[n - 1]?.standing ?? null, standing).map((expect) => ({
      expect: expectJson(expect, instant),
    })),
  ]);
  const answers = Object.entries(services).map(([service, { every, answers: given }]) => [
    service,
    every ? answerJson(given[0] ?? { result: {} }) : given.map((answer) => answerJson(answer)),
  ]);
  const people = Object.entries(users).map(([name, { groups, skills }]) => [
    name,
    given({ groups: [...groups], skills: [...skills] }),
  ]);
  const scenario: JsonObject = {
    scenario: sentence,
    workflow: session.workflow,
    at: instant(session.at),
    ...(Object.keys(session.data).length === 0 ? {} : { start: session.data }),
    ...(people.length === 0 ? {} : { users: Object.fromEntries(people) as JsonObject }),
    ...(answers.length === 0 ? {} : { services: Object.fromEntries(answers) as JsonObject }),
    ...(Object.keys(lists).length === 0 ? {} : { lists: lists }),
    play: lines,
  };
  return written(scenario);
}

/** Each line of the play in one line, like those that are written by hand. */
function written(scenario: JsonObject): string {
  const document = new Document(scenario);
  visit(document, {
    Pair(_, pair) {
      if (isCollection(pair.value)) pair.value.flow = true;
    },
    Map(_, map, path) {
      // The document and the lines of its play stand below one another; what they hold stands in a line.
      if (path.length > 1 && !(path.length === 4 && isMap(map))) map.flow = true;
    },
  });
  const play = document.get('play');
  if (isCollection(play)) play.flow = false;
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** Instants in the local time of the workflow's calendar; with thousandths where there are any. */
function writer(standing: Standing | undefined): Write {
  const calendar =
    standing === undefined ? null : calendarNamed(standing.program, standing.program.workflow.calendar);
  return (at) =>
    formatInstant(at, at % 1000 === 0 ? "yyyy-MM-dd'T'HH:mm:ssZZ" : "yyyy-MM-dd'T'HH:mm:ss.SSSZZ", calendar);
}

function moveJson(move: SentMove, instant: Write): JsonObject {
  if (move.kind === 'advance')
    return { advance: move.by === null ? { to: instant(move.to ?? 0) } : formatTerm(move.by) };
  if (move.kind === 'publish_calendar') return { publish_calendar: plainly({ ...move.calendar }) };
  const { kind, occurredAt, refused, ...said } = move;

  const occurred_at = occurredAt === null ? null : instant(occurredAt);
  // A move that was read from a scenario has its line.
  return { [kind]: given({ ...(said as JsonObject), line: null, occurred_at, refused: refused || null }) };
}

/** What is said: without what is null or empty. */
function given(said: { readonly [key: string]: Json }): JsonObject {
  return Object.fromEntries(
    Object.entries(said).filter(
      ([, value]) => value !== null && !(typeof value === 'object' && Object.keys(value).length === 0),
    ),
  );
}

/** What is said, all the way down. */
function plainly(said: Json): Json {
  if (!isJsonObject(said)) return Array.isArray(said) ? (said as readonly Json[]).map(plainly) : said;
  return given(Object.fromEntries(Object.entries(said).map(([key, value]) => [key, plainly(value)])));
}

function answerJson(answer: ScenarioAnswer): JsonObject {
  return 'error' in answer ? given({ error: answer.error, times: answer.times }) : { result: answer.result };
}

function expectJson({ subject, priority, called, incident, ended }: Expect, instant: Write): JsonObject {
  const calls = (called ?? []).map(({ service, times }) => [service, times ?? 1]);
  return given({
    ...(subject === null ? {} : subjectJson(subject, instant)),
    priority,
    called: Object.fromEntries(calls) as JsonObject,
    incident,
    ended,
  });
}

function subjectJson(subject: Subject, instant: Write): JsonObject {
  switch (subject.kind) {
    case 'step':
      return { step: subject.step, state: subject.state, item: subject.item };
    case 'task': {
      const { task, state, by, item } = subject;
      const to = subject.to?.length === 1 ? (subject.to[0] ?? null) : [...(subject.to ?? [])];
      return { task, state, to, by, item };
    }
    case 'clock': {
      const { clock, state, due } = subject;
      return { clock, state, due: due === null ? null : instant(due) };
    }
  }
}
