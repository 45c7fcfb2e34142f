/**
 * One durable timer that can be moved. Moving it to the instant it is set to already costs nothing,
 * so a command that changes no deadline adds no timer events to the history.
 */
import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

export interface Alarm {
  /** Sets the timer to go off at `at`, in workflow time; null: not at all. */
  set(at: number | null): void;
}

/** Makes an alarm that calls `ring` when its instant has come. */
export function createAlarm(ring: () => void): Alarm {
  let setTo: number | null = null;
  let timer: CancellationScope | null = null;
  return {
    set(at) {
      if (at === setTo) return;
      timer?.cancel();
      timer = null;
      setTo = at;
      if (at === null) return;
      timer = arm(at, (scope) => {
        if (timer !== scope) return;
        setTo = null;
        timer = null;
        ring();
      });
    },
  };
}

/** Arms a timer of its own scope, which no cancellation from outside the alarm reaches. */
function arm(at: number, fired: (scope: CancellationScope) => void): CancellationScope {
  const scope = new CancellationScope({
    cancellable: true,
    parent: new CancellationScope({ cancellable: false }),
  });
  void scope
    .run(() => sleep(Math.max(1, at - Date.now())))
    .then(
      () => fired(scope),
      (error: unknown) => {
        if (!isCancellation(error)) throw error;
      },
    );
  return scope;
}
