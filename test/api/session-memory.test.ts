import { describe, expect, it } from 'vitest';
import { createSessionMemory } from '../../api/session-memory.js';

const session = { id: 's1', userId: 'u1', expiresAt: 1_000_000 };

describe('the memory of sessions', () => {
  it('believes a session for its short life and no longer', () => {
    let now = 0;
    const memory = createSessionMemory(() => now, 15_000);
    memory.remember('cookie', session);
    now = 14_999;
    expect(memory.find('cookie')).toEqual(session);
    now = 15_000;
    expect(memory.find('cookie')).toBeNull();
  });

  it('never believes a session beyond its own end', () => {
    let now = 0;
    const memory = createSessionMemory(() => now, 15_000);
    memory.remember('cookie', { ...session, expiresAt: 10 });
    now = 10;
    expect(memory.find('cookie')).toBeNull();
  });

  it('forgets a session that ends, remembers that it ended, and tells who follows it', () => {
    const memory = createSessionMemory(() => 0);
    let told = 0;
    memory.onEnd('s1', () => (told += 1));
    const leave = memory.onEnd('s1', () => (told += 100));
    leave();
    memory.remember('cookie', session);
    memory.end('s1');
    expect([memory.find('cookie'), memory.hasEnded('s1'), told]).toEqual([null, true, 1]);
  });
});
