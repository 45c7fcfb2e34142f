/**
 * Works a list by instances: each attempt starts one under its own id, and is over when the instance is. A start that a crash
 * left unnoted is found again by that id, so nothing is started twice, and nothing is ever in doubt.
 */
import type { Program } from '../../../engine/definition.js';
import type { JsonObject } from '../../../engine/json.js';
import type { OutreachOrder } from '../../../engine/outreach/order.js';
import { deepestCall } from '../../../engine/running/called.js';
import { findInstances } from '../../../store/instances.js';
import { loadForCommand } from '../../../store/load.js';
import type { BegunContact } from '../../../store/outreach-claims.js';
import type { OutreachRow } from '../../../store/outreaches.js';
import { listPrincipals } from '../../../store/visibility.js';
import type { CommandContext } from '../../context.js';
import { instanceId } from '../../hashing.js';
import { createPrivacy } from '../../privacy.js';
import { send } from '../../send.js';
import { start } from '../../start.js';
import { unpackState } from '../../stored-state.js';
import type { Followed, Follower, Machine, Touched } from '../machine.js';

/** What contacts become instances of. */
export interface ContactInstances {
  /** How many are open at once, at most. */
  readonly atOnce: number;
  /** Of which workflow; null: the order names none. */
  readonly workflowOf: (order: OutreachOrder) => string | null;
  /** Its version and program; a sentence where there is none. */
  readonly programOf: (
    outreach: Pick<OutreachRow, 'order' | 'version'>,
  ) => Promise<{ readonly version: string; readonly program: Program } | string>;
  /** Why an order can't be worked; null: it can. */
  readonly refuses: (order: OutreachOrder) => Promise<string | null>;
  /** What an instance begins with. */
  readonly dataOf: (contact: BegunContact, program: Program) => JsonObject;
}

/** The outcome of a contact whose instance could not be started. */
const notStarted = 'not_started';
const cancelled = 'cancelled';

const portion = 20;

/** Makes the machine. */
export function createInstanceMachine(context: CommandContext, instances: ContactInstances): Machine {
  return {
    ...{ portion, lanes: 1 },
    follower: followerOf(context, instances),
    async refuses(order) {
      const why = await instances.refuses(order);
      if (why !== null) return why;
      const depth = await depthBelow(context, order.instance);
      return depth > deepestCall
        ? `${instances.workflowOf(order) ?? ''} would be the ${String(depth)}th of workflows that start one another, and ${String(deepestCall)} are allowed.`
        : null;
    },
    async prepare(outreach) {
      const { instance, step } = outreach.order;
      const workflow = instances.workflowOf(outreach.order);
      // A row's own channel may be this one where the step's is another.
      if (workflow === null)
        return () => Promise.resolve(failed(`${step} names nothing to give a contact to.`));
      const found = await instances.programOf(outreach);
      if (typeof found === 'string') return () => Promise.resolve({ as: 'trouble', why: found });
      const { version, program } = found;
      const caller = {
        ...{ instance, step, waits: false, depth: await depthBelow(context, instance) },
        seenBy: await listPrincipals(context.db, instance),
      };
      return async (contact): Promise<Touched> => {
        const id = startIdOf(contact.attempt);
        const started = await start(context, {
          ...{ workflow, version, data: instances.dataOf(contact, program), id, bodyHash: id },
          caller: { ...caller, call: contact.attempt },
          ...{ actor: null, channel: null, occurredAt: null, complete: null, trial: null },
        });
        return started.ok ? { as: 'handed_over', job: started.id } : failed(started.message);
      };
    },
  };
}

function followerOf(context: CommandContext, { atOnce, workflowOf }: ContactInstances): Follower {
  return {
    atOnce,
    async follow(attempts, { order }) {
      const workflow = workflowOf(order);
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

/** A row's fields and further columns; what is empty is left out. */
export function rowOf({ name, phone, email, fax, language, extra }: BegunContact): JsonObject {
  const row = { ...extra, name, phone, email, fax, language };
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}
