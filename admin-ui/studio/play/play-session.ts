/**
 * A play as a person makes it: how it began, the moves since, and those that lie ahead. Where it stands is always found by
 * playing it again.
 */
import type { JsonObject } from '../../../engine/json.js';
import type { Move, Scenario, ScenarioAnswer } from '../../../engine/scenario/scenario.js';

export type SentMove = Move;

/** What a service comes to, asked of the person when the play has come to its call. */
interface AnswerMove {
  readonly kind: 'answer';
  readonly service: string;
  readonly answer: ScenarioAnswer;
}

export type PlayMove = SentMove | AnswerMove;

/** What a scenario brings along that nobody does: who is who, what services answer, contact lists. */
type Surroundings = Pick<Scenario, 'users' | 'services' | 'lists'>;

export interface PlaySession {
  readonly workflow: string;
  /** When it begins, milliseconds since 1970 UTC. */
  readonly at: number;
  readonly data: JsonObject;
  /** Null: nothing is there beforehand, and each call of a service is answered by the person. */
  readonly surroundings: Surroundings | null;
  readonly moves: readonly PlayMove[];
  /** Taken back, or of the scenario that was opened and not yet made; the next one first. */
  readonly ahead: readonly PlayMove[];
}

/** A play that begins at an instant with some data. */
export function begin(workflow: string, at: number, data: JsonObject): PlaySession {
  return { workflow, at, data, surroundings: null, moves: [], ahead: [] };
}

/** The play of a scenario, at its start with all its moves ahead; what it expects is left out. */
export function opened({ workflow, at, start, users, services, lists, play }: Scenario): PlaySession {
  const ahead = play.flatMap((line) => (line.kind === 'expect' ? [] : [line]));
  return { workflow, at, data: start, surroundings: { users, services, lists }, moves: [], ahead };
}

/** The play with one more move; what lay ahead was of another story. */
export function withMove(session: PlaySession, move: PlayMove): PlaySession {
  return { ...session, moves: [...session.moves, move], ahead: [] };
}

/** The play as it was after so many moves; the others lie ahead. */
export function backTo(session: PlaySession, moves: number): PlaySession {
  const ahead = [...session.moves.slice(moves), ...session.ahead];
  return { ...session, moves: session.moves.slice(0, moves), ahead };
}

/** The play with so many of the moves that lie ahead made. */
export function forward(session: PlaySession, moves: number): PlaySession {
  const { ahead } = session;
  return { ...session, moves: [...session.moves, ...ahead.slice(0, moves)], ahead: ahead.slice(moves) };
}

/** The play as the engine knows one: a scenario without expectations. */
export function scenarioOf({ workflow, at, data, moves, ahead, surroundings }: PlaySession): Scenario {
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
    lists: {},
    ...(surroundings ?? { services: answers }),
    // What lies ahead tells who takes part at all.
    play: [...moves, ...ahead].flatMap((move, n) =>
      move.kind === 'answer' ? [] : [{ line: n + 1, ...move }],
    ),
    lines: {},
  };
}

/** What both halves of a move of a person have in common: by whom, and that it is not to be refused. */
export function sentBy(by: string | null) {
  return { by, occurredAt: null, refused: false } as const;
}
