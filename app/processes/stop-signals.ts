// The first Ctrl-C (or SIGTERM) asks us to drain, the second to leave at once. A terminal sends Ctrl-C to npm and to us,
// and npm passes its own on: what follows within a moment is the same one.

const sameOneMs = 400;

/**
 * Calls `first` at the first signal to stop and `second` at the next.
 * @returns stops listening
 */
export function onStopSignals(first: (signal: string) => void, second: (signal: string) => void): () => void {
  let firstAt: number | null = null;
  const heard = (signal: NodeJS.Signals) => {
    const now = performance.now();
    if (firstAt === null) {
      firstAt = now;
      first(signal);
    } else if (now - firstAt > sameOneMs) second(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, heard);
  return () => {
    for (const signal of signals) process.off(signal, heard);
  };
}
