/** Small random programs and plays, for properties. */
import fc from 'fast-check';
import type {
  Action,
  CompiledClock,
  CompiledHandler,
  ClockEvent,
  Program,
} from '../../../engine/definition.js';
import type { CompiledStep } from '../../../engine/steps/kinds.js';
import { operators } from './calendars.js';
import {
  assignGroup,
  awaits,
  block,
  choose,
  clock,
  end,
  entries,
  form,
  goNext,
  notifyAssignee,
  notifyGroup,
  onError,
  onMessage,
  outcome,
  place,
  program,
  raisePriority,
  service,
  set,
  setData,
  stepClock,
  task,
  val,
  wait,
} from './programs.js';

const messages = ['m1', 'm2'] as const;
const names = ['s0', 's1', 's2', 's3', 's4', 's5'] as const;
const inner = ['i0', 'i1'] as const;

const term = fc.constantFrom(
  '10 minutes',
  '1 hour',
  '4 working hours',
  '1 working days',
  '= data.n > 2 ? duration("600s") : duration("7200s")',
  '= data.absent',
);
const message = fc.constantFrom(...messages);
const expression = fc.constantFrom<string | number>(
  1,
  '= data.n + 1',
  '= now',
  '= data.absent',
  '= steps.s0.data',
  '= instance.priority',
  '= clocks.c0.elapsed',
);

const anyAction = (targets: readonly string[]): fc.Arbitrary<Action> =>
  fc.oneof(
    fc.constant(notifyAssignee),
    fc.constant(notifyGroup('x')),
    fc.constantFrom(-30, 20, 80).map(raisePriority),
    fc.constant(assignGroup('level_1')),
    fc.constant<Action>({ kind: 'assign', to: { group: null, user: val('anna') } }),
    expression.map((value) => setData({ n: value })),
    fc.constant<Action>({ kind: 'do', service: 'mail_send', with: { map: { n: val('= data.n') } } }),
    term.map((within): Action => ({ kind: 'retime', clock: 'c0', within: val(within) })),
    fc.constantFrom(...targets, 'end').map(goNext),
  );

const anyActions = (targets: readonly string[]): fc.Arbitrary<readonly Action[]> =>
  fc.array(anyAction(targets), { maxLength: 2 });

const anyHandlers = (targets: readonly string[]): fc.Arbitrary<readonly CompiledHandler[]> =>
  fc.array(
    fc.oneof(
      fc.tuple(message, anyActions(targets)).map(([name, actions]) => onMessage(name, actions)),
      fc
        .tuple(fc.constantFrom(null, 'full', 'expression_failed'), anyActions(targets))
        .map(([code, actions]) => onError(code, actions)),
    ),
    { maxLength: 2 },
  );

const anyEvent = (of: readonly string[]): fc.Arbitrary<ClockEvent> =>
  fc.oneof(
    fc.constantFrom<ClockEvent>({ on: 'start' }, { on: 'end' }),
    fc
      .constantFrom(...of)
      .chain((step) =>
        fc.constantFrom<ClockEvent>(
          { on: 'entered', step },
          { on: 'claimed', step },
          { on: 'done', step },
          { on: 'outcome', step, outcome: 'a' },
        ),
      ),
    message.map((name): ClockEvent => ({ on: 'message', message: name })),
    fc.constant<ClockEvent>({ on: 'instant', at: val('= data.when') }),
  );

const anyClock = (name: string, of: readonly string[]): fc.Arbitrary<CompiledClock> =>
  fc
    .record({
      within: term,
      from: fc.array(anyEvent(of), { minLength: 1, maxLength: 2 }),
      until: fc.array(anyEvent(of), { minLength: 1, maxLength: 2 }),
      pause: fc.subarray([...of], { maxLength: 1 }),
      half: anyActions(of),
      over: anyActions(of),
      every: fc.boolean(),
    })
    .map(({ within, from, until, pause, half, over, every }) =>
      clock(name, within, {
        from,
        until,
        pause,
        at: { '50%': half, '100%': over, '+30 minutes': [notifyGroup('y')] },
        every: every ? { '3 hours': [notifyGroup('z')] } : {},
      }),
    );

/** A step; steps in which nothing waits only go forward, so that loops wait. */
function anyStep(name: string, all: readonly string[], deep: boolean): fc.Arbitrary<CompiledStep> {
  const later = [...all.slice(all.indexOf(name) + 1), 'end'];
  const somewhere = fc.option(fc.constantFrom(...all, 'end'));
  const ahead = fc.option(fc.constantFrom(...later));
  const common = fc.record({
    when: fc.option(fc.constantFrom('data.n < 3', 'true', 'data.absent'), { freq: 8 }),
    save: fc
      .option(fc.constantFrom('kept', 'list[]', 'n'))
      .map((path) => (path === null ? null : place(path))),
    handlers: anyHandlers(later),
    clock: fc.option(
      term.chain((within) =>
        anyActions(later).map((actions) => stepClock(name, within, { '100%': actions })),
      ),
    ),
  });
  const kinds: fc.Arbitrary<CompiledStep>[] = [
    fc.tuple(common, somewhere, somewhere, expression).map(([more, a, b, value]) =>
      task(name, {
        ...more,
        form: 'answer',
        to: { group: val('level_1'), notBy: ['s0'] },
        outcomes: [outcome('a', { next: a, set: entries({ n: value }) }), outcome('done', { next: b })],
      }),
    ),
    fc
      .tuple(common, somewhere)
      .map(([more, next]) =>
        service(name, { ...more, next, retry: { attempts: 2, firstMs: 60_000, factor: 2, maxMs: null } }),
      ),
    fc
      .tuple(common, ahead, expression)
      .map(([more, next, value]) => set(name, { n: value }, { ...more, next })),
    fc
      .tuple(common, ahead, term)
      .map(([more, next, time]) => wait(name, { for: val(time) }, { ...more, next })),
    fc
      .tuple(common, somewhere, message)
      .map(([more, next, one]) =>
        awaits(name, [one], { ...more, ...(next === null ? {} : { else: next }), for: '2 hours' }),
      ),
  ];
  if (name === all.at(-1)) kinds.push(fc.constant(end(name, 'ended')));
  if (deep) {
    const nested = fc.tuple(
      anyStep('i0', inner, false),
      anyStep('i1', inner, false),
      anyHandlers([...inner, ...later]),
      anyClock('c_inner', inner),
    );
    kinds.push(
      fc.tuple(common, ahead, nested).map(([more, next, [one, other, handlers, within]]) => {
        const made = choose(name, [{ when: 'data.n > 3', ...(next === null ? {} : { next }) }, {}], more);
        if (made.kind !== 'choose') throw new Error('no choose');
        const branch = made.branches[1];
        return branch === undefined
          ? made
          : {
              ...made,
              branches: [
                ...made.branches.slice(0, 1),
                { ...branch, block: block([one, other], { handlers, clocks: [within] }) },
              ],
            };
      }),
    );
  }
  return fc.oneof(...kinds);
}

/** A program of six steps, one of which may hold a block. */
export const anyProgram: fc.Arbitrary<Program> = fc
  .record({
    holder: fc.integer({ min: 0, max: 5 }),
    clocks: fc.tuple(anyClock('c0', names), anyClock('c1', names)),
    // Late steps only: a loop by way of errors would run to the limit of steps each time.
    handlers: anyHandlers(names.slice(4)),
  })
  .chain(({ holder, clocks, handlers }) =>
    fc.tuple(...names.map((name, at) => anyStep(name, names, at === holder))).map((steps) =>
      program({
        calendar: 'operators',
        calendars: [operators],
        steps,
        clocks,
        handlers,
        forms: [form('answer', { text: { type: 'string' }, n: { type: 'integer', default: 2 } })],
      }),
    ),
  );

/** A move of a play; numbers choose among what is there when it is made. */
export type Move =
  | { readonly move: 'pass'; readonly minutes: number }
  | {
      readonly move: 'claim' | 'release' | 'complete' | 'assign';
      readonly which: number;
      readonly who: number;
      readonly outcome: string | null;
      readonly back: number | null;
    }
  | { readonly move: 'message'; readonly name: string; readonly back: number | null }
  | {
      readonly move: 'result' | 'failure';
      readonly which: number;
      readonly code: string;
      readonly final: boolean;
    }
  | { readonly move: 'retry' | 'resolve'; readonly which: number }
  | { readonly move: 'cancel' };

const back = fc.option(fc.integer({ min: 0, max: 300 }), { freq: 4 });

export const anyMoves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ move: fc.constant('pass' as const), minutes: fc.integer({ min: 0, max: 600 }) }),
    },
    {
      weight: 6,
      arbitrary: fc.record({
        move: fc.constantFrom(
          'claim' as const,
          'release' as const,
          'complete' as const,
          'complete' as const,
          'assign' as const,
        ),
        which: fc.nat(3),
        who: fc.nat(2),
        outcome: fc.constantFrom(null, 'a', 'done', 'none'),
        back,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        move: fc.constant('message' as const),
        name: fc.constantFrom(...messages, 'unknown'),
        back,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        move: fc.constantFrom('result' as const, 'failure' as const),
        which: fc.nat(3),
        code: fc.constantFrom('full', 'temporary'),
        final: fc.boolean(),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ move: fc.constantFrom('retry' as const, 'resolve' as const), which: fc.nat(2) }),
    },
    { weight: 1, arbitrary: fc.record({ move: fc.constant('cancel' as const) }) },
  ),
  { maxLength: 25 },
);
