/** Campaigns at work and the contacts of one's own, as the API has them. */
import { useQuery } from '@tanstack/react-query';
import type { Title } from '../../engine/definition.js';
import { call } from '../providers/http.js';

export interface Campaign {
  readonly id: string;
  readonly instance_id: string;
  readonly workflow: string;
  readonly step: string;
  readonly channel: string;
  readonly list: string | null;
  readonly page: string | null;
  readonly state: 'working' | 'paused' | 'over';
  readonly begun_at: string;
  readonly totals: {
    readonly done: number;
    readonly open: number;
    readonly rolled_up: Readonly<Record<string, number>>;
  };
  readonly progress: {
    readonly worked_by: 'people' | 'machine' | 'contacts';
    readonly tried: number;
    readonly waiting: Readonly<Record<string, number>>;
    readonly per_hour: number | null;
    readonly ends_at: string | null;
    readonly rate: { readonly count: number; readonly per_ms: number } | null;
    readonly rate_set: boolean;
    readonly in_doubt: number;
    readonly trouble: string | null;
  };
}

export interface Disposition {
  readonly name: string;
  readonly title: Title | null;
  readonly rolls_up: string;
}

export interface Contact {
  readonly attempt: string;
  readonly row: number;
  readonly name: string | null;
  readonly phone: string | null;
  readonly language: string | null;
  readonly extra: Readonly<Record<string, string>>;
  readonly attempts: number;
  readonly last_outcome: string | null;
  readonly appointment: boolean;
  readonly outcomes: readonly Disposition[];
}

/** What is known of the call of an attempt. */
export interface Call {
  readonly state: 'dialled' | 'ringing' | 'answered' | 'busy' | 'no_answer' | 'ended' | null;
  readonly answered_at: string | null;
  readonly talked_seconds: number | null;
  /** As a switch that listens for it has made out. */
  readonly answered_by: 'person' | 'machine' | null;
  readonly suggests: 'busy' | 'no_answer' | 'answering_machine' | null;
}

/** A contact, or why there is none now. */
export interface Given {
  readonly contact: Contact | null;
  readonly none: {
    readonly why: 'nobody_now' | 'paused' | 'over' | 'closed';
    readonly opens_at: string | null;
  } | null;
}

const lookEveryMs = 10_000;

export const campaignsKey = ['campaigns', 'at-work'];

/** Campaigns, those at work first; looked at again every ten seconds. */
export function useCampaigns() {
  return useQuery({
    queryKey: campaignsKey,
    queryFn: async ({ signal }) => (await call<readonly Campaign[]>('/api/campaigns', { signal })).body,
    refetchInterval: lookEveryMs,
  });
}

/** The next contact for oneself; the same one until its attempt has ended. */
export async function nextContact(campaign: string): Promise<Given> {
  return (await call<Given>(`/api/campaigns/${encodeURIComponent(campaign)}/next`, { method: 'POST' })).body;
}
