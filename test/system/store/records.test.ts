import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Program } from '../../../engine/definition.js';
import { findApiKey, insertApiKey, listApiKeys, revokeApiKey } from '../../../store/api-keys.js';
import { insertAudit, listAudit } from '../../../store/audit.js';
import {
  findCurrentVersion,
  findDefinition,
  listDefinitions,
  listDefinitionVersions,
  publish,
  withdrawDefinition,
} from '../../../store/definitions.js';
import { findDraft, saveDraft } from '../../../store/drafts.js';
import { insertGroup, listGroups, setGroupRoles } from '../../../store/groups.js';
import { findPerson, findPersonByName, principalsOf, rightsOfGroups } from '../../../store/people.js';
import { findProgram, saveProgram } from '../../../store/programs.js';
import { saveRole } from '../../../store/roles.js';
import { inTransaction } from '../../../store/store.js';
import { insertUser, listUsers, setUserGroups, updateUser } from '../../../store/users.js';
import { keepAnswer, reserveWrite } from '../../../store/writes.js';
import { day } from '../../support/commands.js';
import { createDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

test('a person has the rights of the roles of its groups, each once however often it is named', async () => {
  const db = database.store;
  await insertGroup(db, { name: 'level_1', title: 'Level I' });
  await insertGroup(db, { name: 'staff', title: { it: 'Tutti', en: 'Staff' } });
  await saveRole(db, {
    name: 'operator',
    title: 'Operator',
    rights: ['tasks.do', 'instances.start', 'tasks.do'],
  });
  await saveRole(db, { name: 'reader', title: 'Reader', rights: ['tasks.do', 'definitions.read'] });
  await setGroupRoles(db, 'level_1', ['operator', 'reader', 'operator']);
  await insertUser(db, { id: '1', name: 'anna', email: 'anna@example.org', skills: ['english'] });
  await setUserGroups(db, '1', ['level_1', 'staff', 'level_1']);
  const anna = await findPerson(db, '1');
  expect(anna).toMatchObject({
    name: 'anna',
    groups: ['level_1', 'staff'],
    rights: ['definitions.read', 'instances.start', 'tasks.do'],
    skills: ['english'],
  });
  const { name = '', groups = [] } = anna ?? {};
  expect(principalsOf({ name, groups, standsInFor: ['ugo'] })).toEqual([
    'u:anna',
    'u:ugo',
    'g:level_1',
    'g:staff',
  ]);
  expect(await rightsOfGroups(db, ['level_1'])).toEqual(anna?.rights);
  expect(await updateUser(db, '1', { active: false, languages: ['de'] })).toBe(true);
  expect(await findPersonByName(db, 'anna')).toMatchObject({
    active: false,
    languages: ['de'],
    skills: ['english'],
  });
  const page = await listUsers(db, { group: 'staff' }, { by: 'name', descending: false }, { from: 0, to: 9 });
  expect(page.rows.map((u) => u.groups)).toEqual([['level_1', 'staff']]);
  expect(await listGroups(db)).toEqual([
    { name: 'level_1', title: 'Level I', roles: ['operator', 'reader'], members: 1 },
    { name: 'staff', title: { it: 'Tutti', en: 'Staff' }, roles: [], members: 1 },
  ]);
  await expect(insertUser(db, { id: '2', name: 'anna', email: 'other@example.org' })).rejects.toThrow();
});

test('a key opens until it is revoked or has expired, and is not stored', async () => {
  const db = database.store;
  await insertApiKey(
    db,
    { id: 'k', name: 'crm', groups: ['level_1'], createdBy: 'admin', createdAt: day, expiresAt: day + 10 },
    'secret',
  );
  expect(await findApiKey(db, 'secret', day + 9)).toMatchObject({ name: 'crm', groups: ['level_1'] });
  expect(await findApiKey(db, 'secret', day + 10)).toBeNull();
  expect(await findApiKey(db, 'other', day)).toBeNull();
  expect(JSON.stringify(await listApiKeys(db))).not.toContain('hash');
  expect(await revokeApiKey(db, 'k', day + 1)).toBe(true);
  expect(await findApiKey(db, 'secret', day + 2)).toBeNull();
});

const program = {
  version: 'a'.repeat(64),
  workflow: { name: 'ticket', format: 1 },
  forms: { request: { schema: { properties: { zeta: {}, alpha: {}, b: {} } } } },
  calendars: {
    operators: {
      name: 'operators',
      zone: 'Europe/Rome',
      years: [
        { year: 2025, opens: [1, 2] },
        { year: 2026, opens: [3] },
      ],
    },
  },
} as unknown as Program;

test('a program comes back as it was compiled, in the very order of its fields, and shares the years of its calendars', async () => {
  await saveProgram(database.store, program, day);
  await saveProgram(database.store, program, day + 1);
  await saveProgram(database.store, { ...program, version: 'b'.repeat(64) }, day);
  const back = await findProgram(database.store, program.version);
  expect(back).toEqual(program);
  expect(JSON.stringify(back?.forms)).toBe(JSON.stringify(program.forms));
  const years = await database.store.sql.query<{ n: number }>(
    'select count(*)::int as n from calendar_years',
  );
  expect(years.rows[0]?.n).toBe(2);
  expect(await findProgram(database.store, 'none')).toBeNull();
});

test('a publication is all or nothing, and numbers the versions of each part', async () => {
  const parts = [
    { kind: 'workflow', name: 'ticket', text: 'name: ticket' },
    { kind: 'form', name: 'request', text: 'name: request' },
  ];
  const set = {
    author: 'paolo',
    note: null,
    publishedAt: day,
    parts,
    workflows: [{ workflow: 'ticket', hash: program.version }],
  };
  const publishSet = (change: Partial<typeof set>) =>
    inTransaction(database.store, async (db) => (await publish(db, { ...set, ...change })).versions);
  expect(await publishSet({})).toEqual([1, 1]);
  const both = await Promise.all([
    publishSet({ parts: parts.slice(0, 1) }),
    publishSet({ parts: parts.slice(0, 1) }),
  ]);
  expect(both.flat().sort()).toEqual([2, 3]);
  await expect(publishSet({ workflows: [{ workflow: 'ticket', hash: 'unknown' }] })).rejects.toThrow();
  expect((await listDefinitionVersions(database.store, 'workflow', 'ticket')).map((d) => d.version)).toEqual([
    3, 2, 1,
  ]);
  expect(await findCurrentVersion(database.store, 'ticket')).toBe(program.version);
  expect(await withdrawDefinition(database.store, 'workflow', 'ticket', 3, { by: 'anna', now: day })).toBe(
    true,
  );
  expect((await findDefinition(database.store, 'workflow', 'ticket', null))?.version).toBe(2);
  expect((await listDefinitions(database.store, null)).map((d) => [d.kind, d.name, d.version])).toEqual([
    ['form', 'request', 1],
    ['workflow', 'ticket', 2],
  ]);
});

test('a draft saved from an older revision is refused and shows what is there', async () => {
  const key = { kind: 'workflow', name: 'ticket', person: 'paolo' };
  const save = (text: string, expected: number | null) =>
    saveDraft(database.store, key, { text, baseVersion: 1, updatedAt: day }, expected);
  expect(await save('one', 0)).toMatchObject({ saved: true, draft: { revision: 1 } });
  expect(await save('again', 0)).toMatchObject({ saved: false, draft: { text: 'one' } });
  expect(await save('two', 1)).toMatchObject({ saved: true, draft: { revision: 2 } });
  expect(await save('late', 1)).toMatchObject({ saved: false, draft: { text: 'two', revision: 2 } });
  expect(await save('forced', null)).toMatchObject({ saved: true, draft: { revision: 3 } });
  expect((await findDraft(database.store, key))?.text).toBe('forced');
});

test('a repeated write has one effect and the same answer; with another body it is refused', async () => {
  const key = { who: 'anna', key: 'K' };
  let effects = 0;
  const write = (bodyHash: string) =>
    inTransaction(database.store, async (db) => {
      const reserved = await reserveWrite(db, key, bodyHash, day);
      if (reserved.write !== 'new') return reserved;
      effects += 1;
      await keepAnswer(db, key, 201, { id: 7 });
      return reserved;
    });
  const answers = await Promise.all([write('h'), write('h'), write('h')]);
  expect(effects).toBe(1);
  expect(answers.filter((a) => a.write === 'repeated')).toEqual(
    Array(2).fill({ write: 'repeated', status: 201, answer: { id: 7 } }),
  );
  expect(await write('other')).toEqual({ write: 'other_body' });
});

test('what was written is listed, the newest first', async () => {
  const row = {
    at: day,
    who: 'anna',
    what: 'POST /api/groups',
    subject: 'group level_1',
    source: '127.0.0.1',
    details: null,
  };
  await insertAudit(database.store, row);
  await insertAudit(database.store, { ...row, what: 'PUT /api/groups/level_1', at: day + 1 });
  const page = await listAudit(database.store, { subject: 'group level_1' }, { from: 0, to: 9 });
  expect(page.rows.map((r) => [r.what, r.at])).toEqual([
    ['PUT /api/groups/level_1', day + 1],
    ['POST /api/groups', day],
  ]);
});
