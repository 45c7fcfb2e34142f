import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../engine/json.js';
import { mostAtOnce, mostItems } from '../../../engine/steps/each.js';
import type { CompiledStep } from '../../../engine/steps/kinds.js';
import { view } from '../../../engine/running.js';
import type { Program } from '../../../engine/definition.js';
import {
  active,
  actor,
  anyone,
  clockOf,
  complete,
  hours,
  message,
  pass,
  started,
  stateOf,
  taskAt,
  tell,
  type Play,
} from '../running/play.js';
import {
  awaits,
  each,
  goNext,
  onMessage,
  outcome,
  parallel,
  place,
  program,
  set,
  stepClock,
  task,
  val,
} from '../running/programs.js';

const list = (from: number): Json[] => Array.from({ length: from }, (_, at) => ({ id: at }));
const reviews = (
  more: Parameters<typeof each>[3] = {},
  inside: readonly CompiledStep[] = [task('review')],
): Program =>
  program({ steps: [each('all', '= data.list', inside, { save: place('got'), ...more }), task('last')] });

/** The items whose task at a step is open, by their numbers from 1. */
function open(story: Play): readonly (number | null)[] {
  const { steps } = view(story.program, stateOf(story), story.now);
  return steps.flatMap(({ step, item, state }) => (step === 'review' && state === 'active' ? [item] : []));
}

/** Completes the open task of the `at`th item that is open, from 0. */
function completeAt(story: Play, at: number, data: JsonObject = {}, by = anyone): void {
  const tasks = Object.values(stateOf(story).tasks).filter(({ step }) => step === 'review');
  const { id } = tasks[at] ?? taskAt(story, 'review');
  const refused = tell(story, {
    type: 'complete',
    task: id,
    by,
    outcome: null,
    data,
  });
  expect(refused).toBeNull();
}

describe('an each', () => {
  it('goes through its steps once for every item, one after the other, and collects in their order', () => {
    const one = started(reviews({ collect: '= {"id": item.id, "at": index, "by": steps.review.data.n}' }), {
      list: list(2),
    });
    expect(active(one)).toEqual(['all', 'review']);
    completeAt(one, 0, { n: 7 });
    expect(open(one)).toEqual([2]);
    completeAt(one, 0, { n: 8 });
    expect(active(one)).toEqual(['last']);
    expect(stateOf(one).data['got']).toEqual([
      { id: 0, at: 0, by: 7 },
      { id: 1, at: 1, by: 8 },
    ]);
    expect(stateOf(one)).toMatchObject({ branches: { '0': { steps: { all: { state: 'done' } } } } });
    expect(Object.keys(stateOf(one).branches)).toEqual(['0']);
  });

  it('gives an empty list for an empty list', () => {
    expect(stateOf(started(reviews({ collect: '= item' }), { list: [] })).data['got']).toEqual([]);
  });

  it('without collect saves nothing', () => {
    const one = started(reviews({ save: null }), { list: [] });
    expect(stateOf(one).data).toEqual({ list: [] });
    expect(active(one)).toEqual(['last']);
  });

  it('reads the list once, when it begins', () => {
    const one = started(
      reviews({ collect: '= item' }, [
        task('review', { outcomes: [outcome('done', { set: [{ path: place('list'), value: val([]) }] })] }),
      ]),
      { list: [1, 2] },
    );
    completeAt(one, 0);
    completeAt(one, 0);
    expect(stateOf(one).data).toEqual({ list: [], got: [1, 2] });
  });

  it('ends early when its until holds for an item that ends; only finished items are collected, the others cancelled', () => {
    const one = started(
      reviews({ atOnce: 'all', collect: '= item.id', until: 'steps.review.data.stop && item.id > 0' }),
      { list: list(4) },
    );
    expect(open(one)).toEqual([1, 2, 3, 4]);
    completeAt(one, 3, { stop: false });
    completeAt(one, 0, { stop: true });
    completeAt(one, 1, { stop: true });
    expect(active(one)).toEqual(['last']);
    expect(stateOf(one).data['got']).toEqual([0, 2, 3]);
    const cancelled = one.applied.at(-1)?.[1].tasks.map(({ step, state }) => `${step} ${state}`);
    expect(cancelled).toEqual(['review done', 'review cancelled', 'last ready']);
  });

  it("any play: never more open than at_once, items begun in order, collected in the items' order", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9 }),
        fc.oneof(fc.constant('all' as const), fc.integer({ min: 1, max: 5 })),
        fc.array(fc.nat(8), { maxLength: 12 }),
        (length, atOnce, choices) => {
          const one = started(reviews({ atOnce, collect: '= index' }), { list: list(length) });
          const begun = new Set<number>();
          let done = 0;
          for (const choice of [...choices, ...Array<number>(9).fill(0)]) {
            const now = open(one).map(Number);
            for (const item of now) begun.add(item);
            expect(now.length).toBeLessThanOrEqual(atOnce === 'all' ? length : atOnce);
            expect(now.length).toBe(Math.min(length - done, atOnce === 'all' ? length : atOnce));
            expect(Math.max(0, ...begun)).toBe(begun.size);
            if (now.length === 0) break;
            completeAt(one, choice % now.length);
            done += 1;
          }
          expect(stateOf(one).data['got']).toEqual(list(length).map((_, at) => at));
          expect(active(one)).toEqual(['last']);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('nests: each item has its own records and names, those around it are seen', () => {
    const inner = each('inner', '= row.parts', [set('mark', { 'l[]': '= row.name + item + string(index)' })]);
    const one = started(
      program({ steps: [each('outer', '= data.rows', [inner], { as: 'row' }), task('last')] }),
      {
        rows: [
          { name: 'a', parts: ['x', 'y'] },
          { name: 'b', parts: [] },
          { name: 'c', parts: ['z'] },
        ],
      },
    );
    expect(stateOf(one).data['l']).toEqual(['ax0', 'ay1', 'cz0']);
  });

  it('sees the records of its own item only, and those of steps around it', () => {
    const steps = [
      task('first'),
      each('all', '= data.list', [
        task('review', { when: 'item != 2' }),
        set('see', { 'l[]': '= steps.review.state + steps.first.state' }),
      ]),
    ];
    const one = started(program({ steps }), { list: [1, 2] });
    complete(one, 'first');
    completeAt(one, 0);
    expect(stateOf(one).data['l']).toEqual(['donedone', 'skippeddone']);
  });

  it('has clocks for every item, which end with it', () => {
    const timed = [task('review', { clock: stepClock('review', '= item == 0 ? "1 hour" : "3 hours"') })];
    const one = started(reviews({ atOnce: 'all', save: null }, timed), { list: [0, 1] });
    const keys = Object.keys(stateOf(one).clocks);
    expect(keys).toEqual([expect.stringMatching(/^review@/), expect.stringMatching(/^review@/)]);
    pass(one, 2 * hours);
    expect(keys.map((key) => clockOf(one, key).state)).toEqual(['breached', 'running']);
    completeAt(one, 1);
    expect(one.applied.at(-1)?.[1].laps.map(({ clock, state }) => [clock, state])).toEqual([
      [keys[1], 'met'],
    ]);
    expect(Object.keys(stateOf(one).clocks)).toEqual([keys[0]]);
  });

  it('keeps the four-eyes rule item by item, and for what comes after of all items', () => {
    const inside = [task('review'), task('sign', { to: { notBy: ['review'] } })];
    const after = task('last', { to: { notBy: ['review'] } });
    const one = started(program({ steps: [each('all', '= data.list', inside, { atOnce: 'all' }), after] }), {
      list: [0, 1],
    });
    const [anna, bruno, carla] = ['anna', 'bruno', 'carla'].map((name) => actor(name, [], { any: true }));
    completeAt(one, 0, {}, anna);
    completeAt(one, 0, {}, bruno);
    const [first = '', second = ''] = Object.values(stateOf(one).tasks).map(({ id }) => id);
    const sign = (id: string, by = anna ?? anyone) =>
      tell(one, { type: 'complete', task: id, by, outcome: null, data: {} })?.code ?? null;
    expect(sign(first, anna)).toBe('forbidden');
    expect(sign(second, bruno)).toBe('forbidden');
    expect(sign(first, bruno)).toBeNull();
    expect(sign(second, anna)).toBeNull();
    expect(complete(one, 'last', { by: anna ?? anyone })?.code).toBe('forbidden');
    expect(complete(one, 'last', { by: bruno ?? anyone })?.code).toBe('forbidden');
    expect(complete(one, 'last', { by: carla ?? anyone })).toBeNull();
  });

  it('waits for messages in several items: a where tells whose it is, else the oldest takes it', () => {
    const inside = [
      awaits('answer', ['m'], { where: 'message.n == item || message.n == 0', save: place('l[]') }),
    ];
    const one = started(program({ steps: [each('all', '= data.list', inside, { atOnce: 'all' })] }), {
      list: [1, 2, 3],
    });
    message(one, 'm', { n: 2 });
    expect(Object.values(stateOf(one).branches).map(({ names }) => names['item'])).toEqual([undefined, 1, 3]);
    message(one, 'm', { n: 0 });
    expect(Object.values(stateOf(one).branches).map(({ names }) => names['item'])).toEqual([undefined, 3]);
  });

  it('is left whole by what goes to a step around it', () => {
    const inside = [task('review', { handlers: [onMessage('out', [goNext('last')])] })];
    const one = started(reviews({ atOnce: 2, save: null }, inside), { list: list(3) });
    message(one, 'out');
    expect(active(one)).toEqual(['last']);
    expect(Object.keys(stateOf(one).branches)).toEqual(['0']);
  });

  it('holds and is held by a parallel', () => {
    const both = parallel(
      'both',
      { x: [task('review')], y: [task('b')] },
      { condition: 'steps.review.data.n > item' },
    );
    const one = started(reviews({ atOnce: 'all', collect: '= steps.b.state' }, [both]), { list: [1, 5] });
    completeAt(one, 0, { n: 3 });
    completeAt(one, 0, { n: 3 });
    complete(one, 'b');
    expect(stateOf(one).data['got']).toEqual(['cancelled', 'done']);
  });

  describe('where something fails', () => {
    it('is an incident for what is no list, and a retry reads it again', () => {
      const one = started(
        program({
          steps: [each('all', '= data.list', [task('review')]), task('last')],
          handlers: [
            onMessage('mend', [{ kind: 'set', entries: [{ path: place('list'), value: val([1]) }] }]),
          ],
        }),
        { list: { a: 1 } },
      );
      expect(stateOf(one).incidents).toMatchObject([{ step: 'all', code: 'value_wrong' }]);
      message(one, 'mend');
      tell(one, { type: 'retry', step: 'all', by: anyone });
      expect(active(one)).toEqual(['all', 'review']);
      expect(stateOf(one).incidents).toEqual([]);
    });

    it('keeps an item whose collect fails until a retry; the others go on', () => {
      const steps = [
        each('all', '= data.list', [task('review')], {
          atOnce: 2,
          collect: '= data.ok + item',
          save: place('got'),
        }),
        task('last'),
      ];
      const handlers = [
        onMessage('mend', [{ kind: 'set' as const, entries: [{ path: place('ok'), value: val(10) }] }]),
      ];
      const one = started(program({ steps, handlers }), { list: [1, 2, 3] });
      completeAt(one, 0);
      expect(stateOf(one).incidents).toMatchObject([{ step: 'all', code: 'expression_failed' }]);
      expect(open(one)).toEqual([2]);
      completeAt(one, 0);
      expect(open(one)).toEqual([]);
      message(one, 'mend');
      tell(one, { type: 'retry', step: 'all', by: anyone });
      expect(stateOf(one).incidents).toEqual([]);
      expect(open(one)).toEqual([3]);
      completeAt(one, 0);
      expect(stateOf(one).data['got']).toEqual([11, 12, 13]);
    });

    it('says clearly when the list is too long, for it or for all at once', () => {
      const many = started(reviews(), { list: list(mostItems + 1).map(() => 1) });
      expect(stateOf(many).incidents).toMatchObject([{ step: 'all', code: 'too_many_items' }]);
      expect(stateOf(many).incidents[0]?.message).toContain('contact lists');
      const wide = started(reviews({ atOnce: 'all' }), { list: list(mostAtOnce + 1).map(() => 1) });
      expect(stateOf(wide).incidents[0]?.message).toContain('give "at_once" a number');
      expect(active(wide)).toEqual(['all']);
    });

    it('stops with an incident when more than 10,000 steps go by without a wait, and goes on by a retry', () => {
      const inside = [set('a', { n: 1 }), set('b', { n: 2 })];
      const one = started(reviews({ collect: '= index' }, inside), { list: Array(5_100).fill(1) as Json });
      expect(stateOf(one).incidents).toMatchObject([{ code: 'too_many_steps' }]);
      const { step } = stateOf(one).incidents[0] ?? { step: '' };
      tell(one, { type: 'retry', step, by: anyone });
      expect(active(one)).toEqual(['last']);
      expect((stateOf(one).data['got'] as Json[]).length).toBe(5_100);
    }, 60_000);

    it('works on the most that it may at once, and leaves them all, in a moment', () => {
      const one = started(reviews({ atOnce: 'all', save: null }), {
        list: Array(mostAtOnce).fill(1) as Json,
      });
      expect(Object.keys(stateOf(one).tasks)).toHaveLength(mostAtOnce);
      tell(one, { type: 'cancel', by: anyone, reason: null });
      expect(stateOf(one)).toMatchObject({ status: 'cancelled', tasks: {}, frames: {} });
    });
  });
});
