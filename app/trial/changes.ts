/** Waiting for a condition that is worth asking again only after something has changed. */

export interface Changes {
  /** Tells those who wait that something has changed. */
  tell(): void;
  /** Waits until `condition` holds, asking again at each change. @throws Error saying `what` when nothing changes for `patienceMs`. */
  until(what: string, condition: () => Promise<boolean>, patienceMs?: number): Promise<void>;
}

const usualPatienceMs = 60_000;

/** Makes the place where changes are told and waited for, by any number at once. */
export function createChanges(): Changes {
  let told = 0;
  const waiting = new Set<() => void>();

  /** False when nothing was told in time. What was told since `seen` counts: the condition may have been asked too early. */
  const next = (seen: number, patienceMs: number): Promise<boolean> =>
    new Promise((resolve) => {
      if (told !== seen) return resolve(true);
      const settle = (changed: boolean) => {
        clearTimeout(timer);
        waiting.delete(wake);
        resolve(changed);
      };
      const wake = () => settle(true);
      const timer = setTimeout(() => settle(false), patienceMs);
      waiting.add(wake);
    });

  return {
    tell() {
      told += 1;
      for (const wake of [...waiting]) wake();
    },
    async until(what, condition, patienceMs = usualPatienceMs) {
      for (;;) {
        const seen = told;
        if (await condition()) return;
        if (!(await next(seen, patienceMs)))
          throw new Error(`The trial waited in vain until ${what}: nothing happened for ${patienceMs} ms.`);
      }
    },
  };
}
