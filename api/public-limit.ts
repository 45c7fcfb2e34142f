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

const usual = { write: 30, all: 3_000, read: 300 };

/** A limit of 30 requests and 300 questions an address, and of 3,000 requests in all, in a quarter of an hour; or of so many. */
export function createPublicLimit(most: typeof usual = usual): PublicLimit {
  const limiter = (keyPrefix: keyof typeof usual) =>
    new RateLimiterMemory({ keyPrefix, points: most[keyPrefix], duration: quarterOfAnHour });
  const [writing, all, reading] = [limiter('write'), limiter('all'), limiter('read')];
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
