/** A log entry in plain words: what somebody, or time, or a service did, and what followed. Pure; texts are in `i18n/`. */
import type { Happening } from '../../../engine/outcome.js';
import type { EventType } from '../../../engine/event.js';
import type { Names } from './names.js';

/** A log entry as `/api/instances/:id/log` tells it. */
export interface LogEntry {
  readonly sequence: number;
  readonly type: string;
  readonly step: string | null;
  readonly by: string | null;
  readonly occurred_at: string;
  readonly recorded_at: string;
  readonly details: unknown;
  readonly content: unknown;
  readonly command: string;
}

/** A message of the interface with what it names. */
export interface Phrase {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** By what it is filtered and marked. */
export type StoryKind = 'work' | 'note' | 'message' | 'time' | 'service' | 'care';

export interface Told {
  readonly kind: StoryKind;
  /** When it happened, and when it was recorded. */
  readonly at: string;
  readonly recordedAt: string;
  /** What happened. */
  readonly what: Phrase;
  /** What followed from it, in order; each thing once. */
  readonly then: readonly Phrase[];
  /** Whether somebody must look at it. */
  readonly trouble: boolean;
}

const kinds: Readonly<Record<EventType, StoryKind>> = {
  start: 'work',
  claim: 'work',
  release: 'work',
  assign: 'work',
  delegate: 'work',
  complete: 'work',
  message: 'message',
  due: 'time',
  result: 'service',
  failure: 'service',
  report: 'service',
  contacts: 'service',
  retry: 'care',
  resolve: 'care',
  cancel: 'care',
  move: 'care',
  migrate: 'care',
  retime: 'care',
};

/** Tells an entry; `names` are the titles of the instance's definition. */
export function tell(entry: LogEntry, names: Names): Told {
  const happenings = happeningsOf(entry.details);
  return {
    at: entry.occurred_at,
    recordedAt: entry.recorded_at,
    kind: Object.hasOwn(kinds, entry.type) ? kinds[entry.type as EventType] : 'care',
    what: headline(entry, happenings, names),
    then: unique(
      passed(happenings)
        .filter((happening) => !saidByHeadline(entry, happening))
        .flatMap((each) => follow(each, names)),
    ),
    trouble: happenings.some(({ what }) => what === 'incident'),
  };
}

function headline(entry: LogEntry, happenings: readonly Happening[], names: Names): Phrase {
  const content = recordOf(entry.content);
  const { step } = entry;
  const values = {
    by: entry.by ?? '',
    step: step === null ? '' : names.step(step),
    outcome: names.outcome(step, textOf(content['outcome'])),
    message: names.message(textOf(content['name'])),
    to: textOf(recordOf(content['user'])['name']) || names.group(textOf(content['group'])),
    target: names.step(textOf(content['to'])),
    from: names.step(textOf(content['from'])),
    reason: textOf(content['reason']),
    service: textOf(recordOf(happenings.find(({ what }) => what.startsWith('call_'))?.detail)['service']),
  };
  return { key: `story.what.${variant(entry, content, happenings)}`, values };
}

/** The texts that an event has by what is known of it: with and without a person, an outcome, a reason. */
function variant(
  { type, by }: LogEntry,
  content: Readonly<Record<string, unknown>>,
  happenings: readonly Happening[],
): string {
  if (!Object.hasOwn(kinds, type)) return 'other';
  if (type === 'start' || type === 'message') return by === null ? `${type}_alone` : type;
  if (type === 'complete') return textOf(content['outcome']) === '' ? 'complete_plain' : 'complete';
  if (type === 'cancel') return textOf(content['reason']) === '' ? 'cancel' : 'cancel_why';
  if (type === 'due') return happenings.some(({ what }) => what === 'threshold') ? 'due_clock' : 'due';
  return type;
}

const said: Readonly<Record<string, readonly Happening['what'][]>> = {
  start: ['started'],
  claim: ['task_claimed'],
  release: ['task_released'],
  assign: ['task_assigned'],
  delegate: ['task_delegated'],
  complete: ['task_done', 'left'],
  message: ['message_taken'],
  result: ['call_done'],
  failure: ['call_failed'],
  report: ['reported'],
  cancel: ['cancelled'],
  move: ['moved'],
  migrate: ['migrated'],
};
/** A happening, or a step that was only passed through. */
type Followed = Omit<Happening, 'what'> & { readonly what: Happening['what'] | 'passed' };

/** What the reader of a story is not told: a task opens as its step is entered. */
const untold: readonly Happening['what'][] = ['task_opened', 'task_done', 'late_result', 'contacts_worked'];

function saidByHeadline({ type, step }: LogEntry, happening: Followed): boolean {
  const { what } = happening;
  if (what === 'passed') return false;
  if (untold.includes(what)) return true;
  return (said[type]?.includes(what) ?? false) && (happening.step ?? step) === step;
}

/** A step that was entered and left in one go is told once. */
function passed(happenings: readonly Happening[]): Followed[] {
  const through = new Set(
    happenings.flatMap(({ what, step }, at) =>
      what === 'entered' && happenings.slice(at).some((later) => later.what === 'left' && later.step === step)
        ? [step]
        : [],
    ),
  );
  return happenings.flatMap((happening): Followed[] => {
    if (!through.has(happening.step)) return [happening];
    if (happening.what === 'left') return [];
    return [happening.what === 'entered' ? { ...happening, what: 'passed' } : happening];
  });
}

function follow({ what, step, clock, detail }: Followed, names: Names): Phrase[] {
  const facts = recordOf(detail);
  const plain = typeof detail === 'string' || typeof detail === 'number' ? String(detail) : '';
  const values = {
    step: step === undefined ? '' : names.step(step),
    clock: clock === undefined ? '' : names.clock(clock),
    outcome: names.outcome(step ?? null, plain),
    message: names.message(plain),
    detail: plain,
    service: textOf(facts['service']),
    code: textOf(facts['code']),
    whom: listOf(detail, names),
    target: names.step(plain),
  };
  if (what === 'left') return [{ key: plain === '' ? 'story.then.left_plain' : 'story.then.left', values }];
  if (what === 'threshold')
    return [{ key: plain === '100%' ? 'story.then.threshold_end' : 'story.then.threshold', values }];
  if (what === 'cancelled' && step === undefined) return [{ key: 'story.then.cancelled_all', values }];
  if (what === 'notified' && values.whom === '') return [];
  return [{ key: `story.then.${what}`, values }];
}

/** Names out of a list of texts, or of `{group}` and `{user}`. */
function listOf(detail: unknown, names: Names): string {
  if (!Array.isArray(detail)) return typeof detail === 'string' ? detail : '';
  return (detail as readonly unknown[])
    .map((one) => {
      // In a list names alone are groups: a person is told alone.
      if (typeof one === 'string') return names.group(one);
      const { group, ...others } = recordOf(one);
      return textOf(group) === '' ? textOf(Object.values(others)[0]) : names.group(textOf(group));
    })
    .filter((name) => name !== '')
    .join(', ');
}

function happeningsOf(details: unknown): readonly Happening[] {
  const list = Array.isArray(details) ? details : recordOf(details)['happenings'];
  return Array.isArray(list) ? (list as readonly Happening[]) : [];
}

function unique(phrases: readonly Phrase[]): Phrase[] {
  return [...new Map(phrases.map((phrase) => [JSON.stringify(phrase), phrase])).values()];
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
