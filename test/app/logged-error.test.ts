import { expect, test } from 'vitest';
import { withoutParameters } from '../../app/logged-error.js';

test('the log tells of a failed query without its parameters, which may be personal', () => {
  const cause = new Error('duplicate key');
  const query = 'Failed query: select 1 from users where email = $1\nparams: maria@example.org,secret';
  const logged = withoutParameters(new Error(query, { cause }));
  expect(JSON.stringify(logged)).not.toMatch(/maria|secret/);
  expect(logged).toMatchObject({
    message: expect.stringContaining('select 1 from users') as string,
    cause: 'duplicate key',
  });
});
