/** Portions of events that are taken two at once. */
import { describe, expect, it } from 'vitest';
import { twoAtOnce } from '../../../commands/calls/two-at-once.js';

/** Takes portions (each a list of calls) when it is told to, and keeps what began and ended. */
function taking() {
  const ends = new Map<string, (error?: Error) => void>();
  const log: string[] = [];
  const { give, end } = twoAtOnce(
    (calls: string) => new Set(calls),
    (calls) => {
      log.push(`${calls} begins`);
      return new Promise<void>((resolve, reject) => {
        ends.set(calls, (error) => {
          log.push(`${calls} ends`);
          if (error === undefined) resolve();
          else reject(error);
        });
      });
    },
  );
  return { give, end, log, over: (calls: string, error?: Error) => ends.get(calls)?.(error) };
}

describe('portions of events', () => {
  it('are taken two at once, a third when the first is taken', async () => {
    const { give, end, log, over } = taking();
    await give('ab');
    await give('cd');
    const third = give('ef');
    expect(log).toEqual(['ab begins', 'cd begins']);
    over('ab');
    await third;
    expect(log).toEqual(['ab begins', 'cd begins', 'ab ends', 'ef begins']);
    over('ef');
    over('cd');
    await end();
  });

  it('are taken in turn where they tell of the same call', async () => {
    const { give, end, log, over } = taking();
    await give('ab');
    const second = give('bc');
    expect(log).toEqual(['ab begins']);
    over('ab');
    await second;
    expect(log).toEqual(['ab begins', 'ab ends', 'bc begins']);
    over('bc');
    await end();
  });

  it('tell of one that failed at the end at the latest', async () => {
    const { give, end, over } = taking();
    await give('ab');
    over('ab', new Error('the disk is full'));
    await give('cd');
    over('cd');
    await expect(end()).rejects.toThrow('the disk is full');
  });
});
