/** The figures of a campaign, as the API has them. */
import { useQuery } from '@tanstack/react-query';
import type { CaseGroup } from '../../../domain/campaign/case-groups.js';
import type { Title } from '../../../engine/definition.js';
import { call } from '../../providers/http.js';

export interface OutcomeFigure {
  readonly outcome: string | null;
  readonly title: Title | null;
  readonly rolls_up: string | null;
  readonly aapor: string | null;
  readonly group: CaseGroup;
  readonly done: number;
  readonly open: number;
}

export interface AttemptFigure {
  readonly of: string | number;
  readonly attempts: number;
  readonly reached: number;
  readonly rolled_up: Readonly<Record<string, number>>;
  readonly seconds: number;
}

interface RateFigure {
  readonly name: string;
  readonly formula: string;
  readonly share: number | null;
}

export interface Figures {
  readonly questionnaire: string | null;
  readonly outcomes: readonly OutcomeFigure[];
  readonly cases: Readonly<Record<CaseGroup, number>>;
  readonly eligible_share: number | null;
  readonly rates: readonly RateFigure[];
  readonly zone: string;
  readonly people: readonly AttemptFigure[];
  readonly hours: readonly AttemptFigure[];
  readonly days: readonly AttemptFigure[];
}

const lookEveryMs = 60_000;

/** The figures of one campaign; counted anew every minute while somebody looks. */
export function useFigures(id: string) {
  return useQuery({
    queryKey: ['campaigns', 'figures', id],
    queryFn: async ({ signal }) =>
      (await call<Figures>(`/api/campaigns/${encodeURIComponent(id)}/figures`, { signal })).body,
    refetchInterval: lookEveryMs,
  });
}
