/** Does something soon, and later each time, until told that it came to something. */
interface Soon {
  /** Does it after the present wait, once; the next wait is twice as long. */
  begin(): void;
  /** The next wait is the shortest again. */
  reset(): void;
  stop(): void;
}

const soonestMs = 20;
// What takes long is not asked for in every moment.
const latestMs = 1_000;

/** Makes one that does `work`. */
export function createSoon(work: () => void): Soon {
  let timer: NodeJS.Timeout | null = null;
  let waitMs = soonestMs;
  return {
    begin() {
      timer ??= setTimeout(() => {
        timer = null;
        work();
      }, waitMs);
      waitMs = Math.min(waitMs * 2, latestMs);
    },
    reset() {
      waitMs = soonestMs;
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
