/** How an instance's state lies in the store: with the personal values by which it is sealed. */
import type { Program } from '../engine/definition.js';
import { isJsonObject, type Json } from '../engine/json.js';
import { migrateState } from '../engine/running.js';
import type { State } from '../engine/state.js';
import { personalPlaces } from './personal-places.js';
import type { Privacy } from './privacy.js';

/** Texts made of data, of calls on their way: sealed whole, as they may hold personal values too short to be told in a text. */
const writtenTexts = ['/state/calls/*/input/subject', '/state/calls/*/input/text'];

/** The document to store: the state, and every personal value known so far; both sealed. */
export function packState(program: Program, state: State, privacy: Privacy): Json {
  const personal = privacy.values();
  const places =
    personal.length === 0
      ? []
      : [...personalPlaces(program).map((place) => `/state${place}`), ...writtenTexts, '/personal'];
  return privacy.seal({ state, personal } as unknown as Json, places);
}

/**
 * The state of a stored document, brought to today's format; the personal values go to `privacy`.
 * @throws Error when the document is none of ours, or its format is newer than this build knows.
 */
export function unpackState(document: Json, privacy: Privacy): State {
  const clear = privacy.unseal(document);
  if (!isJsonObject(clear) || !isJsonObject(clear['state'])) {
    throw new Error('The stored state is damaged: expected {state, personal}. Rebuild it from the log.');
  }
  const personal = clear['personal'];
  if (Array.isArray(personal)) {
    for (const value of personal)
      if (typeof value === 'string' || typeof value === 'number') privacy.remember(value);
  }
  return migrateState(clear['state']);
}
