/** Does one thing to many instances, one after the other, telling how it goes; stops when asked. No more than a few are on their way at once. */

/** What became of one. */
export interface Result {
  readonly id: string;
  readonly ok: boolean;
  /** Why not; empty where it went well. */
  readonly message: string;
}

export interface Bulk {
  readonly ids: readonly string[];
  readonly act: (id: string) => Promise<void>;
  readonly onResult: (result: Result) => void;
  readonly signal: AbortSignal;
}

const atOnce = 4;

/** Resolves when all are done, or, after a stop, when those on their way are. Refusals are results, not errors. */
export async function runBulk({ ids, act, onResult, signal }: Bulk): Promise<void> {
  const waiting = [...ids];
  const worker = async () => {
    for (let id = waiting.shift(); id !== undefined && !signal.aborted; id = waiting.shift()) {
      try {
        await act(id);
        onResult({ id, ok: true, message: '' });
      } catch (error) {
        onResult({ id, ok: false, message: error instanceof Error ? error.message : String(error) });
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
