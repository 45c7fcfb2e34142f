/** What the command line takes in is told to those who look on, as what comes by HTTP. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listen } from '../../../store/bell.js';
import { folderWith, sportello } from '../../support/command-line.js';
import { createDatabase } from '../../support/database.js';
import { until } from '../../support/until.js';

it('an import of calls rings the bell; one that brings nothing new is silent', async () => {
  const database = await createDatabase();
  const folder = folderWith({ queue_log: '1772438400|x.1|q|NONE|ENTERQUEUE||0|1\n' });
  let rung = 0;
  let listens = false;
  const stop = listen(database.store, (topic) => {
    // Each topic once, when listening begins.
    if (topic === 'calls' && listens) rung += 1;
    listens ||= topic === 'calls';
  });
  try {
    const environment = {
      DATABASE_URL: database.url,
      TEMPORAL_ADDRESS: '127.0.0.1:1',
      SPORTELLO_HOME: folder.path,
    };
    await until('listening has begun', () => Promise.resolve(listens));
    const file = join(folder.path, 'queue_log');
    expect(await sportello(['import-queue-log', file], environment)).toMatchObject({ status: 0 });
    await until('the bell is heard', () => Promise.resolve(rung === 1));
    await sportello(['import-queue-log', file], environment);
    await sportello(['demo-calls', '--days', '1', '--per-day', '2'], environment);
    // The second import came before, and would have been heard first.
    await until('the next bell is heard', () => Promise.resolve(rung > 1));
    expect(rung).toBe(2);
  } finally {
    await stop();
    folder.remove();
    await database.drop();
  }
});
