/** Loads: closed loops, where each driver sends its next call when the last was answered, and lives begun at a pace. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Driven, Pace } from './jobs.js';

/** Notes what a call took under its name, and passes its answer on. */
export type Timed = <Answer>(name: string, call: () => Promise<Answer>) => Promise<Answer>;

// A ticket is taken up when its driver has started two more: people don't claim in the millisecond of the start, and what
// the start still has to do (its workflow) is under way beside other calls, as in a busy office.
const startedAhead = 2;

/** Drives `count` lives: `begin` starts one and answers its instance, `goOn` brings it to its end. */
export async function drive(
  { drivers, count }: { readonly drivers: number; readonly count: number },
  begin: (timed: Timed) => Promise<string>,
  goOn: ((instance: string, timed: Timed) => Promise<void>) | null,
): Promise<Driven> {
  const { took, timed } = stopwatch();
  const instances: string[] = [];
  let begun = 0;
  const driver = async () => {
    const open: string[] = [];
    const goOnWithOldest = async () => {
      const instance = open.shift();
      if (instance !== undefined && goOn !== null) await goOn(instance, timed);
    };
    while (begun < count) {
      begun += 1;
      const instance = await begin(timed);
      instances.push(instance);
      open.push(instance);
      if (open.length > startedAhead) await goOnWithOldest();
    }
    while (open.length > 0) await goOnWithOldest();
  };
  const since = performance.now();
  await Promise.all(Array.from({ length: drivers }, driver));
  return { seconds: (performance.now() - since) / 1000, took, instances };
}

/** Begins so many lives a second, whether or not those before are over, and waits for the end of all. */
export async function pace(
  { perSecond, count }: Pace,
  begin: (timed: Timed) => Promise<string>,
  goOn: (instance: string, timed: Timed) => Promise<void>,
): Promise<Driven> {
  const { took, timed } = stopwatch();
  const instances: string[] = [];
  const since = performance.now();
  const live = async (turn: number) => {
    await pause(since + (turn * 1_000) / perSecond - performance.now());
    const instance = await begin(timed);
    instances.push(instance);
    await goOn(instance, timed);
  };
  await Promise.all(Array.from({ length: count }, (_, turn) => live(turn)));
  return { seconds: (performance.now() - since) / 1000, took, instances };
}

function stopwatch() {
  const took: Record<string, number[]> = {};
  const timed: Timed = async (name, call) => {
    const since = performance.now();
    const answer = await call();
    (took[name] ??= []).push(performance.now() - since);
    return answer;
  };
  return { took, timed };
}
