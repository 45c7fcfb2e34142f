import { describe, expect, test } from 'vitest';
import { createCarryOut } from '../../commands/carry-out.js';
import type { Recorded, RecordRequest } from '../../workflows/messages.js';
import { gatewayQueues, instanceQueue } from '../../workflows/task-queues.js';

const here: Recorded = { sequence: 7, due: null, effects: [], ended: false };

/** Calls that end when they are told to. */
function startCarryingOut() {
  let now = 1_000;
  const ends: ((end: Error | null) => void)[] = [];
  const recorded: RecordRequest[] = [];
  const carryOut = createCarryOut(
    {
      perform: () =>
        new Promise((settle, refuse) => {
          ends.push((error) => (error === null ? settle({ ok: true, result: { id: 'x' } }) : refuse(error)));
        }),
      record: (request) => {
        recorded.push(request);
        return Promise.resolve(here);
      },
    },
    () => now,
  );
  return {
    recorded,
    under: () => ends.length,
    launch: (queue: string, effect = 'e') =>
      carryOut({ instance: 'i', effect, queue, now: 50_000, known: 3 }),
    end: (error: Error | null = null) => ends.shift()?.(error),
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe('a brief effect', () => {
  test('is recorded by the id of its outcome, as of its launch and the time that it took', async () => {
    const calls = startCarryingOut();
    const carried = calls.launch(gatewayQueues.mail, 'mail');
    calls.pass(240);
    calls.end();
    expect(await carried).toBe(here);
    expect(calls.recorded).toEqual([
      {
        ...{ instance: 'i', now: 50_240, known: 3 },
        command: {
          id: 'outcome mail',
          type: 'result',
          occurredAt: null,
          effect: 'mail',
          result: { id: 'x' },
        },
      },
    ]);
  });

  test('is recorded no earlier than it was launched, though the clock goes back meanwhile', async () => {
    const calls = startCarryingOut();
    const carried = calls.launch(instanceQueue);
    calls.pass(-5_000);
    calls.end();
    await carried;
    expect(calls.recorded.map(({ now }) => now)).toEqual([50_000]);
  });

  test('of a gateway that has become slow is left to its queue, untouched, until there is room again', async () => {
    const calls = startCarryingOut();
    const eight = Array.from({ length: 8 }, () => calls.launch(gatewayQueues.mail));
    expect(await calls.launch(gatewayQueues.mail)).toBeNull();
    expect(calls.under()).toBe(8);
    // What only reaches our own store has no such limit.
    const own = calls.launch(instanceQueue);
    expect(calls.under()).toBe(9);
    calls.end(new Error('The store is away.'));
    await expect(eight[0]).rejects.toThrow('away');
    const ninth = calls.launch(gatewayQueues.mail);
    expect(calls.under()).toBe(9);
    while (calls.under() > 0) calls.end();
    expect(await Promise.all([...eight.slice(1), own, ninth])).toEqual(Array.from({ length: 9 }, () => here));
  });
});
