import { expect, it } from 'vitest';
import { createPrivacy } from '../../commands/privacy.js';
import { packState, unpackState } from '../../commands/stored-state.js';
import { deriveKeys } from '../../store/sealing.js';
import { result, started, stateOf } from '../engine/running/play.js';
import { each, form, place, program, service, task, val } from '../engine/running/programs.js';

it('items of an each are sealed in the state as what they are copies of, however short', () => {
  const people = {
    ...form('people', { people: { type: 'array' } }),
    personal: ['/people/*/age', '/people/*/name'],
  };
  const inside = [
    service('book', { undo: { service: 'http_call', with: { map: { body: val('= item.age') } } } }),
    task('visit'),
  ];
  const story = started(
    program({
      data: 'people',
      forms: [people],
      steps: [
        each('all', '= data.people', inside, { atOnce: 2, collect: '= item.age', save: place('ages') }),
      ],
    }),
    {
      people: [
        { name: 'Rosa Neri', age: 47 },
        { name: 'Ugo', age: 48 },
        { name: 'Ada', age: 49 },
      ],
    },
  );
  result(story, { id: 'x' });
  const state = stateOf(story);
  expect(state.undoable).toHaveLength(1);

  const keys = deriveKeys(Buffer.alloc(32, 7));
  const privacy = createPrivacy(keys, null);
  privacy.learn(people, state.data);
  const packed = JSON.stringify(packState(story.program, state, privacy));
  // Three letters may stand in what is sealed by chance.
  const open = packed.replaceAll(/"\$sealed":"[^"]*"/g, '');
  expect(open.length).toBeLessThan(packed.length);
  for (const told of ['Rosa', 'Ugo', 'Ada', ':47', ':48', ':49']) expect(open).not.toContain(told);
  const again = createPrivacy(keys, privacy.newKey());
  expect(unpackState(JSON.parse(packed) as never, again)).toEqual(state);
});
