/** Who acts in a play: the users of the scenario, and others, who are of any group that may do what they do. */
import type { Program } from '../definition.js';
import type { Actor } from '../event.js';
import type { OpenTask } from '../state.js';
import { groupsNamed } from './groups-named.js';
import type { Standing } from './play-engine.js';
import type { Scenario } from './scenario.js';

/** Who acts where the scenario doesn't say. */
const somebody = 'somebody';

/** Who does something about a task. Without a name who has it, else somebody. */
export function doerOfTask({ users }: Scenario, name: string | null, task: OpenTask): Actor {
  const called = name ?? task.assignee?.name ?? task.user ?? somebody;
  return userNamed(users, called) ?? { name: called, groups: task.groups, skills: task.skills, any: false };
}

/** To whom a task is delegated: a user of the scenario, else somebody who may do it. */
export function delegateOf({ users }: Scenario, name: string, { groups, skills }: OpenTask): Actor {
  return userNamed(users, name) ?? { name, groups, skills, any: false };
}

/** Who sends a message; null for a channel or a program, where the scenario doesn't say. */
export function senderOf(
  { users }: Scenario,
  name: string | null,
  message: string,
  program: Program,
): Actor | null {
  if (name === null) return null;
  const declared = program.workflow.messages.find((each) => each.name === message);
  return userNamed(users, name) ?? { name, groups: declared?.groups ?? [], skills: [], any: false };
}

/** Who does what only some have the right to: a supervisor or an administrator. */
export function chiefOf({ users }: Scenario, name: string | null): Actor {
  return userNamed(users, name ?? somebody) ?? { name: name ?? somebody, groups: [], skills: [], any: true };
}

/** Whom a task is assigned to: a user of the scenario, a group that is named, one who does something in the play, else a group. */
export function addresseeOf(
  { users, play }: Scenario,
  name: string,
  { program, others }: Standing,
): { readonly group: string | null; readonly user: Actor | null } {
  const user = userNamed(users, name);
  if (user !== null) return { group: null, user };
  const members = Object.values(users).flatMap(({ groups }) => groups);
  const doers = play.flatMap((line) => ('by' in line && typeof line.by === 'string' ? [line.by] : []));
  const isGroup =
    [program, ...others.map((each) => each.program)].some((each) =>
      groupsNamed(each.workflow).names.has(name),
    ) ||
    members.includes(name) ||
    !doers.includes(name);
  return isGroup
    ? { group: name, user: null }
    : { group: null, user: { name, groups: [], skills: [], any: false } };
}

function userNamed(users: Scenario['users'], name: string): Actor | null {
  const user = Object.hasOwn(users, name) ? users[name] : undefined;
  return user === undefined ? null : { name, ...user, any: false };
}
