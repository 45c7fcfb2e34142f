/**
 * A stretch of work of the machine on one list: it beats while it goes on, so that others can tell what is in its hands from
 * what a crash left. One that has not beaten for too long touches nobody any more: its contacts may be in doubt by now.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { beat, endWorker } from '../../store/outreach-claims.js';
import type { Db } from '../../store/store.js';

const beatEveryMs = 3_000;
/** What was begun by a stretch that has not beaten for so long is in doubt. */
export const goneAfterMs = 30_000;

export interface Stretch {
  readonly worker: string;
  /** Ends when nobody is to be taken any more; what is in hand is still ended. */
  readonly over: AbortSignal;
  /** Takes nobody any more. */
  finish(): void;
  /** Whether it may touch somebody still. */
  isSure(): boolean;
  /** Waits; less if it is over before. */
  pause(ms: number): Promise<void>;
  /** After all is in: what it left is in doubt at once. */
  close(): Promise<void>;
}

/** Begins one; `alive` is called at each beat, `signal` ends it. @throws when the store is out of reach */
export async function beginStretch(
  { db, clock }: { readonly db: Db; readonly clock: () => number },
  outreach: string,
  { alive, signal }: { readonly alive: () => void; readonly signal: AbortSignal },
): Promise<Stretch> {
  const worker = randomUUID();
  const finished = new AbortController();
  const over = AbortSignal.any([signal, finished.signal]);
  let beaten = clock();
  await beat(db, worker, outreach, beaten);
  const beating = setInterval(() => {
    alive();
    const now = clock();
    beat(db, worker, outreach, now).then(
      () => void (beaten = now),
      // The store is away: it is no longer sure once that lasts.
      () => undefined,
    );
  }, beatEveryMs);
  return {
    ...{ worker, over },
    finish: () => finished.abort(),
    isSure: () => clock() - beaten < goneAfterMs / 2,
    pause: (ms) => pause(ms, undefined, { signal: over }).catch(() => undefined),
    async close() {
      clearInterval(beating);
      await endWorker(db, worker);
    },
  };
}
