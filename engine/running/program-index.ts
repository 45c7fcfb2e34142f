/** A program as running looks things up in it: made once for each program in memory, and kept as long as that. */
import type { CompiledBlock, CompiledClock, Program } from '../definition.js';
import { programInstants } from '../expressions/program-instants.js';
import { kindOf } from '../steps/kinds.js';
import { blockInstants } from './block-instants.js';
import type { BlockPlace, ClockMove, ClockPlace, ProgramIndex, StepPlace } from './program-places.js';
import { blockKey, eventKey } from './program-places.js';

interface Indexing {
  readonly steps: Map<string, PlainStepPlace>;
  readonly blocks: Map<string, BlockPlace>;
  readonly clocks: Map<string, ClockPlace>;
  readonly messages: Set<string>;
}

/** Where a step stands, before it is known which clocks it moves. */
type PlainStepPlace = Pick<StepPlace, 'step' | 'block' | 'position'>;

const known = new WeakMap<Program, ProgramIndex>();

/** The index of a program. @throws Error for a kind of step that this program doesn't know */
export function indexOf(program: Program): ProgramIndex {
  const found = known.get(program);
  if (found !== undefined) return found;
  const made = makeIndex(program);
  known.set(program, made);
  return made;
}

function makeIndex(program: Program): ProgramIndex {
  const { workflow } = program;
  const indexing: Indexing = { steps: new Map(), blocks: new Map(), clocks: new Map(), messages: new Set() };
  for (const { name } of workflow.messages) indexing.messages.add(name);
  indexBlock(indexing, workflow.body, []);
  const instants = programInstants(program);
  const clocks = [...indexing.clocks.values()];
  const blockClocks = new Map<string, ClockPlace[]>();
  const blockStarts = new Map<string, ClockMove[]>();
  const clocksOn = new Map<string, ClockMove[]>();
  for (const place of clocks) {
    if (place.clock.step !== null) continue;
    add(blockClocks, place.block, place);
    for (const event of new Set([...place.clock.from, ...place.clock.until].map(eventKey))) {
      if (event === null) continue;
      add(clocksOn, event, moveOn(place, event));
      if (event === 'start') add(blockStarts, place.block, moveOn(place, event));
      if (event.startsWith('message:')) indexing.messages.add(event.slice('message:'.length));
    }
  }
  const steps = new Map(
    [...indexing.steps].map(([name, place]) => [name, withClocks(place, clocks, clocksOn)] as const),
  );
  return {
    ...indexing,
    steps,
    blockClocks,
    blockStarts,
    clocksOn,
    clocksAtInstants: clocks.filter(
      ({ clock }) =>
        clock.step === null && [...clock.from, ...clock.until].some(({ on }) => on === 'instant'),
    ),
    stepNames: new Set(steps.keys()),
    clockNames: new Set(indexing.clocks.keys()),
    instants,
    blockInstants: blockInstants(steps.values(), indexing.blocks.values(), instants),
  };
}

function moveOn(place: ClockPlace, event: string): ClockMove {
  const { from, until } = place.clock;
  const begins = from.findIndex((one) => eventKey(one) === event);
  return {
    place,
    stops: until.some((one) => eventKey(one) === event),
    begins: begins < 0 ? null : begins,
  };
}

function withClocks(
  place: PlainStepPlace,
  clocks: readonly ClockPlace[],
  clocksOn: ReadonlyMap<string, readonly ClockMove[]>,
): StepPlace {
  const { name } = place.step;
  const on = (event: 'entered' | 'claimed' | 'done') => clocksOn.get(`${event}:${name}`) ?? [];
  return {
    ...place,
    entered: on('entered'),
    claimed: on('claimed'),
    done: on('done'),
    pauses: clocks.filter(({ clock }) => clock.step === null && clock.pause.includes(name)),
  };
}

function indexBlock(indexing: Indexing, block: CompiledBlock, path: readonly (string | number)[]): void {
  const place: BlockPlace = { key: blockKey(path), block, path };
  indexing.blocks.set(place.key, place);
  for (const clock of block.clocks) indexClock(indexing, clock, place.key);
  indexHandlers(indexing, block.handlers);
  block.steps.forEach((step, position) => {
    indexing.steps.set(step.name, { step, block: place, position });
    if (step.clock !== null) indexClock(indexing, step.clock, place.key);
    indexHandlers(indexing, step.handlers);
    const kind = kindOf(step);
    for (const message of kind.listens?.(step) ?? []) indexing.messages.add(message);
    kind.blocks?.(step).forEach((inner, at) => indexBlock(indexing, inner, [...path, step.name, at]));
  });
}

function indexClock({ clocks }: Indexing, clock: CompiledClock, block: string): void {
  const endsWithScope = clock.step !== null || clock.until.some(({ on }) => on === 'end');
  clocks.set(clock.name, { clock, order: clocks.size, block, endsWithScope });
}

function indexHandlers({ messages }: Indexing, handlers: CompiledBlock['handlers']): void {
  for (const { on } of handlers) if ('message' in on) messages.add(on.message);
}

function add<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
}
