import { expect, test } from 'vitest';
import { done, failed } from '../../../activities/service.js';
import { storableAnswer } from '../../../activities/storable-answer.js';
import { createPrivacy } from '../../../commands/privacy.js';
import { createKey, deriveKeys, wrapKey } from '../../../store/sealing.js';

const keys = deriveKeys(Buffer.alloc(32, 7));
const withKey = createPrivacy(keys, wrapKey(keys, createKey()));
const withoutKey = createPrivacy(keys, null);
const echo = { status: 200, body: { echo: 'tel=+39 0874 123456', list: [1, null] } };

test('what a service answers is sealed as a whole once its instance has a key, and opens to the same', () => {
  const answer = storableAnswer(done(echo), withKey);
  expect(JSON.stringify(answer)).not.toContain('0874');
  expect(withKey.unseal(answer.ok ? answer.result : null)).toEqual(echo);
  expect(storableAnswer(done(echo), withoutKey)).toEqual(done(echo));
});

test('what no log could keep is a failure of its step, not a recording that is tried for ever', () => {
  for (const text of ['a\0b', 'a\ud83db'])
    expect(storableAnswer(done({ body: { text } }), withKey)).toMatchObject({
      ok: false,
      code: 'value_wrong',
      final: true,
    });
  expect(storableAnswer(failed('temporary', 'a\0b\ud83d', false), withKey)).toMatchObject({
    message: 'ab\ufffd',
  });
});
