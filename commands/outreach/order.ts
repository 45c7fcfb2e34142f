/**
 * What a step `outreach` asks for: that a list be worked, and that it be worked no more. Both come as calls of the
 * instance, under the step's own number: a call that comes twice orders once.
 */
import { outreachId } from '../../domain/outreach.js';
import type { OutreachOrder } from '../../engine/outreach/order.js';
import type { ServiceAnswer } from '../../engine/services.js';
import { inTransaction } from '../../store/store.js';
import { loadForCommand } from '../../store/load.js';
import {
  countsIn,
  countsOf,
  findOutreach,
  findUsableList,
  insertOutreach,
  setOutreachState,
} from '../../store/outreaches.js';
import { newCode } from '../answers/links.js';
import { questionnaireOf } from '../answers/questionnaires.js';
import type { CommandContext } from '../context.js';
import { limitReached, type UsedLimit } from '../contract/limit.js';
import { isWorkedHere, outreachChannels } from './channels.js';
import type { Machines } from './machine.js';
import { ringOutreach, startOutreach } from './runner.js';
import { closed, reportOf, rulesOf } from './rules.js';

type Context = Pick<CommandContext, 'db' | 'programs' | 'temporal' | 'clock'>;

/**
 * Begins to work a list. Channels that nobody works here are refused as `not_available`, an unknown list as `list_unknown`, an
 * unknown questionnaire as `questionnaire_unknown`, what the contract covers no more as `limit_reached`.
 */
export async function beginOutreach(
  context: Context & { readonly machines: Machines },
  order: OutreachOrder,
): Promise<ServiceAnswer> {
  const { db, clock } = context;
  const here = outreachChannels.filter((each) => isWorkedHere(each, context.machines));
  if (!here.some(({ name }) => name === order.channel))
    return refusedFor(
      'not_available',
      `This installation works contact lists by ${here.map(({ name }) => name).join(', ')}, not by ${order.channel}.`,
    );
  const list = order.list === null ? null : await findUsableList(db, order.list);
  if (order.list !== null && list === null)
    return refusedFor('list_unknown', `There is no contact list "${order.list}" that can be worked.`);
  // Everybody may come to a page.
  if (list === null && order.channel !== 'web')
    return refusedFor('list_unknown', `${order.step} works a list by ${order.channel} and names none.`);
  const at = clock();
  if (order.questionnaire !== null && (await questionnaireOf(db, { order, begunAt: at })) === null)
    return refusedFor(
      'questionnaire_unknown',
      `No questionnaire "${order.questionnaire}" is published, which ${order.step} asks.`,
    );
  const why = (await context.machines[order.channel]?.refuses?.(order)) ?? null;
  if (why !== null) return refusedFor('bad_request', why);
  const { row } = await loadForCommand(db, order.instance, '');
  if (row === null)
    throw new Error(`Instance ${order.instance} ordered a list to be worked and is not in the store.`);
  const id = outreachId(order);
  const listId = list?.id ?? null;
  const code = order.channel === 'web' && listId === null ? newCode() : null;
  const ordered = { id, version: row.version, listId, order, at, code };
  const limit = await insertCounted(context, ordered);
  if (limit !== null)
    return refusedFor(
      'limit_reached',
      `The contract "${limit.contract}" covers ${limit.atMost} of "${order.counts ?? ''}", and as many were ordered.`,
    );
  await startOutreach(context, id);
  const open = { done: 0, open: list?.rows ?? 0, outcomes: {}, rolled_up: {} };
  return { ok: true, result: { totals: open, over: list?.rows === 0 } };
}

/** Writes an order, unless a contract covers no more of what it counts as; one that is there counts already. */
async function insertCounted(
  { db }: Pick<Context, 'db'>,
  ordered: Parameters<typeof insertOutreach>[1],
): Promise<UsedLimit | null> {
  const { counts } = ordered.order;
  return inTransaction(db, async (tx) => {
    if (counts !== null) {
      const reached = await limitReached(tx, counts, ordered.at);
      if (reached !== null && (await findOutreach(tx, ordered.id)) === null) return reached;
    }
    await insertOutreach(tx, ordered);
    return null;
  });
}

/** Works a list no more; answers how far it came. */
export async function stopOutreach(
  context: Context,
  order: Pick<OutreachOrder, 'instance' | 'outreach' | 'step'>,
): Promise<ServiceAnswer> {
  const { db, programs, clock } = context;
  const id = outreachId(order);
  const outreach = await findOutreach(db, id);
  if (outreach === null)
    return refusedFor('list_unknown', `No list is worked for ${order.step} of instance ${order.instance}.`);
  await setOutreachState(db, id, 'over', clock());
  await ringOutreach(context, id);
  const counts = closed(countsIn(await countsOf(db, [id]), id));
  const { totals } = reportOf(await rulesOf(programs, outreach), counts, outreach.allTriedAt);
  return { ok: true, result: { totals, over: true } };
}

function refusedFor(code: string, message: string): ServiceAnswer {
  return { ok: false, code, message, final: true };
}
