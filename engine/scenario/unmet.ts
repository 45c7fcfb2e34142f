/** An expectation held against where the play stands. */
import { readTotals } from '../outreach/order.js';
import { differences } from './differences.js';
import { instancesOf } from './instances.js';
import { measured } from './measured.js';
import type { Standing } from './play-engine.js';
import type { CalledTimes, Expect, ExpectedMeasure, ExpectedProgress, Failure } from './scenario.js';
import { recordOf, subjectDifferences, type FactDifference } from './subject-facts.js';
import { namesTold, valueTold } from './told.js';

/** What of an expectation is not met, each with the line of its key. */
export function unmet(expect: Expect, standing: Standing): readonly Failure[] {
  const found = [
    ...(expect.subject === null ? [] : subjectDifferences(expect.subject, standing)),
    ...instanceDifferences(expect, standing),
  ];
  const first = Math.min(...Object.values(expect.lines));
  return found.map(({ key, expected, found: seen }) => ({
    line: expect.lines[key] ?? first,
    expected,
    found: seen,
  }));
}

function instanceDifferences(expect: Expect, standing: Standing): readonly FactDifference[] {
  const { state } = standing;
  const { priority, data, called, notified, incident, ended, running, measure, progress } = expect;
  const incidents = instancesOf(standing).flatMap((each) => each.state.incidents.map(({ step }) => step));
  const end = endOf(state);
  return [
    ...(priority === null ? [] : compare('priority', 'priority', String(priority), String(state.priority))),
    ...(data === null ? [] : dataDifferences(data, standing)),
    ...(called ?? []).flatMap((times) => callDifferences(times, standing)),
    ...Object.entries(notified ?? {}).flatMap(([name, times]) =>
      compare('notified', `notices to ${name}`, String(times), String(noticesTo(standing, name))),
    ),
    ...(incident === null || incidents.includes(incident)
      ? []
      : compare('incident', 'incident', incident, namesTold(incidents))),
    ...(ended === null ? [] : compare('ended', 'ended', ended, end)),
    ...(running === null
      ? []
      : compare('running', 'running', String(running), String(state.status === 'running'))),
    ...(measure === null ? [] : measureDifferences(measure, standing)),
    ...(progress === null ? [] : progressDifferences(progress, standing)),
  ];
}

function compare(key: string, what: string, expected: string, found: string): readonly FactDifference[] {
  return expected === found ? [] : [{ key, expected: `${what}: ${expected}`, found: `${what}: ${found}` }];
}

function endOf({ status, outcome, activations }: Standing['state']): string {
  if (status === 'ended') return outcome ?? 'done';
  if (status === 'cancelled') return 'cancelled';
  return `not ended, at ${namesTold(Object.values(activations).map(({ step }) => step))}`;
}

function dataDifferences(
  expected: NonNullable<Expect['data']>,
  { state }: Standing,
): readonly FactDifference[] {
  return differences(expected, state.data, 'data').map((difference) => ({
    key: 'data',
    expected: `${difference.path}: ${valueTold(difference.expected)}`,
    found: `${difference.path}: ${valueTold(difference.found)}`,
  }));
}

function callDifferences(expected: CalledTimes, { calls }: Standing): readonly FactDifference[] {
  const { service, times } = expected;
  const made = calls.filter((call) => call.service === service);
  const such = made.filter(
    (call) => expected.with === null || differences(expected.with, call.with, '').length === 0,
  );
  if (times === null ? such.length > 0 : such.length === times) return [];
  const filter = expected.with === null ? '' : ` with ${valueTold(expected.with)}`;
  const others =
    expected.with === null || made.length === 0
      ? ''
      : `; called with ${valueTold(made.map((call) => call.with))}`;
  const what = `calls of ${service}${filter}`;
  return [
    {
      key: 'called',
      expected: `${what}: ${times ?? 'at least 1'}`,
      found: `${what}: ${such.length}${others}`,
    },
  ];
}

function noticesTo({ notices }: Standing, name: string): number {
  return notices.filter(({ to }) => ('group' in to ? to.group : to.user) === name).length;
}

function progressDifferences(
  { step, done, open, outcomes }: ExpectedProgress,
  standing: Standing,
): readonly FactDifference[] {
  const found = readTotals(recordOf(standing, step, null, null)?.data);
  const compared = (what: string, expected: number | null, count: number | undefined) =>
    expected === null
      ? []
      : compare('progress', `${what} of ${step}`, String(expected), String(count ?? 'none'));
  if (found === null) return compare('progress', `progress of ${step}`, 'a contact list', 'none');
  return [
    ...compared('contacts done', done, found.done),
    ...compared('contacts open', open, found.open),
    ...Object.entries(outcomes ?? {}).flatMap(([outcome, count]) =>
      compared(
        `outcome ${outcome}`,
        count,
        Object.hasOwn(found.outcomes, outcome) ? found.outcomes[outcome] : 0,
      ),
    ),
  ];
}

function measureDifferences(
  { code, met, daysLate }: ExpectedMeasure,
  standing: Standing,
): readonly FactDifference[] {
  const found = measured(standing, code);
  const state =
    found === null ? 'not measured' : found.met === null ? 'not decided' : found.met ? 'met' : 'missed';
  const bare = met === null && daysLate === null && found === null;
  return [
    ...(bare ? compare('measure', `measure ${code}`, 'measured', state) : []),
    ...(met === null ? [] : compare('measure', `measure ${code}`, met ? 'met' : 'missed', state)),
    ...(daysLate === null
      ? []
      : compare(
          'measure',
          `days late of ${code}`,
          String(daysLate),
          found === null ? state : String(found.daysLate),
        )),
  ];
}
