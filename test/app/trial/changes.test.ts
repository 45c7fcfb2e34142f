import { describe, expect, it } from 'vitest';
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

  it('wakes all who wait, and says what was waited for when nothing happens', async () => {
    const changes = createChanges();
    let open = false;
    const all = [1, 2, 3].map(() => changes.until('it is open', async () => open));
    open = true;
    changes.tell();
    await Promise.all(all);
    await expect(changes.until('the sun rises', async () => false, 1)).rejects.toThrow('until the sun rises');
  });
});
