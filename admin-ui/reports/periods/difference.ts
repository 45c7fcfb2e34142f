/** What differs between two states of a period, as the API tells it. */
import type { Figure } from '../levels/measures.js';

interface CaseState {
  readonly at: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface Difference {
  readonly from_edition: number;
  /** Null: what is computed now. */
  readonly to_edition: number | null;
  /** The hash of what is computed now; null between two editions. */
  readonly seen: string | null;
  readonly changed: boolean;
  readonly figures: readonly {
    readonly level: string;
    readonly test: number;
    readonly before: Figure | null;
    readonly after: Figure | null;
  }[];
  readonly cases: readonly {
    readonly kind: 'call' | 'clock' | 'outage';
    readonly id: string;
    readonly change: 'entered' | 'left' | 'changed';
    readonly before: CaseState | null;
    readonly after: CaseState | null;
  }[];
  readonly more: number;
}
