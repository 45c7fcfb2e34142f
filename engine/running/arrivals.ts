/** What comes in by a channel, or with the instant of a schedule, before there is an instance: the data that it starts one with. */
import type { CompiledChannel, Program } from '../definition.js';
import type { Scope } from '../expressions/scope.js';
import { evaluateValue } from '../expressions/evaluate.js';
import type { JsonObject } from '../json.js';
import { isJsonObject } from '../json.js';
import type { Refusal } from '../outcome.js';
import { failureOf } from './failure.js';
import { refuse } from './refusal.js';
import { worded } from '../wording/worded.js';

/** The channel of a workflow, or null where it has none of this name. */
export function channelOf({ workflow }: Program, name: string): CompiledChannel | null {
  return workflow.start.channels?.find((channel) => channel.name === name) ?? null;
}

/** The data that a contact (what expressions see as `message`) starts an instance with; refused where an expression fails. */
export function dataOfContact(
  program: Program,
  channel: CompiledChannel,
  contact: JsonObject,
  now: number,
): { readonly data: JsonObject } | Refusal {
  const { name } = program.workflow;
  if (channel.with === null) return { data: {} };
  try {
    const data = evaluateValue(channel.with, scopeOf(program, contact, now));
    if (isJsonObject(data)) return { data };
    return refuse('invalid', worded`What the channel ${channel.name} of ${name} starts with is no map.`);
  } catch (error) {
    const { message } = failureOf(error);
    return refuse('invalid', worded`${name} can't start by its channel ${channel.name}: ${message}`);
  }
}

/** The data that a schedule starts an instance with at `now`; refused where there is no schedule or an expression fails. */
export function dataOfSchedule(program: Program, now: number): { readonly data: JsonObject } | Refusal {
  const { name, start } = program.workflow;
  if (start.every === undefined) return refuse('conflict', worded`${name} starts by no schedule.`);
  if (start.every.with === null) return { data: {} };
  try {
    const data = evaluateValue(start.every.with, scopeOf(program, null, now));
    if (isJsonObject(data)) return { data };
    return refuse('invalid', worded`What the schedule of ${name} starts with is no map.`);
  } catch (error) {
    const { message } = failureOf(error);
    return refuse('invalid', worded`${name} can't start by its schedule: ${message}`);
  }
}

/** Checks see to it that only `message` of a channel, or `now` of a schedule, is read: there is nothing else yet. */
function scopeOf({ version, workflow, calendars }: Program, contact: JsonObject | null, now: number): Scope {
  const nothing: ReadonlySet<string> = new Set();
  const facts = { id: '', number: '', workflow: workflow.name, version };
  return {
    data: {},
    stepNames: nothing,
    step: () => undefined,
    clockNames: nothing,
    clock: () => ({ state: 'pending', due: null, elapsed: 0, remaining: null, breached: false }),
    instance: {
      instance: { ...facts, channel: null, started_by: null, previous: null },
      key: null,
      priority: 50,
      startedAt: now,
    },
    now,
    message: contact === null ? null : { name: '', data: contact },
    names: {},
    instants: { data: null, steps: {}, messages: {} },
    time: { calendar: workflow.calendar, calendars },
  };
}
