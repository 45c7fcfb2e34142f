/** Who is in a mail's correspondence about an instance: those who opened it or were taken into it, and those to whom we wrote. */
import { withoutTag } from '../domain/mail.js';
import type { JsonObject } from '../engine/json.js';
import { hasWrittenTo } from '../store/contacts.js';
import { listEffects } from '../store/effects.js';
import { hashPersonal } from '../store/personal.js';
import type { MasterKeys } from '../store/sealing.js';
import type { Db } from '../store/store.js';
import { createPrivacy } from './privacy.js';

/** Whether the address is one from which the instance was written to, or to which it wrote. Of an erased instance nobody is known any more. */
export async function wroteToUs(
  { db, keys }: { readonly db: Db; readonly keys: MasterKeys },
  instance: string,
  from: string,
): Promise<boolean> {
  if (await hasWrittenTo(db, instance, hashPersonal(keys, from))) return true;
  const mails = (await listEffects(db, instance)).filter(({ service }) => service === 'mail_send');
  return mails.some(({ input, wrappedKey, state }) => {
    const { to } = createPrivacy(keys, wrappedKey).unseal<JsonObject>(input);
    return state !== 'pending' && typeof to === 'string' && isSame(to, from);
  });
}

function isSame(one: string, other: string): boolean {
  return withoutTag(one.trim()).address === withoutTag(other).address;
}
