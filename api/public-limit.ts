/** How much an address may ask without being signed in. Kept in this process: several servers each allow as much. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { problem } from './problem.js';
import { worded } from '../engine/wording/worded.js';

export interface PublicLimit {
  /** @throws problem `too_many_requests` (429) with the seconds to wait, when this address has sent too many requests. */
  write(address: string): Promise<void>;
  /** @throws the same, when it has asked too often. */
  read(address: string): Promise<void>;
}

const quarterOfAnHour = 900;

/** A limit of 30 requests and 300 questions an address, and of 3,000 requests in all, in a quarter of an hour. */
export function createPublicLimit(): PublicLimit {
  const writing = new RateLimiterMemory({ keyPrefix: 'write', points: 30, duration: quarterOfAnHour });
  const all = new RateLimiterMemory({ keyPrefix: 'all', points: 3_000, duration: quarterOfAnHour });
  const reading = new RateLimiterMemory({ keyPrefix: 'read', points: 300, duration: quarterOfAnHour });
  return {
    async write(address) {
      await take(writing, address);
      await take(all, 'all');
    },
    read: (address) => take(reading, address),
  };
}

async function take(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason;
    throw problem('too_many_requests', worded`Too many requests from here; wait before the next.`, {
      retryAfter: reason.msBeforeNext / 1000,
    });
  }
}
