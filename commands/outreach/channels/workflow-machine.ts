/**
 * Works a list by a workflow: each attempt starts an instance under its own id, and is over when the instance is. A start that
 * a crash left unnoted is found again by that id, so nothing is started twice, and nothing is ever in doubt.
 */
import { deepestCall } from '../../../engine/running/called.js';
import type { Program } from '../../../engine/definition.js';
import { isJsonObject, type Json, type JsonObject } from '../../../engine/json.js';
import { findInstances } from '../../../store/instances.js';
import { loadForCommand } from '../../../store/load.js';
import type { BegunContact } from '../../../store/outreach-claims.js';
import { listPrincipals } from '../../../store/visibility.js';
import type { CommandContext } from '../../context.js';
import { instanceId } from '../../hashing.js';
import { createPrivacy } from '../../privacy.js';
import { send } from '../../send.js';
import { start } from '../../start.js';
import { unpackState } from '../../stored-state.js';
import type { Followed, Follower, Machine, Touched } from '../machine.js';

/** The outcome of a contact whose instance could not be started. */
const notStarted = 'not_started';
const cancelled = 'cancelled';

const atOnce = 1_000;
const portion = 20;

/** Makes the machine of the channel `workflow`. */
export function createWorkflowMachine(context: CommandContext): Machine {
  return {
    ...{ portion, lanes: 1 },
    follower: followerOf(context),
    async refuses({ instance, call }) {
      if (call === null || (await context.programs.current(call)) === null)
        return `No workflow ${call ?? ''} is published.`;
      const depth = await depthBelow(context, instance);
      return depth > deepestCall
        ? `${call} would be the ${String(depth)}th of workflows that start one another, and ${String(deepestCall)} are allowed.`
        : null;
    },
    async prepare({ order: { instance, step, call: workflow } }) {
      const { db, programs } = context;
      // A row's own channel may be this one where the step's is another.
      if (workflow === null) return () => Promise.resolve(failed(`${step} names no workflow to call.`));
      const version = await programs.current(workflow);
      const program = version === null ? null : await programs.get(version);
      const caller = {
        ...{ instance, step, waits: false, depth: await depthBelow(context, instance) },
        seenBy: await listPrincipals(db, instance),
      };
      return async (contact): Promise<Touched> => {
        if (program === null) return { as: 'trouble', why: `No workflow ${workflow} is published.` };
        const id = startIdOf(contact.attempt);
        const started = await start(context, {
          ...{ workflow, data: dataOf(contact, program), id, bodyHash: id },
          caller: { ...caller, call: contact.attempt },
          ...{ actor: null, channel: null, occurredAt: null, complete: null, trial: null },
        });
        return started.ok ? { as: 'handed_over', job: started.id } : failed(started.message);
      };
    },
  };
}

function followerOf(context: CommandContext): Follower {
  return {
    atOnce,
    async follow(attempts, { order: { call: workflow } }) {
      if (workflow === null) return new Map();
      const byInstance = new Map(
        [...attempts].map((attempt) => [instanceId(workflow, startIdOf(attempt)), attempt]),
      );
      const found = await findInstances(context.db, [...byInstance.keys()], null);
      return new Map(
        found.flatMap(({ id, state, outcome, startedAt, endedAt }): [string, Followed][] => {
          const attempt = byInstance.get(id);
          if (attempt === undefined) return [];
          if (state === 'running') return [[attempt, { as: 'under_way', job: id }]];
          const ended = state === 'ended' ? (outcome ?? 'done') : cancelled;
          const durationMs = endedAt === null ? null : endedAt - startedAt;
          return [[attempt, { as: 'ended', outcome: ended, remarks: null, pages: null, durationMs }]];
        }),
      );
    },
    async withdraw(jobs, outreach) {
      const id = `cancel ${outreach.id}`;
      const actor = { name: outreach.order.workflow, groups: [], skills: [], any: true };
      for (const instance of jobs) {
        const command = { type: 'cancel', id, bodyHash: id, reason: null, occurredAt: null } as const;
        await send(context, { instance, actor, command: { ...command, recordedAt: null } });
      }
    },
  };
}

function startIdOf(attempt: string): string {
  return `contact ${attempt}`;
}

function failed(remarks: string): Touched {
  return { as: 'ended', outcome: notStarted, remarks };
}

/** How deep workflows have started one another once this instance starts another. */
async function depthBelow({ db, keys }: CommandContext, instance: string): Promise<number> {
  const { row, wrappedKey } = await loadForCommand(db, instance, '');
  if (row === null) return 1;
  const state = unpackState(row.engineState, createPrivacy(keys, wrappedKey));
  return (state.instance.caller?.depth ?? 0) + 1;
}

/** What the workflow starts with: of the row's fields and further columns what its form names; all, where it names nothing. */
function dataOf(contact: BegunContact, { workflow, forms }: Program): JsonObject {
  const { name, phone, email, fax, language, extra } = contact;
  const row: { readonly [field: string]: Json } = { ...extra, name, phone, email, fax, language };
  const schema = workflow.data === null ? undefined : forms[workflow.data]?.schema;
  const named = isJsonObject(schema) && isJsonObject(schema['properties']) ? schema['properties'] : null;
  return Object.fromEntries(
    Object.entries(row).filter(
      ([field, value]) => value !== null && (named === null || Object.hasOwn(named, field)),
    ),
  );
}
