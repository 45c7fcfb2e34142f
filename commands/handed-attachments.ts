/** Attachments that an instance hands to those that it calls: whose they are does not change, who may read them does. */
import type { InstanceEvent } from '../engine/event.js';
import { attachmentsIn } from '../engine/forms/attachments.js';
import type { AttachmentRow } from '../store/attachments.js';
import { listStartsOfCalled } from '../store/log.js';
import type { CommandContext } from './context.js';
import { formOf } from './forms.js';
import { createPrivacy } from './privacy.js';

type HandedContext = Pick<CommandContext, 'db' | 'programs' | 'keys'>;

/**
 * Whether the data with which an instance was started name this file of an instance that called it, directly or further up,
 * and one of `principals` may see that instance (null: all may).
 */
export async function isHandedTo(
  { db, programs, keys }: HandedContext,
  principals: readonly string[] | null,
  { id, instanceId }: Pick<AttachmentRow, 'id' | 'instanceId'>,
): Promise<boolean> {
  if (instanceId === null) return false;
  for (const { event: sealed, wrappedKey, version } of await listStartsOfCalled(db, instanceId, principals)) {
    const event = createPrivacy(keys, wrappedKey).unseal(sealed) as unknown as InstanceEvent;
    if (event.type !== 'start') continue;
    const form = formOf(await programs.get(version), null, event);
    if (form !== null && attachmentsIn(form.schema, event.data).some((named) => named.id === id)) return true;
  }
  return false;
}
