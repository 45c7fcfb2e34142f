/**
 * A new version may mark as personal what was not. An instance that goes over to it is sealed by its marks: what it holds
 * now, and what was written of it before, whose content stays as it was. So its erasure erases that too.
 */
import type { Program } from '../engine/definition.js';
import type { InstanceEvent } from '../engine/event.js';
import type { Json, JsonObject } from '../engine/json.js';
import type { State } from '../engine/state.js';
import { readLog } from '../store/log.js';
import { readSealedRows, writeSealedRows } from '../store/sealed-rows.js';
import { sealedPlaces } from '../store/sealing.js';
import type { RecordContext } from './context.js';
import { writtenTexts } from './consequences.js';
import { formOf, formOfTask, sentOf } from './forms.js';
import { markedParts } from './personal-places.js';
import type { Privacy } from './privacy.js';

/** An event of the past, with the step of its entry. */
export interface PastEvent {
  readonly step: string | null;
  readonly event: InstanceEvent;
}

/** Takes in what the forms of `next` mark in what came to an instance before, and in the state that it goes on with there. */
export function learnAnew(privacy: Privacy, next: Program, state: State, past: readonly PastEvent[]): void {
  for (const { step, event } of past) privacy.learn(formOfPast(next, step, event), sentOf(event));
  for (const { form, data } of markedParts(next, state as unknown as Json)) privacy.learn(form, data);
}

/**
 * Learns so from the log, and seals what lies in the store by it: log entries, calls, notices. To be called before the
 * migration is appended: after a crash in between more is sealed than need be, which opens as before.
 */
export async function sealAnew(
  { db }: Pick<RecordContext, 'db'>,
  instance: string,
  next: Program,
  { state, privacy }: { readonly state: State; readonly privacy: Privacy },
): Promise<void> {
  const entries = await readLog(db, instance);
  const past = entries.map(({ step, event }) => {
    return { step, event: privacy.unseal(event) as unknown as InstanceEvent };
  });
  learnAnew(privacy, next, state, past);
  await privacy.keepKey(db, instance);
  const rows = await readSealedRows(db, instance);
  const whole = (document: Json) => changed(document, privacy.sealWhole(privacy.unseal(document)));
  const sealed = (document: JsonObject, places: readonly string[]) =>
    changed(document, privacy.seal(privacy.unseal(document), [...sealedPlaces(document), ...places]));
  await writeSealedRows(db, instance, {
    log: entries.flatMap(({ sequence, event }, i) => {
      const marked = formOfPast(next, past[i]?.step ?? null, past[i]?.event)?.personal ?? [];
      const document = sealed(
        event,
        marked.map((place) => `/data${place}`),
      );
      return document === null ? [] : [{ sequence, document }];
    }),
    inputs: rows.effects.flatMap(({ id, input }) => one(id, sealed(input, writtenTexts))),
    results: rows.effects.flatMap(({ id, result }) => (result === null ? [] : one(id, whole(result)))),
    errors: rows.effects.flatMap(({ id, error }) => (error === null ? [] : one(id, sealed(error, [])))),
    texts: rows.notices.flatMap(({ id, texts }) => one(id, whole(texts))),
  });
}

function one<Id>(id: Id, document: Json): readonly { readonly id: Id; readonly document: Json }[] {
  return document === null ? [] : [{ id, document }];
}

/** The document sealed anew; null where that seals nothing more. */
function changed(before: Json, after: Json): Json {
  const [was, is] = [before, after].map((document) => JSON.stringify(sealedPlaces(document).sort()));
  return was === is ? null : after;
}

/** The form of an event of the past as a later version has it: steps by the names that they have there. */
function formOfPast(next: Program, step: string | null, event: InstanceEvent | undefined) {
  if (event === undefined) return null;
  if (event.type !== 'complete' || step === null) return formOf(next, null, event);
  const { migrate } = next.workflow;
  return formOfTask(next, Object.hasOwn(migrate, step) ? (migrate[step] ?? step) : step, event.outcome);
}
