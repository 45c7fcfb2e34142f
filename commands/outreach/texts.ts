/** The texts that an outreach sends: by the template of its step, over the instance's data as they are now. */
import type { Json, JsonObject } from '../../engine/json.js';
import { renderFor } from '../../engine/running.js';
import { loadForCommand } from '../../store/load.js';
import type { OutreachRow } from '../../store/outreaches.js';
import type { RecordContext } from '../context.js';
import { createPrivacy } from '../privacy.js';
import { unpackState } from '../stored-state.js';

/** A text for a contact, as the template sees them. @throws where the template can't be rendered for this contact */
export type TextOf = (contact: JsonObject) => { readonly subject: string; readonly body: string };

/** How the texts of an outreach are made; `usual` makes those of a step without a template. */
export async function textsOf(
  {
    db,
    keys,
    programs,
    clock,
  }: Pick<RecordContext, 'db' | 'keys' | 'programs'> & { readonly clock: () => number },
  { instanceId, version, order }: OutreachRow,
  usual: (contact: JsonObject, title: Json) => ReturnType<TextOf>,
): Promise<TextOf> {
  const program = await programs.get(version);
  const { row, wrappedKey } = await loadForCommand(db, instanceId, '');
  if (row === null) throw new Error(`Instance ${instanceId}, whose list is worked, is not in the store.`);
  const state = unpackState(row.engineState, createPrivacy(keys, wrappedKey));
  const frame = state.activations[order.outreach]?.frame ?? '';
  const { title } = program.workflow;
  return (contact) => {
    const template = order.template ?? null;
    const own =
      template === null ? null : renderFor(program, state, { frame, template, contact, now: clock() });
    return own ?? usual(contact, title);
  };
}
