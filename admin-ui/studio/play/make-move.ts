/** Makes a move of a play, on whatever its engine and lists have come to. */
import type { Refusal } from '../../../engine/outcome.js';
import { calendarNamed } from '../../../engine/running/calendars.js';
import type { ContactLists } from '../../../engine/scenario/contact-lists.js';
import type { PlayEngine, Standing } from '../../../engine/scenario/play-engine.js';
import { publishCalendar } from '../../../engine/scenario/publish-calendar.js';
import type { Scenario } from '../../../engine/scenario/scenario.js';
import { commandOf, type Addressed, type NotOpen } from '../../../engine/scenario/send-move.js';
import { addTerm } from '../../../engine/time/add-term.js';
import { inEnglish, worded, type Worded } from '../../../engine/wording/worded.js';
import type { SentMove } from './play-session.js';

/** Why a move could not be made, in the engine's words; `errors` name fields of what was sent. */
export interface Refused {
  readonly message: string;
  readonly worded?: Worded;
  readonly errors: Refusal['errors'];
}

/** What the moves of one play have in common; `scenario` is the play as far as it goes. */
export interface Playing {
  readonly engine: PlayEngine;
  readonly lists: ContactLists;
  readonly scenario: Scenario;
}

/** Makes a move, whose commands have the id; why it was refused, or null. */
export async function makeMove(playing: Playing, move: SentMove, id: string): Promise<Refused | null> {
  const { engine, lists, scenario } = playing;
  const standing = await engine.standing();
  switch (move.kind) {
    case 'advance':
      return advance(engine, move, standing);
    case 'publish_calendar': {
      const failed = await publishCalendar(engine, scenario, move.calendar, id);
      return failed === null ? null : { message: failed.found, errors: [] };
    }
    case 'contact': {
      const attempt = lists.attempt(move, standing, id);
      if ('refused' in attempt) return { message: attempt.refused, errors: [] };
      const refused = await send(engine, attempt);
      if (refused === null) attempt.keep();
      return refused;
    }
    default:
      return send(engine, commandOf(scenario, move, standing, id));
  }
}

async function send(engine: PlayEngine, given: Addressed | NotOpen): Promise<Refused | null> {
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
