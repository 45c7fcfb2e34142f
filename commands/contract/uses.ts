/** The services by which instances use what a contract limits: `contract_use` and `notice_count`. */
import { DateTime } from 'luxon';
import { organisationZone } from '../../domain/zone.js';
import type { ContractDefinition } from '../../engine/reading/contract-definition.js';
import type { ServiceAnswer } from '../../engine/services.js';
import {
  findFinalNotice,
  insertFinalNotice,
  insertUse,
  openNotices,
  takeNotices,
} from '../../store/contract-uses.js';
import { lockCounting } from '../../store/outreaches.js';
import type { Db } from '../../store/store.js';
import type { StoreService } from '../store-service.js';
import { usedLimits } from './limit.js';
import { publishedContracts } from './published.js';

/** Counts the instance as one use of a kind, unless a contract in force covers no more of it: `limit_reached`. */
export const contractUse: StoreService = async (db, { input, effect, now }) => {
  const { kind } = input;
  if (typeof kind !== 'string' || kind === '')
    return refused('bad_request', 'contract_use: no kind is named.');
  const at = instantOf(input['at'], now);
  const instance = instanceOf(effect);
  const limits = await usedLimits(db, kind, at, instance);
  const full = limits.find(({ used, atMost }) => used >= atMost);
  if (full !== undefined)
    return refused(
      'limit_reached',
      `The contract "${full.contract}" covers ${full.atMost} of "${kind}", and as many were used.`,
    );
  await insertUse(db, kind, instance, at);
  const [nearest] = limits.toSorted((one, other) => one.atMost - one.used - (other.atMost - other.used));
  return {
    ok: true,
    result: { used: (nearest?.used ?? 0) + 1, at_most: nearest?.atMost ?? null },
  };
};

/**
 * Counts the instance as a formal notice that has become final, and tells whether it fills the number that the contract's
 * `notices` has a penalty on. Those that a penalty has taken count no more.
 */
export const noticeCount: StoreService = async (db, { input, effect, now }) => {
  const name = typeof input['contract'] === 'string' ? input['contract'] : '';
  const contract = (await publishedContracts(db)).find((each) => each.contract === name);
  if (contract === undefined) return refused('contract_unknown', `No contract "${name}" is published.`);
  await lockCounting(db, `notices of ${name}`);
  const { notices, money } = contract;
  const found = await countedNotice(db, name, notices, {
    instance: instanceOf(effect),
    at: instantOf(input['at'], now),
  });
  return {
    ok: true,
    result: {
      ...found,
      needed: notices?.final ?? null,
      amount: notices?.penalty ?? null,
      currency: money.currency,
    },
  };
};

type Notices = ContractDefinition['notices'];

async function countedNotice(
  db: Db,
  contract: string,
  notices: Notices,
  { instance, at }: { readonly instance: string; readonly at: number },
): Promise<{ readonly final: number; readonly due: boolean }> {
  const known = await findFinalNotice(db, instance);
  if (known !== null) return known;
  const after = notices === null ? 0 : spanBefore(at, notices.within);
  const open = [...(await openNotices(db, contract, after, at)), instance];
  await insertFinalNotice(db, { instanceId: instance, contract, at, final: open.length });
  const due = notices !== null && open.length >= notices.final;
  if (due) await takeNotices(db, open, instance);
  return { final: open.length, due };
}

function spanBefore(at: number, { count, unit }: NonNullable<Notices>['within']): number {
  return DateTime.fromMillis(at, { zone: organisationZone })
    .minus({ [unit]: count })
    .toMillis();
}

/** When it happened: as the definition says (a text as instants in data are), else now. */
function instantOf(given: unknown, now: number): number {
  const at = typeof given === 'string' ? Date.parse(given) : Number.NaN;
  return Number.isFinite(at) ? at : now;
}

function instanceOf(effect: string): string {
  return effect.split('.')[0] ?? effect;
}

function refused(code: string, message: string): ServiceAnswer {
  return { ok: false, code, message, final: true };
}
