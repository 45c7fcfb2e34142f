/** Where a play stands, as the side shows it: plain data, made in the worker. */
import type { Title } from '../../../engine/definition.js';
import type { JsonObject } from '../../../engine/json.js';
import { view, type ClockView } from '../../../engine/running.js';
import { instancesOf } from '../../../engine/scenario/instances.js';
import type { PlayedEntry, PlayPrograms } from '../../../engine/scenario/play-engine.js';
import type { State } from '../../../engine/state.js';
import type { LogEntry } from '../../parts/story/story.js';
import { aheadMove, type AheadMove } from './ahead.js';
import { offersAt, type Offers } from './offers.js';
import type { Refused } from './make-move.js';
import type { PlaySession } from './play-session.js';
import { replay } from './replay.js';

export interface ShownPlay {
  /** Without a move that was refused. */
  readonly session: PlaySession;
  readonly refused: Refused | null;
  /** Null where the start was refused. */
  readonly at: ShownStanding | null;
}

export interface ShownStanding {
  readonly now: number;
  readonly status: State['status'];
  readonly outcome: string | null;
  readonly priority: number;
  readonly data: JsonObject;
  readonly clocks: readonly ClockView[];
  /** Of the instance that is played, without what it called. */
  readonly own: {
    /** The steps at which it stands. */
    readonly active: readonly string[];
    /** The steps that it has come to, in order, each as often as it did. */
    readonly entered: readonly string[];
    readonly clocks: readonly ClockView[];
  };
  readonly offers: Offers;
  /** What was taken back, or what the scenario does next. */
  readonly ahead: AheadMove | null;
  /** The log of the instance that is played, then those of what it called. */
  readonly logs: readonly ShownLog[];
}

interface ShownLog {
  readonly title: Title;
  readonly entries: readonly LogEntry[];
  /** The compiled workflow, for its titles. */
  readonly workflow: unknown;
}

/** Plays a session and tells where it stands; a last move that is refused is left out and said. */
export async function showPlay(session: PlaySession, programs: PlayPrograms): Promise<ShownPlay> {
  const played = await replay(session, programs);
  const standing = played.turns.at(-1)?.standing;
  if (standing === undefined) return { session, refused: played.refused, at: null };
  const { state, now } = standing;
  const all = instancesOf(standing);
  const { steps, clocks } = view(standing.program, state, now);
  const stands = played.refused === null ? session : without(session, played.made);
  return {
    session: stands,
    refused: played.refused,
    at: {
      now,
      status: state.status,
      outcome: state.outcome,
      priority: state.priority,
      data: state.data,
      clocks: all
        .flatMap((each) => view(each.program, each.state, now).clocks)
        .filter(({ lap }) => lap !== null),
      own: {
        active: steps.flatMap(({ step, state: at }) => (at === 'active' ? [step] : [])),
        entered: (played.logs[0] ?? [])
          .flatMap(({ details }) => details)
          .flatMap(({ what, step }) => (what === 'entered' && step !== undefined ? [step] : [])),
        clocks,
      },
      offers: offersAt(standing, played.awaited, session.surroundings?.lists ?? {}),
      ahead: stands.ahead[0] === undefined ? null : aheadMove(stands.ahead[0], standing),
      logs: all.map(({ at, program: { workflow } }) => ({
        title: workflow.title,
        entries: (played.logs[at] ?? []).map(entryOf),
        workflow,
      })),
    },
  };
}

/** The session without the move that was refused; those after it lie ahead. */
function without({ moves, ahead, ...session }: PlaySession, refused: number): PlaySession {
  return { ...session, moves: moves.slice(0, refused), ahead: [...moves.slice(refused + 1), ...ahead] };
}

function entryOf({ sequence, type, step, by, occurredAt, recordedAt, details }: PlayedEntry): LogEntry {
  return {
    sequence,
    type,
    step,
    by,
    occurred_at: new Date(occurredAt).toISOString(),
    recorded_at: new Date(recordedAt).toISOString(),
    details,
    content: {},
    command: '',
  };
}
