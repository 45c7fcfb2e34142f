/** Waiting for a condition that is worth asking again only after something has changed. */

export interface Changes {
  /** Tells those who wait that something has changed. */
  tell(): void;
  /**
   * Waits until `condition` holds, asking again at each change. Where nothing changes for some seconds `remind` is called
   * and `condition` asked again. @throws Error saying `what` when nothing changes for a minute, or twelve reminders were of no use.
   */
  until(what: string, condition: () => Promise<boolean>, remind?: () => Promise<void>): Promise<void>;
}

const patienceMs = 60_000;
const remindAfterMs = 5_000;
const mostReminders = patienceMs / remindAfterMs;

/** Makes the place where changes are told and waited for, by any number at once. */
export function createChanges(): Changes {
  let told = 0;
  const waiting = new Set<() => void>();

  /** False when nothing was told in time. What was told since `seen` counts: the condition may have been asked too early. */
  const next = (seen: number, withinMs: number): Promise<boolean> =>
    new Promise((resolve) => {
      if (told !== seen) return resolve(true);
      const settle = (changed: boolean) => {
        clearTimeout(timer);
        waiting.delete(wake);
        resolve(changed);
      };
      const wake = () => settle(true);
      const timer = setTimeout(() => settle(false), withinMs);
      waiting.add(wake);
    });

  return {
    tell() {
      told += 1;
      for (const wake of [...waiting]) wake();
    },
    async until(what, condition, remind) {
      for (let reminders = 0; ;) {
        const seen = told;
        if (await condition()) return;
        if (await next(seen, remind === undefined ? patienceMs : remindAfterMs)) continue;
        if (remind === undefined || reminders === mostReminders)
          throw new Error(`The trial waited in vain until ${what}: nothing happened for ${patienceMs} ms.`);
        // A reminder may itself be heard as a change: they are counted over the whole wait.
        reminders += 1;
        await remind();
      }
    },
  };
}
