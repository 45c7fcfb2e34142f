import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDefaultRoles } from '../../../commands/demo-organisation.js';
import { giveNewRights } from '../../../commands/new-rights.js';
import { allRights, firstRights } from '../../../domain/rights.js';
import { deleteRole, findRole, saveRole } from '../../../store/roles.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';

describe('the rights that a new version brings', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createDatabase();
    await createDefaultRoles(database.store);
  });
  afterEach(() => database.drop());
  const administrator = async () => [...((await findRole(database.store, 'administrator'))?.rights ?? [])];
  const without = (...names: string[]) => allRights.filter((right) => !names.includes(right));
  const giving = (rights: readonly string[]) =>
    saveRole(database.store, { name: 'administrator', title: 'Amministratore', rights });

  it('are given to the role of administrators once', async () => {
    const old = without('people.edit', 'people.erase');
    await giveNewRights(database.store, old);
    await giving(old);
    expect(await giveNewRights(database.store)).toEqual(['people.edit', 'people.erase']);
    expect(await administrator()).toEqual([...allRights].sort());
    expect(await giveNewRights(database.store)).toEqual([]);
  });

  it('do not bring back what an administrator took away', async () => {
    await giveNewRights(database.store, without('people.erase'));
    await giving(without('people.erase', 'keys.manage'));
    expect(await giveNewRights(database.store)).toEqual(['people.erase']);
    expect(await administrator()).toEqual([...without('keys.manage')].sort());
    await giving(without('keys.manage', 'people.erase'));
    expect(await giveNewRights(database.store)).toEqual([]);
    expect(await administrator()).not.toContain('people.erase');
  });

  it('are told in an installation that has kept no list by what the first version had', async () => {
    await giving(firstRights.filter((right) => right !== 'audit.read'));
    const added = await giveNewRights(database.store);
    expect(added).toEqual(allRights.filter((right) => !firstRights.includes(right)));
    expect(await administrator()).not.toContain('audit.read');
  });

  it('need no role: one that was deleted is not made again', async () => {
    await deleteRole(database.store, 'administrator');
    expect(await giveNewRights(database.store)).toEqual([]);
    expect(await findRole(database.store, 'administrator')).toBeNull();
  });
});
