/** Requests of people who aren't signed in: only to workflows that say `start: {public: true}`, and nothing personal comes back. */
import { randomUUID } from 'node:crypto';
import type { CompiledForm, Title } from '../engine/definition.js';
import type { JsonObject } from '../engine/json.js';
import type { Refusal } from '../engine/outcome.js';
import { findContact } from '../store/contacts.js';
import { findInstance } from '../store/instances.js';
import type { CommandContext } from './context.js';
import { instanceId } from './hashing.js';
import { findJoined, keepJoined } from './joined-requests.js';
import { instanceOfCode, publicCode } from './public-code.js';
import { hasChannel } from './public-form.js';
import { refused } from './refused.js';
import { otherBody, start } from './start.js';
import { worded } from '../engine/wording/worded.js';

/** The channel of what comes in by the public form. */
const publicChannel = 'web';

export interface PublicRequest {
  readonly workflow: string;
  readonly data: JsonObject;
  /** What the sender's page chose, so that a request sent twice is one; null: every one is another. */
  readonly key: string | null;
  readonly bodyHash: string;
}

/** Opens a request; the answer is the code to ask after it, whether or not another instance has its key. */
export async function openPublicRequest(
  context: CommandContext,
  { workflow, data, key, bodyHash }: PublicRequest,
): Promise<{ readonly ok: true; readonly code: string } | Refusal> {
  const form = await publicForm(context, workflow);
  if ('ok' in form) return form;
  // The blank keeps these keys apart from those of signed-in callers, which hold none.
  const idempotencyKey = `public ${key ?? randomUUID()}`;
  const id = instanceId(workflow, idempotencyKey);
  const taken = { ok: true, code: publicCode(context.keys, id) } as const;
  const sent = hasChannel(form.form) ? { ...data, channel: publicChannel } : data;
  const joined = await findJoined(context, id, sent);
  if (joined !== null) return joined.same ? taken : otherBody(joined.contact.number ?? '');
  const common = { actor: null, channel: publicChannel, occurredAt: null, complete: null, trial: null };
  const started = await start(context, { ...common, workflow, data: sent, id: idempotencyKey, bodyHash });
  if (!started.ok && started.code !== 'conflict') return started;
  const holder = started.ok ? started.id : null;
  if (holder !== id) await keepJoined(context, { id, workflow, channel: publicChannel, data: sent, holder });
  return taken;
}

/** What a request's form asks for; refused (not_found) unless the workflow is open to the public. */
export async function publicForm(
  context: Pick<CommandContext, 'programs'>,
  workflow: string,
): Promise<{ readonly title: Title; readonly form: CompiledForm | null } | Refusal> {
  const version = await context.programs.current(workflow);
  const program = version === null ? null : await context.programs.get(version);
  if (program === null || !program.workflow.start.public)
    return refused('not_found', worded`There is no public form ${workflow}.`);
  const { title, data } = program.workflow;
  return { title, form: data === null ? null : (program.forms[data] ?? null) };
}

/** How a request stands. */
export interface PublicStanding {
  readonly number: string;
  readonly state: 'open' | 'closed';
  readonly startedAt: number;
  readonly endedAt: number | null;
}

/** How the request of this code stands; null when there is none. */
export async function publicStanding(
  context: Pick<CommandContext, 'db' | 'keys'>,
  code: string,
): Promise<PublicStanding | null> {
  const id = instanceOfCode(context.keys, code);
  if (id === null) return null;
  const row = await findInstance(context.db, id, null);
  if (row === null) return joinedStanding(context, id);
  if (row.channel !== publicChannel) return null;
  const { number, state, startedAt, endedAt } = row;
  return { number, state: state === 'running' ? 'open' : 'closed', startedAt, endedAt };
}

/** How a request stands that another instance took, or that a person is to place: by its own number, from its own beginning. */
async function joinedStanding(
  { db }: Pick<CommandContext, 'db'>,
  id: string,
): Promise<PublicStanding | null> {
  const contact = await findContact(db, id);
  if (contact?.channel !== publicChannel || contact.number === null) return null;
  const { number, receivedAt: startedAt, handledAt, instanceId: holder } = contact;
  const row = holder === null ? null : await findInstance(db, holder, null);
  const endedAt = row === null ? (contact.state === 'discarded' ? handledAt : null) : row.endedAt;
  return { number, state: endedAt === null ? 'open' : 'closed', startedAt, endedAt };
}
