/**
 * The closed list of rights, and what each role may do out of the box.
 * Rights hang on roles, roles on groups, users are in groups. The list is closed because every route names one of
 * these: a right that nobody asks for, or a route that asks for an unknown one, does not compile.
 * Sources of the roles: requirements ROL-1 to ROL-11.
 */

/** Every right, with what it allows; the texts are shown to the administrator who gives them. */
const rights = {
  'definitions.read': 'read definitions, their drafts and versions',
  'definitions.edit': 'change drafts of definitions and check them',
  'definitions.publish': 'publish definitions',
  'instances.read':
    'read the instances of which one may do, or did, a step, or which a definition shows to one',
  'instances.read_all': 'read every instance',
  'instances.start': 'start instances of workflows that name a group of one’s own',
  'instances.start_any': 'start instances of any workflow, and import contacts for others',
  'instances.message': 'send messages to instances',
  'instances.operate': 'cancel and erase instances, retry and resolve incidents',
  'contacts.work': 'read what came in by channels, and place what no rule could',
  'tasks.work': 'claim, release and complete tasks of one’s groups',
  'tasks.assign': 'assign tasks to a group or a person',
  'tasks.any': 'work and see tasks of every group',
  'campaigns.work': 'be given contacts of lists that are worked, and tell how attempts ended',
  'campaigns.manage': 'pause and resume lists that are worked',
  'schedules.manage': 'pause and resume what starts by itself',
  'queues.read': 'see queues, waits, loads and the day’s curve, on the wallboard',
  'measures.read': 'see service levels, history, forecasts and reports',
  'calls.read': 'see calls that came in, what was told of them, and how components were reached',
  'calls.write': 'tell what happened to calls and components: for the switch',
  'audits.plan': 'plan mystery audits, change their sheets, end them',
  'audits.detect': 'be given detections of mystery audits, and score them',
  'audits.read': 'read plans, detections, results and bills of mystery audits',
  'periods.close': 'close periods of contracts, and make further editions of them',
  'people.read': 'find and read the records of people who turn to the contact centre',
  'people.edit': 'enter and change records of people',
  'lists.read': 'read contact lists, their imports, and who is not to be contacted',
  'lists.edit': 'make, import, export and empty contact lists, and say who is not to be contacted',
  'people.erase': 'export and erase all that is held of a person',
  'users.read': 'read users and groups',
  'users.manage': 'make and change users and groups, set passwords',
  'roles.manage': 'change which rights a role has',
  'keys.own': 'make and withdraw one’s own keys for programs',
  'keys.manage': 'read and withdraw everybody’s keys for programs',
  'audit.read': 'read who changed what, when and from where',
} as const;

export type Right = keyof typeof rights;

/** All rights, in the order of the list. */
export const allRights: readonly Right[] = Object.keys(rights).filter(isRight);

/** The rights of version 0.1.0: what an installation knows that has kept no list of them. */
export const firstRights: readonly Right[] = [
  ...(['definitions.read', 'definitions.edit', 'definitions.publish'] as const),
  ...(['instances.read', 'instances.read_all', 'instances.start', 'instances.start_any'] as const),
  ...(['instances.message', 'instances.operate', 'tasks.work', 'tasks.assign', 'tasks.any'] as const),
  ...(['users.read', 'users.manage', 'roles.manage', 'keys.own', 'keys.manage', 'audit.read'] as const),
];

/** What a right allows, in English. */
export function rightText(right: Right): string {
  return rights[right];
}

/** True if the text is the name of a right. */
export function isRight(text: string): text is Right {
  return Object.hasOwn(rights, text);
}

/** A role as it is shipped; an administrator may change its rights later. */
export interface DefaultRole {
  readonly title: { readonly it: string; readonly en: string };
  readonly rights: readonly Right[];
}

const everyone: readonly Right[] = ['instances.read', 'tasks.work'];
const agent: readonly Right[] = [...everyone, 'instances.start', 'instances.message'];
const frontOffice: readonly Right[] = [
  ...agent,
  'contacts.work',
  'campaigns.work',
  'people.read',
  'people.edit',
];

/** What both parties of a contract may see, and sign. */
const contractParty: readonly Right[] = [
  ...(['definitions.read', 'queues.read', 'measures.read', 'calls.read', 'periods.close'] as const),
];

/** The roles of the sources and the rights they start with. */
export const defaultRoles = {
  administrator: { title: { it: 'Amministratore', en: 'Administrator' }, rights: allRights },
  supervisor: {
    title: { it: 'Supervisore', en: 'Supervisor' },
    rights: [
      ...frontOffice,
      'definitions.read',
      'definitions.edit',
      'instances.read_all',
      'instances.start_any',
      'instances.operate',
      'tasks.assign',
      'tasks.any',
      'queues.read',
      'measures.read',
      'calls.read',
      'campaigns.manage',
      'schedules.manage',
      'people.erase',
      'lists.read',
      'lists.edit',
      'users.read',
      'keys.own',
      'audit.read',
    ],
  },
  operator: { title: { it: 'Operatore', en: 'Operator' }, rights: frontOffice },
  office: { title: { it: 'Ufficio', en: 'Office' }, rights: everyone },
  director: {
    title: { it: 'Direttore dell’esecuzione', en: 'Execution director' },
    rights: [...agent, ...contractParty, 'audits.read'],
  },
  project_manager: {
    title: { it: 'Responsabile di progetto', en: 'Project manager' },
    rights: [...agent, ...contractParty, ...(['audits.plan', 'audits.read'] as const)],
  },
  auditor: {
    title: { it: 'Rilevatore', en: 'Auditor' },
    rights: [...everyone, 'instances.message', 'audits.detect'],
  },
  knowledge_manager: {
    title: { it: 'Responsabile della conoscenza', en: 'Knowledge manager' },
    rights: agent,
  },
  tutor: { title: { it: 'Tutor', en: 'Tutor' }, rights: [...agent, 'users.read', 'queues.read'] },
} as const satisfies Readonly<Record<string, DefaultRole>>;

export type DefaultRoleName = keyof typeof defaultRoles;

/**
 * The rights of a person: those of all the roles of all her groups, each once, in the list's order.
 * Names that are no right (of a later version, say) are left out.
 */
export function rightsOf(roles: readonly { readonly rights: readonly string[] }[]): readonly Right[] {
  const held = new Set(roles.flatMap((role) => role.rights));
  return allRights.filter((right) => held.has(right));
}
