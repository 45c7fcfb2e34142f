/** The organisation that a first start outside production makes, so that there is somebody to sign in as. */
import { randomUUID } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import type { Title } from '../engine/definition.js';
import { saveGroup } from './groups.js';
import { defaultRoles, type DefaultRoleName } from '../domain/rights.js';
import { putPassword } from '../store/passwords.js';
import { saveRole } from '../store/roles.js';
import { inTransaction, type Db, type Store } from '../store/store.js';
import { hasNoUsers, insertUser, setUserGroups } from '../store/users.js';

/** Everybody's password in the demonstration. */
export const demoPassword = 'sportello';

const groups: readonly {
  readonly name: string;
  readonly title: Title;
  readonly roles: readonly DefaultRoleName[];
}[] = [
  { name: 'administrators', title: { it: 'Amministratori', en: 'Administrators' }, roles: ['administrator'] },
  { name: 'supervisors', title: { it: 'Supervisori', en: 'Supervisors' }, roles: ['supervisor'] },
  { name: 'level_1', title: { it: 'Operatori di livello I', en: 'Level I operators' }, roles: ['operator'] },
  {
    name: 'level_2',
    title: { it: 'Operatori di livello II', en: 'Level II operators' },
    roles: ['operator'],
  },
  {
    name: 'level_3',
    title: { it: 'Operatori di livello III', en: 'Level III operators' },
    roles: ['operator'],
  },
  {
    name: 'office_agriculture',
    title: { it: 'Ufficio agricoltura', en: 'Agriculture office' },
    roles: ['office'],
  },
  {
    name: 'office_programming',
    title: { it: 'Ufficio programmazione', en: 'Planning office' },
    roles: ['office'],
  },
  {
    name: 'office_relations',
    title: { it: 'Ufficio relazioni con il pubblico', en: 'Public relations office' },
    roles: ['office'],
  },
  {
    name: 'directors',
    title: { it: 'Direttori dell’esecuzione', en: 'Contract directors' },
    roles: ['director'],
  },
  {
    name: 'project_managers',
    title: { it: 'Responsabili di progetto', en: 'Project managers' },
    roles: ['project_manager'],
  },
  { name: 'auditors', title: { it: 'Rilevatori', en: 'Auditors' }, roles: ['auditor'] },
  {
    name: 'knowledge_managers',
    title: { it: 'Responsabili della conoscenza', en: 'Knowledge managers' },
    roles: ['knowledge_manager'],
  },
  { name: 'tutors', title: { it: 'Tutor', en: 'Tutors' }, roles: ['tutor'] },
];

const users: readonly {
  readonly name: string;
  readonly displayName: string;
  readonly groups: readonly string[];
  readonly skills: readonly string[];
}[] = [
  { name: 'admin', displayName: 'Amministratore', groups: ['administrators'], skills: [] },
  { name: 'sara', displayName: 'Sara Supervisore', groups: ['supervisors'], skills: [] },
  { name: 'anna', displayName: 'Anna Prima', groups: ['level_1'], skills: ['it', 'en', 'de'] },
  {
    name: 'bruno',
    displayName: 'Bruno Seconda',
    groups: ['level_2'],
    skills: ['it', 'en', 'de', 'pl', 'ru'],
  },
  {
    name: 'carla',
    displayName: 'Carla Seconda',
    groups: ['level_2', 'level_3'],
    skills: ['it', 'en', 'fr', 'es', 'ar'],
  },
  {
    name: 'dario',
    displayName: 'Dario Ufficio',
    groups: ['office_agriculture', 'office_programming', 'office_relations'],
    skills: [],
  },
  { name: 'elena', displayName: 'Elena Direttore', groups: ['directors'], skills: [] },
  { name: 'paolo', displayName: 'Paolo Progetto', groups: ['project_managers'], skills: [] },
  { name: 'ugo', displayName: 'Ugo Rilevatore', groups: ['auditors'], skills: ['it', 'en'] },
  { name: 'vera', displayName: 'Vera Rilevatrice', groups: ['auditors'], skills: ['it', 'en'] },
  { name: 'nadia', displayName: 'Nadia Conoscenza', groups: ['knowledge_managers'], skills: [] },
  { name: 'tea', displayName: 'Tea Tutor', groups: ['tutors'], skills: [] },
];

// Two servers that start at once on an empty store must make one organisation.
const lock = 7_701_003;

/**
 * Makes the roles of the sources in a store that has no user yet; in every environment, since without them nobody has a right.
 * Answers false, and changes nothing, if there are users.
 */
export async function createDefaultRoles(store: Store): Promise<boolean> {
  return inTransaction(store, async (db) => {
    await db.sql.query('select pg_advisory_xact_lock($1)', [lock]);
    if (!(await hasNoUsers(db))) return false;
    for (const [name, role] of Object.entries(defaultRoles))
      await saveRole(db, { name, title: role.title.it, rights: role.rights });
    for (const group of groups) await saveGroup(db, group);
    return true;
  });
}

/** Makes the demonstration's groups and users (api.md) in a store that has no user yet; answers whether it did. Never to be called in production. */
export async function createDemoOrganisation(store: Store): Promise<boolean> {
  if (!(await createDefaultRoles(store))) return false;
  // One hash for all: each takes a tenth of a second of a core, and hides nothing where all have the same password.
  const hash = await hashPassword(demoPassword);
  return inTransaction(store, async (db) => {
    await db.sql.query('select pg_advisory_xact_lock($1)', [lock]);
    if (!(await hasNoUsers(db))) return false;
    for (const user of users) await saveUser(db, user, hash);
    return true;
  });
}

async function saveUser(db: Db, user: (typeof users)[number], passwordHash: string): Promise<void> {
  const { name, displayName, skills } = user;
  const id = randomUUID();
  const languages = skills.length > 0 ? skills : ['it'];
  await insertUser(db, {
    id,
    name,
    email: `${name}@example.org`,
    displayName,
    skills,
    languages,
    active: true,
  });
  await setUserGroups(db, id, user.groups);
  await putPassword(db, id, passwordHash);
}
