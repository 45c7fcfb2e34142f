/** The events of one call, as a switch would tell them. */
import type { CallEvent, CallEventKind } from '../../../domain/calls/call-event.js';
import type { Chance } from './random.js';

const services = [
  ['health', 5],
  ['taxes', 3],
  ['registry', 2],
] as const;
const bodies = { health: 'health_agency', taxes: 'region', registry: 'municipality' } as const;
const languages = [
  ['it', 88],
  ['en', 8],
  ['de', 4],
] as const;
const second = 1000;

/** How busy it is, from 0 to 1 at the day's peak: with it waits grow. */
export interface Moment {
  readonly at: number;
  readonly load: number;
  readonly operators: number;
}

/** What befalls the call with this id. */
export function eventsOfCall(id: string, { at, load, operators }: Moment, chance: Chance): CallEvent[] {
  const events: CallEvent[] = [];
  let now = at;
  const tell = (kind: CallEventKind, more: Partial<CallEvent> = {}) => {
    events.push({ id: `${id}.${events.length + 1}`, call: id, kind, at: now, ...more });
  };
  const service = chance.of(services);
  const language = chance.of(languages);
  tell('offered', { service, language, body: bodies[service] });
  now += 500 + chance.below(1500);
  if (chance.in(0.01 + 0.05 * load)) return (tell('ended', { details: { reason: 'no_line' } }), events);
  tell('welcomed');
  now += 6 * second + chance.span(14 * second);
  if (chance.in(0.17)) return (tell('ended'), events);
  tell('queued', { queue: `${service}_${language}` });
  const queuedAt = now;
  const wait = chance.in(0.55)
    ? 1 * second + chance.span(4 * second)
    : chance.span((8 + 34 * load ** 2) * second);
  const patience = 5 * second + chance.span(300 * second);
  if (patience < wait) {
    now = queuedAt + patience;
    tell('abandoned');
    tell('ended');
    return events;
  }
  if (wait > 90 * second && chance.in(0.6)) {
    now = queuedAt + 60 * second;
    tell('call_back_offered');
    if (chance.in(0.5)) {
      now += 8 * second;
      tell('call_back_taken');
      tell('ended');
      return events;
    }
  }
  now = queuedAt + wait;
  if (chance.in(0.008)) {
    tell(chance.in(0.6) ? 'voicemail' : 'flowed_out');
    now += 5 * second + chance.span(30 * second);
    tell('ended');
    return events;
  }
  const operator = () => `operator_${String(1 + chance.below(operators)).padStart(3, '0')}`;
  if (chance.in(0.06)) tell('presented', { operator: operator() });
  talk(tell, operator, chance, (ms) => (now += ms));
  return events;
}

function talk(
  tell: (kind: CallEventKind, more?: Partial<CallEvent>) => void,
  anyOperator: () => string,
  chance: Chance,
  pass: (ms: number) => void,
): void {
  let operator = anyOperator();
  const details = { first_contact: chance.in(0.83) };
  tell('answered', { operator });
  pass(20 * second + chance.span(170 * second));
  if (chance.in(0.12)) {
    tell('held');
    pass(5 * second + chance.span(35 * second));
    tell('resumed');
    pass(chance.span(40 * second));
  }
  if (chance.in(0.05)) {
    tell('transferred');
    pass(2 * second + chance.span(10 * second));
    operator = anyOperator();
    tell('answered', { operator });
    pass(10 * second + chance.span(120 * second));
  }
  // Once in a few thousand a switch contradicts itself.
  if (chance.in(0.0003)) tell('abandoned');
  tell('ended', { details });
  pass(3 * second + chance.span(25 * second));
  tell('wrapped_up', { operator });
}
