/** Plays a session from its beginning, on the engine itself: some milliseconds, so nothing but the moves is ever kept. */
import type { JsonObject } from '../../../engine/json.js';
import type { Refusal } from '../../../engine/outcome.js';
import { outreachService, outreachStopService } from '../../../engine/outreach/order.js';
import { createContactLists } from '../../../engine/scenario/contact-lists.js';
import { openMemoryPlay } from '../../../engine/scenario/memory-play.js';
import type {
  PlayEngine,
  PlayPrograms,
  PlayedEntry,
  ServiceScript,
  Standing,
} from '../../../engine/scenario/play-engine.js';
import { commandOf } from '../../../engine/scenario/send-move.js';
import { serviceScript } from '../../../engine/scenario/service-script.js';
import { calendarNamed } from '../../../engine/running/calendars.js';
import { addTerm } from '../../../engine/time/add-term.js';
import { scenarioOf, type PlaySession, type SentMove } from './play-session.js';
import { inEnglish, worded, type Worded } from '../../../engine/wording/worded.js';

/** A call whose service has not been answered yet: nothing goes on before. */
export interface AwaitedAnswer {
  readonly service: string;
  readonly input: JsonObject;
}

/** A move, and where it has led. */
interface Turn {
  /** Null: the start. */
  readonly move: SentMove | null;
  readonly standing: Standing;
}

/** Why a move could not be made, in the engine's words; `errors` name fields of what was sent. */
export interface Refused {
  readonly message: string;
  readonly worded?: Worded;
  readonly errors: Refusal['errors'];
}

export interface Replayed {
  /** Empty where the start was refused. */
  readonly turns: readonly Turn[];
  /** The log of each instance, that of the play first. */
  readonly logs: readonly (readonly PlayedEntry[])[];
  readonly awaited: AwaitedAnswer | null;
  /** What the last move, or the start, was refused for; the turns before it stand. */
  readonly refused: Refused | null;
}

/** Says that a call has come to which the session has no answer. */
class Unanswered extends Error {
  override readonly name = 'Unanswered';
  constructor(readonly awaited: AwaitedAnswer) {
    super(`${awaited.service} waits for its answer`);
  }
}

/** Plays all moves; stops at the first that is refused, and where a service waits for its answer. */
export async function replay(session: PlaySession, programs: PlayPrograms): Promise<Replayed> {
  const engine = await openMemoryPlay(programs, scriptOf(session, programs));
  const turns: Turn[] = [];
  const turn = async (move: SentMove | null, made: () => Promise<Refused | null>) => {
    let awaited: AwaitedAnswer | null = null;
    try {
      const refused = await made();
      if (refused !== null) return { refused, awaited: null };
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      ({ awaited } = error);
    }
    turns.push({ move, standing: await engine.standing() });
    return { refused: null, awaited };
  };
  let { refused, awaited } = await turn(null, () => start(engine, session));
  for (const [n, move] of session.moves.entries()) {
    if (refused !== null || awaited !== null) break;
    if (move.kind === 'answer') continue;
    ({ refused, awaited } = await turn(move, () => make(engine, session, move, `play:${n + 1}`)));
  }
  return { turns, logs: turns.length === 0 ? [] : await logsOf(engine), awaited, refused };
}

/**
 * Answers of the session in their order; the play stops at a call beyond them. A page on the web that asks everybody needs no
 * answer: it is published, and ends by itself.
 */
function scriptOf(session: PlaySession, programs: PlayPrograms): ServiceScript {
  const scenario = scenarioOf(session);
  const answer = serviceScript(scenario);
  const lists = createContactLists(scenario, programs, answer);
  const pages = new Set<string>();
  const ofPages = new Map<string, number>();
  return (service, nth, input) => {
    const outreach = JSON.stringify([input['instance'], input['outreach']]);
    if (service === outreachService && input['list'] === null) pages.add(outreach);
    const before = ofPages.get(service) ?? 0;
    if (pages.has(outreach) && (service === outreachService || service === outreachStopService)) {
      ofPages.set(service, before + 1);
      return lists.script(service, nth, input);
    }
    const asked = nth - before;
    const given = scenario.services[service]?.answers.length ?? 0;
    if (asked >= given) throw new Unanswered({ service, input });
    return answer(service, asked, input);
  };
}

async function start(engine: PlayEngine, { at, data }: PlaySession): Promise<Refused | null> {
  const channel = typeof data['channel'] === 'string' ? data['channel'] : null;
  const answer = await engine.start({ at, occurredAt: null, data, by: null, channel });
  return answer.ok ? null : answer;
}

async function make(
  engine: PlayEngine,
  session: PlaySession,
  move: SentMove,
  id: string,
): Promise<Refused | null> {
  const standing = await engine.standing();
  if (move.kind === 'advance') return advance(engine, move, standing);
  const given = commandOf(scenarioOf(session), move, standing, id);
  if ('notOpen' in given) return { message: given.notOpen, errors: [] };
  const answer = await engine.send(given.command, given.instance);
  return answer.ok ? null : answer;
}

async function advance(
  engine: PlayEngine,
  { by, to }: Extract<SentMove, { readonly kind: 'advance' }>,
  { now, program }: Standing,
): Promise<Refused | null> {
  let instant: number;
  try {
    instant = by === null ? (to ?? now) : addTerm(now, by, calendarNamed(program, program.workflow.calendar));
  } catch (error) {
    return { message: error instanceof Error ? error.message : String(error), errors: [] };
  }
  if (instant < now) return refusedAs(worded`The clock only goes forward.`);
  await engine.advanceTo(instant);
  return null;
}

function refusedAs(what: Worded): Refused {
  return { message: inEnglish(what), worded: what, errors: [] };
}

async function logsOf(engine: PlayEngine): Promise<readonly (readonly PlayedEntry[])[]> {
  const { others } = await engine.standing();
  const logs: (readonly PlayedEntry[])[] = [];
  for (let at = 0; at <= others.length; at += 1) logs.push(await engine.log(at));
  return logs;
}
