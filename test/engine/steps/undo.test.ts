import { describe, expect, it } from 'vitest';
import type { Json } from '../../../engine/json.js';
import type { CompiledStep } from '../../../engine/steps/kinds.js';
import {
  active,
  anyone,
  complete,
  fails,
  lastCall,
  message,
  pass,
  result,
  seconds,
  started,
  stateOf,
  tell,
  type Play,
} from '../running/play.js';
import {
  each,
  goNext,
  onError,
  onMessage,
  parallel,
  phase,
  program,
  service,
  set,
  task,
  undo,
  val,
} from '../running/programs.js';

/** A service that is taken back by what it gave. */
const book = (name: string, given: Json = `= steps.${name}.data.id`): CompiledStep =>
  service(name, {
    undo: { service: 'http_call', with: val(given) === null ? null : { map: { body: val(given) } } },
  });

/** What each undo called so far said, in order. */
function undone(story: Play): readonly Json[] {
  return story.effects.flatMap(({ service: name, input }) =>
    name === 'http_call' ? [input['body'] ?? null] : [],
  );
}

describe('an undo', () => {
  it('takes back the finished services of a block, the last first, with what each gave', () => {
    const steps = [
      phase('trip', [book('hotel'), book('train'), service('mail')]),
      book('other'),
      undo('back', 'trip'),
      task('last'),
    ];
    const one = started(program({ steps }));
    for (const id of ['h', 't', 'm', 'o']) result(one, { id });
    expect(active(one)).toEqual(['back']);
    expect(undone(one)).toEqual(['t']);
    result(one);
    expect(undone(one)).toEqual(['t', 'h']);
    result(one);
    expect(active(one)).toEqual(['last']);
    expect(stateOf(one).undoable.map(({ step }) => step)).toEqual(['other']);
    expect(new Set(one.effects.map(({ id }) => id)).size).toBe(one.effects.length);
  });

  it('takes back all with all, and nothing where there is nothing', () => {
    const steps = [phase('trip', [book('hotel')]), book('other'), undo('back'), undo('again'), task('last')];
    const one = started(program({ steps }));
    result(one, { id: 'h' });
    result(one, { id: 'o' });
    result(one);
    result(one);
    expect(undone(one)).toEqual(['o', 'h']);
    expect(active(one)).toEqual(['last']);
  });

  it('takes back a block that was left half-way; what failed is not taken back', () => {
    const trip = phase('trip', [book('hotel'), book('train'), task('never')], {
      handlers: [onError(null, [goNext('back')])],
    });
    const one = started(
      program({ steps: [trip, task('x', { next: 'end' }), undo('back', 'trip'), task('last')] }),
    );
    result(one, { id: 'h' });
    fails(one, 'full', true);
    expect(active(one)).toEqual(['back']);
    result(one);
    expect(undone(one)).toEqual(['h']);
    expect(active(one)).toEqual(['last']);
  });

  it('is worked out when it is made, with the data of that time', () => {
    const steps = [book('hotel', '= steps.hotel.data.id + data.why'), set('say', { why: '!' }), undo('back')];
    const one = started(program({ steps }));
    result(one, { id: 'h' });
    expect(undone(one)).toEqual(['h!']);
  });

  it('takes back every round of a loop by what that round gave', () => {
    const again = task('again', { next: 'hotel' });
    const one = started(
      program({
        steps: [book('hotel'), again, undo('back')],
        handlers: [onMessage('stop', [goNext('back')])],
      }),
    );
    result(one, { id: 1 });
    complete(one, 'again');
    result(one, { id: 2 });
    message(one, 'stop');
    result(one);
    expect(undone(one)).toEqual([2, 1]);
  });

  it('knows the item of an each that is over, and a step of it', () => {
    const inside = [
      set('mark', { 'l[]': '= item' }),
      book('room', '= steps.room.data.id + item + string(index) + steps.mark.state'),
    ];
    const one = started(
      program({ steps: [each('all', '= data.list', inside), undo('back', 'all'), task('last')] }),
      {
        list: ['a', 'b'],
      },
    );
    result(one, { id: 'x' });
    result(one, { id: 'y' });
    result(one);
    result(one);
    expect(undone(one)).toEqual(['yb1done', 'xa0done']);
    expect(active(one)).toEqual(['last']);
  });

  it("inside an each takes back its own item's block, and one branch of a parallel by its name", () => {
    const both = parallel('both', { left: [book('l', '= "l" + item')], right: [book('r', '= "r" + item')] });
    const inside = [both, undo('back', 'left')];
    const one = started(program({ steps: [each('all', '= data.list', inside, { atOnce: 'all' })] }), {
      list: ['a', 'b'],
    });
    const calls = one.effects.map(({ id }) => id);
    for (const id of calls) result(one, { id: 1 }, id);
    expect(undone(one).toSorted()).toEqual(['la', 'lb']);
    expect(stateOf(one).undoable.map(({ step, names }) => [step, names['item']])).toEqual([
      ['r', 'a'],
      ['r', 'b'],
    ]);
  });

  describe('that fails', () => {
    const steps = [book('a'), book('b'), undo('back'), task('last')];
    const begun = (): Play => {
      const one = started(program({ steps }));
      result(one, { id: 'a' });
      result(one, { id: 'b' });
      return one;
    };

    it('is tried again, then an incident; a retry goes on with the same one', () => {
      const one = begun();
      for (let n = 0; n < 4; n += 1) {
        fails(one, 'temporary');
        pass(one, 60 * seconds);
      }
      expect(stateOf(one).incidents).toMatchObject([{ step: 'back', code: 'temporary' }]);
      tell(one, { type: 'retry', step: 'back', by: anyone });
      expect(undone(one)).toEqual(['b', 'b', 'b', 'b', 'b']);
      result(one);
      expect(lastCall(one).input).toEqual({ body: 'a' });
      result(one);
      expect(active(one)).toEqual(['last']);
      expect(new Set(one.effects.map(({ id }) => id)).size).toBe(one.effects.length);
    });

    it('goes on with the others when an administrator gives a result in its place', () => {
      const one = begun();
      fails(one, 'no', true);
      tell(one, { type: 'resolve', step: 'back', by: anyone, result: {} });
      expect(undone(one)).toEqual(['b', 'a']);
      result(one);
      expect(active(one)).toEqual(['last']);
    });

    it('over its parameters leaves the service to be taken back, and those before it are not taken back twice', () => {
      const one = started(
        program({
          steps: [book('a', '= data.why'), book('b'), undo('back'), task('last')],
          handlers: [
            onMessage('why', [
              { kind: 'set', entries: [{ path: { path: ['why'], append: false }, value: val('w') }] },
            ]),
          ],
        }),
      );
      result(one, { id: 'a' });
      result(one, { id: 'b' });
      result(one);
      expect(stateOf(one).incidents).toMatchObject([{ step: 'back', code: 'expression_failed' }]);
      message(one, 'why');
      tell(one, { type: 'retry', step: 'back', by: anyone });
      result(one);
      expect(undone(one)).toEqual(['b', 'w']);
      expect(active(one)).toEqual(['last']);
    });
  });
});
