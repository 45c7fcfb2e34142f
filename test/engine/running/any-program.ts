/** Small random programs and plays, for properties. */
import fc from 'fast-check';
import type {
  Action,
  CompiledClock,
  CompiledHandler,
  ClockEvent,
  Program,
} from '../../../engine/definition.js';
import type { Json } from '../../../engine/json.js';
import type { CompiledStep } from '../../../engine/steps/kinds.js';
import { messages } from './any-moves.js';
import { operators } from './calendars.js';
import {
  assignGroup,
  awaits,
  block,
  choose,
  clock,
  each,
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
  parallel,
  phase,
  service,
  set,
  setData,
  stepClock,
  task,
  undo,
  val,
  wait,
} from './programs.js';

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
    fc.tuple(common, somewhere).map(([more, next]) =>
      service(name, {
        ...more,
        next,
        undo: { service: 'http_call', with: { map: { body: val(`= steps.${name}.data`) } } },
        retry: { attempts: 2, firstMs: 60_000, factor: 2, maxMs: null },
      }),
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
  kinds.push(fc.tuple(common, ahead).map(([more, next]) => undo(name, null, { ...more, next })));
  if (deep) {
    const pair = fc.tuple(anyStep('i0', inner, false), anyStep('i1', inner, false));
    const alone = fc.tuple(anyStep('i0', ['i0'], false), anyStep('i1', ['i1'], false));
    const items = fc.constantFrom<Json>(
      [],
      ['a'],
      ['a', 'b', 'c'],
      '= data.absent',
      '= [data.n, data.n + 1]',
    );
    kinds.push(
      fc
        .tuple(common, ahead, pair, anyHandlers([...inner, ...later]), anyClock('c_inner', inner))
        .map(([more, next, inside, handlers, within]) =>
          phase(name, inside, { ...more, next, handlers, clocks: [within] }),
        ),
      fc
        .tuple(
          common,
          ahead,
          alone,
          fc.constantFrom('all' as const, 'any' as const, { condition: 'data.n > 2' }),
        )
        .map(([more, next, [one, other], until]) =>
          parallel(name, { one: [one], other: [other] }, until, { ...more, next }),
        ),
      fc
        .tuple(common, ahead, pair, items, fc.constantFrom(1, 2, 'all' as const), fc.boolean())
        .map(([more, next, inside, list, atOnce, ends]) =>
          each(name, list, inside, {
            ...more,
            next,
            atOnce,
            ...(ends ? { until: 'index > data.n' } : {}),
            collect: '= {"at": index, "item": item, "n": data.n}',
          }),
        ),
    );
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
