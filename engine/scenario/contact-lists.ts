/**
 * The contact lists of a play: what the store and its runner are to a real instance. The play holds the contacts, makes the
 * attempts that its `contact` moves tell, and reports totals to the instance, on whatever engine it runs.
 */
import {
  afterAttempt,
  afterQuota,
  counts,
  freshContact,
  totalsOf,
  whyNot,
  type Contact,
  type ContactRules,
} from '../outreach/contact.js';
import {
  outreachService,
  outreachStopService,
  type OutreachOrder,
  type OutreachReport,
} from '../outreach/order.js';
import { cellsOf, needs, quotaField } from '../outreach/quota.js';
import type { CompiledForm, Program } from '../definition.js';
import type { CompiledCalendar } from '../time/calendar.js';
import { calendarNamed } from '../running/calendars.js';
import { takeData } from '../running/sent-data.js';
import type { ServiceAnswer } from '../services.js';
import type { Json, JsonObject } from '../json.js';
import { instantText, readInstant } from '../expressions/instants.js';
import type { PlayPrograms, ServiceScript, Standing } from './play-engine.js';
import { instancesOf } from './instances.js';
import type { Addressed } from './send-move.js';
import type { Move, Scenario } from './scenario.js';
import { namesTold } from './told.js';
import { worded } from '../wording/worded.js';

type ContactMove = Extract<Move, { readonly kind: 'contact' }>;

/** A list being worked; `contacts` and `rows` by their rows. */
interface WorkedList {
  readonly rules: ContactRules;
  /** What whoever works a contact fills in. */
  readonly form: CompiledForm | null;
  readonly contacts: Contact[];
  readonly rows: readonly PlayedRow[];
  /** When the last of the contacts had been tried. */
  allTriedAt: number | null;
}

/** What of a row says how it is worked: its cells, its own zone and hours. */
interface PlayedRow {
  readonly cells: readonly string[];
  readonly zone: string | null;
  readonly hours: CompiledCalendar | null;
}

/** The attempt that a move makes: the report to send, and how to keep it once it was taken; or why it can't be made. */
type Attempted = (Addressed & { readonly keep: () => void }) | { readonly refused: string };

export interface ContactLists {
  /** Answers the calls of outreaches; other services, and scripted failures, are the scenario's. */
  readonly script: ServiceScript;
  attempt(move: ContactMove, standing: Standing, id: string): Attempted;
}

/** Makes the lists of one play. */
export function createContactLists(
  scenario: Scenario,
  programs: PlayPrograms,
  scripted: ServiceScript,
): ContactLists {
  const worked = new Map<string, WorkedList>();
  return {
    script(service, nth, input) {
      const answer = scripted(service, nth, input);
      const own = service === outreachService || service === outreachStopService;
      if (!own || !answer.ok) return answer;
      if (service === outreachService) return begin(scenario, programs, worked, input);
      return done(reportOf(worked.get(keyOf(input as OutreachOrder))));
    },
    attempt(move, standing, id) {
      const active = instancesOf(standing).flatMap(({ at, state }) =>
        Object.values(state.activations).map((each) => ({ ...each, at, instance: state.instance.id })),
      );
      for (const { step, at, instance, wait, id: outreach } of active) {
        const list =
          step === move.step && isWorked(wait) ? worked.get(keyOf({ instance, outreach })) : undefined;
        if (list === undefined) continue;
        const made = attemptOn(scenario, list, outreach, move, standing.now, id);
        return 'refused' in made ? made : { ...made, instance: at };
      }
      const steps = namesTold(active.map(({ step }) => step));
      return { refused: `no contact list is worked at ${move.step}; active steps: ${steps}` };
    },
  };
}

function begin(
  { lists }: Scenario,
  programs: PlayPrograms,
  worked: Map<string, WorkedList>,
  input: JsonObject,
): ServiceAnswer {
  // The step `outreach` makes this call, and nobody else can.
  const order = input as OutreachOrder;
  const rows = order.list === null ? [] : Object.hasOwn(lists, order.list) ? lists[order.list] : undefined;
  if (rows === undefined) {
    const message = `The scenario has no list "${order.list ?? ''}"; it has ${namesTold(Object.keys(lists))}.`;
    return { ok: false, code: 'list_unknown', message, final: true };
  }
  const known = worked.get(keyOf(order));
  if (known !== undefined) return done(reportOf(known));
  const program = programs.find(({ workflow }) => workflow.name === order.workflow) ?? programs[0];
  const dispositions =
    order.dispositions === null ? null : (program.dispositions[order.dispositions] ?? null);
  const hours = calendarNamed(program, order.hours);
  const calendar = hours ?? calendarNamed(program, program.workflow.calendar);
  const list: WorkedList = {
    rules: { order, dispositions, hours, calendar, zone: null },
    form: order.form === null ? null : (program.forms[order.form] ?? null),
    contacts: rows.map(() => freshContact),
    allTriedAt: null,
    rows: rows.map((row) => playedRow(row, order, program)),
  };
  const sorted = { ...list, contacts: withoutFull(list, list.contacts) };
  worked.set(keyOf(order), sorted);
  return done(reportOf(sorted));
}

/** A row's own hours and zone win over the campaign's; hours that the workflow knows no calendar for are none. */
function playedRow(row: JsonObject, { quota }: OutreachOrder, program: Program): PlayedRow {
  const textOf = (field: string) => {
    const column = Object.keys(row).find((name) => name === field || quotaField(name) === field);
    const value = column === undefined ? null : row[column];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
  };
  return {
    cells: cellsOf(quota, textOf),
    zone: textOf('zone'),
    hours: calendarNamed(program, textOf('hours')),
  };
}

/** The contacts once those whom nobody needs any more are done. */
function withoutFull(
  { rules, rows }: Pick<WorkedList, 'rules' | 'rows'>,
  contacts: readonly Contact[],
): Contact[] {
  const { quota } = rules.order;
  const filled = new Map<string, number>();
  for (const [at, contact] of contacts.entries())
    if (counts(contact, rules))
      for (const cell of rows[at]?.cells ?? []) filled.set(cell, (filled.get(cell) ?? 0) + 1);
  const need = needs(quota, filled);
  return contacts.map((contact, at) =>
    need(rows[at]?.cells ?? []) === null ? afterQuota(contact) : contact,
  );
}

function attemptOn(
  scenario: Scenario,
  list: WorkedList,
  activation: string,
  { row, by, outcome, data, occurredAt }: ContactMove,
  now: number,
  id: string,
): Omit<Exclude<Attempted, { readonly refused: string }>, 'instance'> | { readonly refused: string } {
  const { rules: common, contacts, rows, form } = list;
  const contact = contacts[row - 1];
  const own = rows[row - 1];
  if (contact === undefined || own === undefined)
    return { refused: `the list has ${contacts.length} rows, so there is no row ${row}` };
  const rules = { ...common, hours: own.hours ?? common.hours, zone: own.zone };
  const made = data['appointment'];
  const appointment = typeof made === 'string' ? readInstant(made, rules.calendar) : null;
  const attempt = { outcome, at: occurredAt ?? now, appointment };
  const why = whyNot(contact, rules, attempt) ?? mayNot(scenario, rules, contact, by);
  if (why !== null) return { refused: `row ${row}: ${why}` };
  const taken = takeData(form, data, () => worded`row ${row}`);
  if ('ok' in taken) return { refused: taken.message };
  const after = withoutFull(list, contacts.with(row - 1, afterAttempt(contact, rules, attempt)));
  const tried = after.every((each) => each.attempts > 0 || each.done);
  const allTriedAt = list.allTriedAt ?? (tried ? attempt.at : null);
  const report = reportOf({ ...list, contacts: after, allTriedAt });
  return {
    command: {
      id,
      occurredAt,
      type: 'contacts',
      outreach: activation,
      ...report,
      by: doer(scenario, rules, by),
    },
    keep: () => {
      contacts.splice(0, contacts.length, ...after);
      list.allTriedAt = allTriedAt;
    },
  };
}

/** Numbers of activations are unique in an instance. */
function keyOf({ instance, outreach }: Pick<OutreachOrder, 'instance' | 'outreach'>): string {
  return `${instance} ${outreach}`;
}

function isWorked(wait: Json): boolean {
  return typeof wait === 'object' && wait !== null && 'phase' in wait && wait.phase === 'working';
}

/** Why a user of the scenario may not work the contact; others are of any group that may. */
function mayNot(
  { users }: Scenario,
  { order, dispositions }: ContactRules,
  { outcome }: Contact,
  by: string | null,
): string | null {
  const user = by !== null && Object.hasOwn(users, by) ? users[by] : undefined;
  if (by === null || user === undefined) return null;
  if (order.groups.length > 0 && !order.groups.some((group) => user.groups.includes(group)))
    return `${by} is in none of the groups ${order.groups.join(', ')}`;
  const last = dispositions?.outcomes.find(({ name }) => name === outcome)?.skill ?? null;
  const lacking = [...order.skills, ...(last === null ? [] : [last])].find(
    (skill) => !user.skills.includes(skill),
  );
  return lacking === undefined ? null : `${by} lacks the skill ${lacking}`;
}

function doer({ users }: Scenario, { order }: ContactRules, by: string | null) {
  if (by === null) return null;
  const user = Object.hasOwn(users, by) ? users[by] : undefined;
  return { name: by, groups: user?.groups ?? order.groups, skills: user?.skills ?? order.skills, any: false };
}

/** A web page has no contacts of its own: it goes on until it is stopped. */
function reportOf(list: WorkedList | undefined): OutreachReport {
  const counted = totalsOf(list?.contacts ?? [], list?.rules.dispositions ?? null);
  const at = list?.allTriedAt ?? null;
  const totals = at === null ? counted : { ...counted, all_tried_at: instantText(at) };
  return { totals, over: list === undefined || (list.rules.order.list !== null && totals.open === 0) };
}

function done(result: OutreachReport): ServiceAnswer {
  return { ok: true, result };
}
