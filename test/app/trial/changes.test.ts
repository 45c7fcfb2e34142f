import { afterEach, describe, expect, it, vi } from 'vitest';
import { createChanges } from '../../../app/trial/changes.js';

describe('Waiting for changes', () => {
  it('asks again at each change, and ends when the condition holds', async () => {
    const changes = createChanges();
    let value = 0;
    let asked = 0;
    const waiting = changes.until('the value is 2', async () => {
      asked += 1;
      return value === 2;
    });
    for (value = 1; value < 2; value += 1) changes.tell();
    changes.tell();
    await waiting;
    expect(asked).toBeLessThanOrEqual(3);
  });

  it('misses no change that is told while the condition is being asked', async () => {
    const changes = createChanges();
    let holds = false;
    await changes.until('it holds', async () => {
      const held = holds;
      if (!held) {
        holds = true;
        changes.tell();
      }
      return held;
    });
    expect(holds).toBe(true);
  });

  it('wakes all who wait', async () => {
    const changes = createChanges();
    let open = false;
    const all = [1, 2, 3].map(() => changes.until('it is open', async () => open));
    open = true;
    changes.tell();
    await Promise.all(all);
  });
});

describe('Waiting while nothing changes', () => {
  afterEach(() => vi.useRealTimers());

  it('says what was waited for after a minute', async () => {
    vi.useFakeTimers();
    const vain = expect(createChanges().until('the sun rises', async () => false)).rejects.toThrow(
      'until the sun rises: nothing happened for 60000 ms',
    );
    await vi.advanceTimersByTimeAsync(60_000);
    await vain;
  });

  it('reminds every five seconds, and goes on when that was of use', async () => {
    vi.useFakeTimers();
    let reminded = 0;
    const waiting = createChanges().until(
      'it was reminded twice',
      async () => reminded === 2,
      async () => void (reminded += 1),
    );
    await vi.advanceTimersByTimeAsync(10_000);
    await waiting;
    expect(reminded).toBe(2);
  });

  it('gives up after twelve reminders, though each is heard as a change', async () => {
    vi.useFakeTimers();
    const changes = createChanges();
    let reminded = 0;
    const remind = async () => {
      reminded += 1;
      changes.tell();
    };
    const vain = expect(changes.until('the sun rises', async () => false, remind)).rejects.toThrow('in vain');
    await vi.advanceTimersByTimeAsync(90_000);
    await vain;
    expect(reminded).toBe(12);
  });
});
