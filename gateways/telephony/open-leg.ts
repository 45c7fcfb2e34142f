/** A leg while it is in hand: its events wait, each kind once, until somebody asks for them. */
import type { LegEvent } from '../../domain/telephony.js';

export interface OpenLeg {
  readonly next: (signal: AbortSignal) => Promise<LegEvent>;
  /** Takes an event; one of a kind that came before is passed over, as after a broken connection all are told again. */
  readonly tell: (event: LegEvent) => void;
  readonly answered: () => boolean;
  /** Whether nothing more can come. */
  readonly over: () => boolean;
}

const last: readonly LegEvent['kind'][] = ['failed', 'ended', 'lost'];

export function openLeg(): OpenLeg {
  const waiting: LegEvent[] = [];
  const seen = new Set<LegEvent['kind']>();
  let wake: () => void = () => undefined;
  const over = () => last.some((kind) => seen.has(kind));
  return {
    over,
    answered: () => seen.has('answered'),
    tell(event) {
      if (over() || seen.has(event.kind)) return;
      seen.add(event.kind);
      waiting.push(event);
      wake();
    },
    async next(signal) {
      for (;;) {
        signal.throwIfAborted();
        const event = waiting.shift();
        if (event !== undefined) return event;
        await new Promise<void>((settle) => {
          wake = settle;
          signal.addEventListener('abort', () => settle(), { once: true });
        });
      }
    },
  };
}
