/** The end of an audit's detections: the campaign whose second phase they are hears of it. */
import type { DetectionKind } from '../../domain/audit/perimeter.js';
import type { Actor } from '../../engine/event.js';
import type { Refusal } from '../../engine/outcome.js';
import { worded } from '../../engine/wording/worded.js';
import { countOpen } from '../../store/detections.js';
import { endAudit, findAudit, workedCells } from '../../store/mystery-audits.js';
import type { CommandContext } from '../context.js';
import { bodyHash } from '../hashing.js';
import { refused } from '../refused.js';
import { send } from '../send.js';
import type { Unavailable } from '../unavailable.js';
import { noAudit } from './faults.js';

/** What the instance of an audit campaign waits for. */
const message = 'detections_completed';

/**
 * Sends the message, then ends the audit: what a crash leaves between is made good by asking again, for the message has one id.
 * With detections still to be made it asks why.
 */
export async function completeAudit(
  context: CommandContext,
  actor: Actor,
  id: string,
  reason: string | null,
): Promise<{ readonly ok: true } | Refusal | Unavailable> {
  const { db, clock, keys } = context;
  const audit = await findAudit(db, id);
  if (audit === null) return noAudit(id);
  if (audit.state === 'over') return { ok: true };
  const open = await countOpen(db, id);
  if (open > 0 && reason === null)
    return refused(
      'conflict',
      worded`${open} detections are still to be made: say why the audit ends without them.`,
    );
  const command = {
    ...{ type: 'message' as const, name: message, data: await made(context, id), id: `${message}:${id}` },
    ...{ bodyHash: bodyHash(keys, [message, id]), occurredAt: null, recordedAt: null },
  };
  const sent = await send(context, { instance: audit.instanceId, command, actor });
  if (!sent.ok) return sent;
  await endAudit(db, id, { by: actor.name, at: clock(), why: open > 0 ? reason : null });
  return { ok: true };
}

/** How many calls and mails were made. */
async function made(
  { db }: Pick<CommandContext, 'db'>,
  id: string,
): Promise<{ calls: number; mails: number }> {
  const cells = await workedCells(db, id);
  const of = (wanted: DetectionKind) =>
    cells.reduce((sum, { kind, achieved }) => sum + (kind === wanted ? achieved : 0), 0);
  return { calls: of('call'), mails: of('mail') };
}
