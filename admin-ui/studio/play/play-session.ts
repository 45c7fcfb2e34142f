/** A play as a person makes it: how it began and the moves since. Where it stands is always found by playing it again. */
import type { JsonObject } from '../../../engine/json.js';
import type { Move, Scenario, ScenarioAnswer } from '../../../engine/scenario/scenario.js';

/** What a person can do in a play; contact lists and calendars that change are for scenarios that are written. */
export type SentMove = Exclude<Move, { readonly kind: 'contact' | 'publish_calendar' }>;

/** What a service comes to, asked of the person when the play has come to its call. */
interface AnswerMove {
  readonly kind: 'answer';
  readonly service: string;
  readonly answer: ScenarioAnswer;
}

export type PlayMove = SentMove | AnswerMove;

export interface PlaySession {
  readonly workflow: string;
  /** When it begins, milliseconds since 1970 UTC. */
  readonly at: number;
  readonly data: JsonObject;
  readonly moves: readonly PlayMove[];
}

/** A play that begins at an instant with some data. */
export function begin(workflow: string, at: number, data: JsonObject): PlaySession {
  return { workflow, at, data, moves: [] };
}

/** The play with one more move. */
export function withMove(session: PlaySession, move: PlayMove): PlaySession {
  return { ...session, moves: [...session.moves, move] };
}

/** The play as it was after so many moves. */
export function backTo(session: PlaySession, moves: number): PlaySession {
  return { ...session, moves: session.moves.slice(0, moves) };
}

/** The play as the engine knows one: a scenario without expectations. */
export function scenarioOf({ workflow, at, data, moves }: PlaySession): Scenario {
  const answers: { [service: string]: { every: false; answers: ScenarioAnswer[] } } = {};
  for (const move of moves)
    if (move.kind === 'answer')
      (answers[move.service] ??= { every: false, answers: [] }).answers.push(move.answer);
  return {
    scenario: 'play',
    workflow,
    at,
    start: data,
    users: {},
    services: answers,
    lists: {},
    play: moves.flatMap((move, n) => (move.kind === 'answer' ? [] : [{ line: n + 1, ...move }])),
    lines: {},
  };
}

/** What both halves of a move of a person have in common: by whom, and that it is not to be refused. */
export function sentBy(by: string | null) {
  return { by, occurredAt: null, refused: false } as const;
}
