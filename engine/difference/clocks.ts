/** Clocks: their terms, what starts, stops and pauses them, and what they do. */
import type { ClockEvent, CompiledClock } from '../definition.js';
import { actionsTold } from './actions.js';
import type { PartSentence } from './sentence.js';
import { condition, namesTurned, same, say, turned, written } from './sentence.js';
import { span, spanTurned } from './spans.js';

/** What has changed between two lists of clocks, by their names. */
export function clockSentences(
  before: readonly CompiledClock[],
  after: readonly CompiledClock[],
): readonly PartSentence[] {
  const gone = before.filter(({ name }) => !after.some((clock) => clock.name === name));
  return [
    ...after.flatMap((clock) => {
      const old = before.find(({ name }) => name === clock.name);
      return old === undefined ? added(clock) : changed(old, clock);
    }),
    ...gone.map(({ name }) => say(partOf(name), `clock ${name} is gone`, `l’orologio ${name} non c’è più`)),
  ];
}

function added({ name, within }: CompiledClock): readonly PartSentence[] {
  const term = span(within);
  return [say(partOf(name), `new clock ${name}: ${term.en}`, `nuovo orologio ${name}: ${term.it}`)];
}

function changed(before: CompiledClock, after: CompiledClock): readonly PartSentence[] {
  const { name } = after;
  const part = partOf(name);
  const what = (en: string, it: string) => ({ en: `${name}, ${en}`, it: `${name}, ${it}` });
  const term = spanTurned(before.within, after.within);
  return [
    ...(same(before.within, after.within) ? [] : [say(part, `${name}: ${term.en}`, `${name}: ${term.it}`)]),
    ...turned(part, what('calendar', 'calendario'), before.calendar ?? '–', after.calendar ?? '–'),
    ...turned(part, what('only when', 'solo se'), condition(before.when), condition(after.when)),
    ...turned(part, what('starts at', 'parte a'), events(before.from), events(after.from)),
    ...turned(part, what('stops at', 'si ferma a'), events(before.until), events(after.until)),
    ...namesTurned(part, what('stands still during', 'è sospeso durante'), before.pause, after.pause),
    ...turned(part, what('measure', 'misura'), before.measure ?? '–', after.measure ?? '–'),
    ...thresholds(part, name, before, after),
  ];
}

function thresholds(
  part: string,
  name: string,
  before: CompiledClock,
  after: CompiledClock,
): readonly PartSentence[] {
  const labels = (clock: CompiledClock) =>
    new Map([
      ...clock.at.map(({ label, actions }) => [label, actions] as const),
      ...clock.every.map(({ period, actions }) => [`every ${period}`, actions] as const),
    ]);
  const [old, now] = [labels(before), labels(after)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((label) => {
    if (same(old.get(label), now.get(label))) return [];
    const does = actionsTold(now.get(label) ?? []);
    return [say(part, `${name} at ${label}: ${does.en}`, `${name} a ${label}: ${does.it}`)];
  });
}

function events(list: readonly ClockEvent[]): string {
  return list.map(event).join(', ');
}

function event(on: ClockEvent): string {
  switch (on.on) {
    case 'entered':
      return on.step;
    case 'claimed':
    case 'done':
      return `${on.step}.${on.on}`;
    case 'outcome':
      return `${on.step}.${on.outcome}`;
    case 'message':
      return `message.${on.message}`;
    case 'instant':
      return written(on.at);
    default:
      return on.on;
  }
}

function partOf(name: string): string {
  return `clocks/${name}`;
}
