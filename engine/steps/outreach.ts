/**
 * Works a contact list: the host begins it (the call `outreach`), tells from time to time how far it has come, and stops it when
 * `until` holds (the call `outreach_stop`). The step holds totals only, as its data; a list of any size stays with the host.
 */
import type { Channel, Condition, StepCommon, Value } from '../definition.js';
import { instantsCompared } from '../expressions/instants-compared.js';
import type { Json } from '../json.js';
import { outreachService, outreachStopService, readReport, type OutreachReport } from '../outreach/order.js';
import { noTotals, type OutreachOrder } from '../outreach/order.js';
import { openCall, planRetry, usualRetry, usualTimeoutMs } from '../running/calls.js';
import { failure, failureOf } from '../running/failure.js';
import { namesOf } from '../running/names.js';
import { putRecord } from '../running/records.js';
import { nextId } from '../running/run.js';
import { scopeIn } from '../running/scope.js';
import type { Standpoint } from '../running/standpoint.js';
import { holds, numberOf, valueOf } from '../running/values.js';
import type { Here, StepKind } from './step-kind.js';
import type { Move } from './move.js';
import { nothing } from './move.js';

export interface OutreachStep extends StepCommon {
  readonly kind: 'outreach';
  readonly channel: Channel;
  readonly list: Value | null;
  readonly questionnaire: Value | null;
  readonly dispositions: string | null;
  readonly template: string | null;
  /** Absent in what was compiled before there were any. */
  readonly attachments?: Value | null;
  /** Absent in what was compiled before there was one. */
  readonly recording?: Value | null;
  readonly attempts: Value;
  readonly retry: OutreachOrder['retry'];
  readonly appointmentsCount: boolean;
  readonly hours: string | null;
  readonly rate: OutreachOrder['rate'];
  readonly to: { readonly group: Value | null; readonly skills: readonly Value[] };
  readonly quota: OutreachOrder['quota'];
  readonly counts: Value | null;
  readonly form: string | null;
  readonly call: string | null;
  readonly until: Condition | null;
}

type Phase = 'beginning' | 'working' | 'stopping';

export const outreach: StepKind<OutreachStep> = {
  enter(here) {
    keepTotals(here, noTotals);
    order(here, outreachService, orderOf(here));
    return stand('beginning');
  },
  result(here, result) {
    const report = readReport(result);
    if (report === null) return noReport(here.step.name);
    keepTotals(here, report.totals);
    return phaseOf(here) === 'stopping' || report.over ? finished(report) : stand('working');
  },
  failure({ run, step }, call, { code, message, final }) {
    if (!final && planRetry(run, call, usualRetry)) return null;
    if (code !== 'not_available') return { to: 'fail', code, message };
    const told = `This installation has nobody to work contact lists, so ${step.name} can't begin; resolve it with its totals, or go on by another step.`;
    return { to: 'fail', code, message: told };
  },
  contacts(here, report) {
    if (phaseOf(here) === null) return null;
    keepTotals(here, report.totals);
    return report.over ? finished(report) : stand(phaseOf(here) ?? 'working');
  },
  asked: askedAt,
  due(here) {
    order(here, outreachStopService, {
      instance: here.run.draft.instance.id,
      outreach: here.activation.id,
      step: here.step.name,
    });
    return stand('stopping');
  },
};

/**
 * When `until` is to be asked: at once where it holds, else at the next instant with which it compares `now`. It is asked anew
 * after each event, as data and totals may have changed.
 */
function askedAt(from: Standpoint, step: OutreachStep, frame: string, wait: Json): number | null {
  if (step.until === null || (wait as { readonly phase?: Phase }).phase !== 'working') return null;
  const { now } = from.draft;
  const standpoint = { ...from, at: now };
  try {
    if (holds(standpoint, frame, step.until)) return now;
  } catch (error) {
    // It may be told later: data that are not there yet.
    failureOf(error);
  }
  const later = instantsCompared(step.until, scopeIn(standpoint, frame, null)).filter((at) => at > now);
  const instants = later.filter((at) => holdsAt(standpoint, frame, step, at));
  return instants.length === 0 ? null : Math.min(...instants);
}

function holdsAt(from: Standpoint, frame: string, { until }: OutreachStep, at: number): boolean {
  try {
    return until !== null && holds({ ...from, at }, frame, until);
  } catch (error) {
    failureOf(error);
    return false;
  }
}

function orderOf({ run, step, frame, activation }: Here<OutreachStep>): OutreachOrder {
  const named = (value: Value | null, what: string): string | null => {
    if (value === null) return null;
    const given = valueOf(run, frame.id, value);
    if (given === null || (typeof given === 'string' && given !== '')) return given;
    throw failure('value_wrong', `${what} of ${step.name} must be a name.`);
  };
  const attempts = numberOf(run, frame.id, step.attempts, `The attempts of ${step.name}`);
  if (!Number.isInteger(attempts) || attempts < 1)
    throw failure('value_wrong', `The attempts of ${step.name} must be a whole number of at least 1.`);
  return {
    instance: run.draft.instance.id,
    workflow: run.program.workflow.name,
    outreach: activation.id,
    step: step.name,
    channel: step.channel,
    list: named(step.list, 'The list'),
    questionnaire: named(step.questionnaire, 'The questionnaire'),
    dispositions: step.dispositions,
    // Absent in what was compiled before there was one.
    template: step.template ?? null,
    attachments: namesOf(run, frame.id, step.attachments ?? null, `the attachments of ${step.name}`),
    ...(step.recording == null ? {} : { recording: named(step.recording, 'The recording') }),
    attempts,
    retry: step.retry,
    appointmentsCount: step.appointmentsCount,
    hours: step.hours,
    rate: step.rate,
    groups: namesOf(run, frame.id, step.to.group, `the group of ${step.name}`),
    skills: step.to.skills.flatMap((skill) => namesOf(run, frame.id, skill, `a skill of ${step.name}`)),
    quota: step.quota,
    counts: named(step.counts, 'What counts'),
    form: step.form,
    call: step.call,
  };
}

function order(
  { run, step, activation }: Here<OutreachStep>,
  service: string,
  input: Parameters<typeof openCall>[1]['input'],
): void {
  const call = { activation: activation.id, step: step.name, service, input, timeoutMs: usualTimeoutMs };
  // A number of its own: the activation's is that of the first call, whose result has been taken.
  const base = service === outreachService ? activation.id : nextId(run);
  openCall(run, { base, ...call });
}

/** Expressions see them while it goes on: `steps.interviews.data.done`. */
function keepTotals(
  { run, step, frame, activation }: Here<OutreachStep>,
  totals: OutreachReport['totals'],
): void {
  const { enteredAt } = activation;
  putRecord(run, frame, step.name, {
    state: 'active',
    outcome: null,
    data: totals,
    by: null,
    at: null,
    enteredAt,
  });
}

function stand(phase: Phase): Move {
  return { to: 'stand', wait: { dueAt: null, phase } };
}

function finished({ totals }: OutreachReport): Move {
  return { to: 'finish', finish: { ...nothing, data: totals, saves: true } };
}

function noReport(step: string): Move {
  const message = `Whoever works the list of ${step} gave no totals: {totals: {done, open, outcomes, rolled_up}, over}.`;
  return { to: 'fail', code: 'value_wrong', message };
}

function phaseOf({ activation }: Here<OutreachStep>): Phase | null {
  return (activation.wait as { readonly phase?: Phase }).phase ?? null;
}
