/**
 * Slows guessing of passwords: only failures count, for an address, for an account, and for both together, so that
 * a stranger who guesses at an account does not lock its owner out at her desk.
 */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { problem } from './problem.js';
import { worded } from '../engine/wording/worded.js';

export interface SignInLimit {
  /**
   * Counts an attempt before it is made, so that parallel guesses count too.
   * @throws problem `too_many_requests` (429) with the seconds to wait.
   */
  take(address: string, email: string): Promise<void>;
  /** Gives back what `take` counted: the password was right. */
  succeeded(address: string, email: string): Promise<void>;
  /** The same two for an attempt that names no account: a provider says who came. */
  takeUnnamed(address: string): Promise<void>;
  succeededUnnamed(address: string): Promise<void>;
}

const quarterOfAnHour = 900;

/** A limit kept in this process: 10 failures of one account from one address, 100 from one address, 100 of one account, in a quarter of an hour. */
export function createSignInLimit(): SignInLimit {
  const byAddress = {
    limiter: new RateLimiterMemory({ keyPrefix: 'address', points: 100, duration: quarterOfAnHour }),
    key: (address: string) => address,
  };
  const limits = [
    {
      limiter: new RateLimiterMemory({ keyPrefix: 'pair', points: 10, duration: quarterOfAnHour }),
      key: (address: string, email: string) => `${address} ${email}`,
    },
    byAddress,
    {
      limiter: new RateLimiterMemory({ keyPrefix: 'account', points: 100, duration: quarterOfAnHour }),
      key: (_: string, email: string) => email,
    },
  ];
  return {
    async take(address, email) {
      const name = email.toLowerCase();
      for (const { limiter, key } of limits) await consume(limiter, key(address, name));
    },
    takeUnnamed: (address) => consume(byAddress.limiter, address),
    async succeededUnnamed(address) {
      await byAddress.limiter.reward(address);
    },
    async succeeded(address, email) {
      const name = email.toLowerCase();
      const [pair, ...wider] = limits;
      await pair?.limiter.delete(pair.key(address, name));
      for (const { limiter, key } of wider) await limiter.reward(key(address, name));
    },
  };
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (reason) {
    if (!(reason instanceof RateLimiterRes)) throw reason;
    throw problem('too_many_requests', worded`Too many failed attempts to sign in; wait before the next.`, {
      retryAfter: reason.msBeforeNext / 1000,
    });
  }
}
