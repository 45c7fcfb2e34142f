/** Clocks as brackets along the steps that they span: from what starts them to what stops them, still where they pause. */
import type {
  ClockEvent,
  CompiledBlock,
  CompiledClock,
  CompiledWorkflow,
} from '../../../engine/definition.js';
import { blocksOf } from '../../../engine/steps/blocks.js';
import type { Say } from './graph-parts.js';
import type { Layout } from './layout.js';
import { valueText } from './value-text.js';

interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Bracket extends Span {
  readonly clock: string;
  readonly title: string;
  /** The term, as it is written. */
  readonly within: string;
  /** How far to the left of the drawing it stands, from 0. */
  readonly lane: number;
  /** Where it stands still. */
  readonly pauses: readonly Span[];
}

const least = 24;

/** The brackets of all clocks that are not a step's own, each in a lane in which it touches no other. */
export function bracketsOf(workflow: CompiledWorkflow, layout: Layout, say: Say): readonly Bracket[] {
  const whole = { from: 0, to: layout.height };
  const spans = clocksIn(workflow.body, null).map(({ clock, owner }) => {
    const box = owner === null ? undefined : layout.nodes.get(owner);
    const scope = box === undefined ? whole : { from: box.y, to: box.y + box.height };
    return { clock, span: spanOf(clock, layout, scope) };
  });
  const lanes: number[] = [];
  return spans
    .toSorted((one, other) => one.span.from - other.span.from || other.span.to - one.span.to)
    .map(({ clock, span }) => {
      const free = lanes.findIndex((end) => end < span.from);
      const lane = free === -1 ? lanes.length : free;
      lanes[lane] = span.to + least;
      const pauses = clock.pause.flatMap((step) => {
        const box = layout.nodes.get(step);
        if (box === undefined) return [];
        const pause = { from: Math.max(box.y, span.from), to: Math.min(box.y + box.height, span.to) };
        return pause.to > pause.from ? [pause] : [];
      });
      return {
        ...span,
        clock: clock.name,
        title: say(clock.title, clock.name),
        within: valueText(clock.within),
        lane,
        pauses,
      };
    });
}

function spanOf(clock: CompiledClock, layout: Layout, scope: Span): Span {
  const from = Math.min(...clock.from.map((event) => heightOf(event, layout, scope, 'from')));
  const to = Math.max(...clock.until.map((event) => heightOf(event, layout, scope, 'to')));
  return { from: Math.min(from, to), to: Math.max(from + least, to) };
}

function heightOf(event: ClockEvent, layout: Layout, scope: Span, side: keyof Span): number {
  if (event.on === 'start') return scope.from;
  if (!('step' in event)) return event.on === 'end' ? scope.to : scope[side];
  const box = layout.nodes.get(event.step);
  if (box === undefined) return scope[side];
  if (event.on === 'entered') return box.y;
  return event.on === 'claimed' ? box.y + box.height / 2 : box.y + box.height;
}

function clocksIn(
  block: CompiledBlock,
  owner: string | null,
): readonly { readonly clock: CompiledClock; readonly owner: string | null }[] {
  return [
    ...block.clocks.map((clock) => ({ clock, owner })),
    ...block.steps.flatMap((step) => blocksOf(step).flatMap((inner) => clocksIn(inner, step.name))),
  ];
}
