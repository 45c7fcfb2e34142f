import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importDefinitions } from '../../../commands/definitions.js';
import { createStoreServices } from '../../../commands/store-services.js';
import type { JsonObject } from '../../../engine/json.js';
import { deriveKeys } from '../../../store/sealing.js';
import { inTransaction } from '../../../store/store.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';

const calendar = `calendar: always
zone: Europe/Rome
open: {mon-sun: ["00:00-24:00"]}
`;
const contract = `contract: audits
parties: {body: directors, supplier: project_managers}
from: 2026-01-01
to: 2028-12-31
calendar: always
money: {currency: EUR}
workflows: []
limits: {audit_campaign: {at_most: 2}, phone: {at_most: 1}}
notices: {final: 3, within: 6 months, penalty: 500.00}
`;

describe('what instances use of a contract', () => {
  let database: TestDatabase;
  const services = createStoreServices(deriveKeys(Buffer.alloc(32, 7)));
  beforeAll(async () => {
    database = await createDatabase();
    const definitions = [
      { kind: 'calendar', name: 'always', text: calendar },
      { kind: 'contract', name: 'audits', text: contract },
    ] as const;
    const imported = await inTransaction(database.store, (db) =>
      importDefinitions(db, definitions, 'test', 0),
    );
    if (!imported.ok) throw new Error(JSON.stringify(imported.problems));
  });
  afterAll(async () => database?.drop());

  const call = (name: string, instance: string, input: JsonObject) =>
    inTransaction(database.store, async (db) => {
      const answer = await services[name]?.(db, {
        input,
        effect: `${instance}.3.1`,
        now: Date.parse('2026-03-02'),
      });
      return answer?.ok === true ? answer.result : answer?.code;
    });
  const use = (instance: string, at = '2026-03-02T08:00:00Z') =>
    call('contract_use', instance, { kind: 'audit_campaign', at });
  const notice = (instance: string, at: string) => call('notice_count', instance, { contract: 'audits', at });

  it('AUD-3: no more campaigns than the contract covers, and each counts once', async () => {
    expect(await use('a1')).toEqual({ used: 1, at_most: 2 });
    expect(await use('a2')).toEqual({ used: 2, at_most: 2 });
    expect(await use('a2')).toEqual({ used: 2, at_most: 2 });
    expect(await use('a3')).toBe('limit_reached');
    // The contract does not hold then, so it limits nothing.
    expect(await use('a4', '2029-01-01T08:00:00Z')).toEqual({ used: 1, at_most: null });
  });

  it('two that ask for the last place at once get it once', async () => {
    const asked = ['b1', 'b2'].map((instance) =>
      call('contract_use', instance, { kind: 'phone', at: '2026-03-02T08:00:00Z' }),
    );
    const told = await Promise.all(asked);
    expect(told.toSorted((one) => (typeof one === 'string' ? 1 : -1))).toEqual([
      { used: 1, at_most: 1 },
      'limit_reached',
    ]);
  });

  it('PRC-1: the third final notice within six months makes a penalty due, and those count no more', async () => {
    const usual = { needed: 3, amount: 500, currency: 'EUR' };
    expect(await notice('n1', '2026-01-10T10:00:00Z')).toEqual({ final: 1, due: false, ...usual });
    expect(await notice('n2', '2026-03-10T10:00:00Z')).toEqual({ final: 2, due: false, ...usual });
    // The first is older than six months by now.
    expect(await notice('n3', '2026-07-11T10:00:00Z')).toEqual({ final: 2, due: false, ...usual });
    expect(await notice('n4', '2026-08-01T10:00:00Z')).toEqual({ final: 3, due: true, ...usual });
    expect(await notice('n4', '2026-08-01T10:00:00Z')).toEqual({ final: 3, due: true, ...usual });
    expect(await notice('n5', '2026-08-02T10:00:00Z')).toEqual({ final: 1, due: false, ...usual });
    expect(await call('notice_count', 'n6', { contract: 'audit' })).toBe('contract_unknown');
  });
});
