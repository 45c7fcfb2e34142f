/** A look at every gateway: all at once, each for a few seconds at most, and not again before the answer is old. */
import type { Gateway } from '../domain/gateways.js';

/** What a look found. `at` in milliseconds. */
export type Looked =
  | { readonly state: 'not_set' | 'not_asked' }
  | { readonly state: 'up'; readonly at: number; readonly tookMs: number }
  | { readonly state: 'down'; readonly at: number; readonly tookMs: number; readonly why: string };

const patienceMs = 5_000;
// However many pages are open, the far sides are asked at most this often.
const freshForMs = 10_000;

/** Makes what looks; it never rejects. */
export function createGatewayLook(
  gateways: readonly Gateway[],
  clock: () => number,
): () => Promise<readonly Looked[]> {
  let last: { readonly at: number; readonly found: Promise<readonly Looked[]> } | null = null;
  return () => {
    const now = clock();
    if (last === null || now - last.at >= freshForMs)
      last = { at: now, found: Promise.all(gateways.map((gateway) => look(gateway, clock))) };
    return last.found;
  };
}

async function look({ address, check }: Gateway, clock: () => number): Promise<Looked> {
  if (address === null) return { state: 'not_set' };
  if (check === null) return { state: 'not_asked' };
  const at = clock();
  const late = AbortSignal.timeout(patienceMs);
  try {
    await Promise.race([check(late), rejectsBy(late)]);
    return { state: 'up', at, tookMs: clock() - at };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { state: 'down', at, tookMs: clock() - at, why };
  }
}

/** A check may take no notice of the signal. */
function rejectsBy(signal: AbortSignal): Promise<never> {
  return new Promise((_, refuse) => {
    signal.addEventListener('abort', () => refuse(new Error(`no answer within ${String(patienceMs)} ms`)), {
      once: true,
    });
  });
}
