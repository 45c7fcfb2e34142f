/** Plays a session from its beginning, on the engine itself: some milliseconds, so nothing but the moves is ever kept. */
import type { JsonObject } from '../../../engine/json.js';
import { outreachService, outreachStopService } from '../../../engine/outreach/order.js';
import { createContactLists, type ContactLists } from '../../../engine/scenario/contact-lists.js';
import { openMemoryPlay } from '../../../engine/scenario/memory-play.js';
import type {
  PlayEngine,
  PlayPrograms,
  PlayedEntry,
  ServiceScript,
  Standing,
} from '../../../engine/scenario/play-engine.js';
import type { Scenario } from '../../../engine/scenario/scenario.js';
import { serviceScript } from '../../../engine/scenario/service-script.js';
import { makeMove, type Refused } from './make-move.js';
import { scenarioOf, type PlaySession, type SentMove } from './play-session.js';

/** A call whose service has not been answered yet: nothing goes on before. */
export interface AwaitedAnswer {
  readonly service: string;
  readonly input: JsonObject;
}

/** A move, and where it has led. */
interface Turn {
  /** Null: the start. Whether it was to be refused is what became of it. */
  readonly move: SentMove | null;
  readonly standing: Standing;
}

export interface Replayed {
  /** Empty where the start was refused. */
  readonly turns: readonly Turn[];
  /** The log of each instance, that of the play first. */
  readonly logs: readonly (readonly PlayedEntry[])[];
  readonly awaited: AwaitedAnswer | null;
  /** What the last move, or the start, was refused for; the turns before it stand. */
  readonly refused: Refused | null;
  /** How many of the session's moves were gone through: the next one is what was refused. */
  readonly made: number;
}

/** Says that a call has come to which the session has no answer. */
class Unanswered extends Error {
  override readonly name = 'Unanswered';
  constructor(readonly awaited: AwaitedAnswer) {
    super(`${awaited.service} waits for its answer`);
  }
}

/**
 * Plays all moves; stops at the first that is refused though it was not to be, and where a service waits for its answer. One
 * that is to be refused, and is, leaves all as it was.
 */
export async function replay(session: PlaySession, programs: PlayPrograms): Promise<Replayed> {
  const scenario = scenarioOf(session);
  const lists = createContactLists(scenario, programs, serviceScript(scenario));
  const engine = await openMemoryPlay(
    programs,
    session.surroundings === null ? askingScript(scenario, lists) : lists.script,
  );
  const turns: Turn[] = [];
  const turn = async (move: SentMove | null, step: () => Promise<Refused | null>) => {
    let awaited: AwaitedAnswer | null = null;
    const expected = move !== null && 'refused' in move && move.refused;
    try {
      const refused = await step();
      if (refused !== null && !expected) return { refused, awaited: null };
      const became = move !== null && 'refused' in move ? { ...move, refused: refused !== null } : move;
      turns.push({ move: became, standing: await engine.standing() });
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      ({ awaited } = error);
      turns.push({ move, standing: await engine.standing() });
    }
    return { refused: null, awaited };
  };
  let made = 0;
  let { refused, awaited } = await turn(null, () => start(engine, session));
  for (const [n, move] of session.moves.entries()) {
    if (refused !== null || (awaited !== null && move.kind !== 'answer')) break;
    if (move.kind !== 'answer')
      ({ refused, awaited } = await turn(move, () =>
        makeMove({ engine, lists, scenario }, move, `play:${n + 1}`),
      ));
    if (refused === null) made = n + 1;
  }
  return { turns, logs: turns.length === 0 ? [] : await logsOf(engine), awaited, refused, made };
}

/**
 * The answers of the session in their order; the play stops at a call beyond them. A page on the web that asks everybody needs
 * no answer: it is published, and ends by itself.
 */
function askingScript(scenario: Scenario, lists: ContactLists): ServiceScript {
  const answer = serviceScript(scenario);
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

async function logsOf(engine: PlayEngine): Promise<readonly (readonly PlayedEntry[])[]> {
  const { others } = await engine.standing();
  const logs: (readonly PlayedEntry[])[] = [];
  for (let at = 0; at <= others.length; at += 1) logs.push(await engine.log(at));
  return logs;
}
