/** The files that an order names: attachments of the instance that ordered it. */
import type { OutreachOrder } from '../../engine/outreach/order.js';
import { attachmentsOfInstance } from '../../store/attachments.js';
import { contentOf, type AttachmentContext } from '../attachments.js';

/** What they hold, in the order of the ids; a sentence where one is not the instance's. */
export async function filesOf(
  context: Pick<AttachmentContext, 'db' | 'keys' | 'files'>,
  { instance, step }: OutreachOrder,
  ids: readonly string[],
): Promise<readonly Buffer[] | string> {
  const known = new Map((await attachmentsOfInstance(context.db, instance)).map((row) => [row.id, row]));
  const contents: Buffer[] = [];
  for (const id of ids) {
    const row = known.get(id);
    if (row === undefined) return `${step} sends the attachment ${id}, which is not the instance's.`;
    const chunks: Buffer[] = [];
    for await (const chunk of await contentOf(context, row)) chunks.push(chunk as Buffer);
    contents.push(Buffer.concat(chunks));
  }
  return contents;
}
