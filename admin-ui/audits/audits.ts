/** Mystery audits, as the pages read them. */
import { useQuery } from '@tanstack/react-query';
import { call } from '../providers/http.js';
import type { Audit, AuditToWork, Bill, Held, Plan, Results, SheetVersion } from './shapes.js';

export const auditsKey = ['audits'];
const lookEveryMs = 30_000;

function addressOf(id: string): string {
  return `/api/mystery-audits/${encodeURIComponent(id)}`;
}

async function read<Body>(path: string, signal: AbortSignal): Promise<Body> {
  return (await call<Body>(path, { signal })).body;
}

/** All audits, the newest first. */
export function useAudits() {
  return useQuery({
    queryKey: [...auditsKey, 'list'],
    queryFn: ({ signal }) => read<readonly Audit[]>('/api/mystery-audits', signal),
    refetchInterval: lookEveryMs,
  });
}

/** One audit. */
export function useAudit(id: string) {
  return useQuery({
    queryKey: [...auditsKey, id],
    queryFn: ({ signal }) => read<Audit>(addressOf(id), signal),
    refetchInterval: lookEveryMs,
  });
}

/** Its plan, with what was achieved. */
export function usePlan(id: string) {
  return useQuery({
    queryKey: [...auditsKey, id, 'plan'],
    queryFn: ({ signal }) => read<Plan>(`${addressOf(id)}/plan`, signal),
    refetchInterval: lookEveryMs,
  });
}

/** What it found; of one kind of detection, or all. */
export function useResults(id: string, kind: string) {
  const query = kind === '' ? '' : `?kind=${kind}`;
  return useQuery({
    queryKey: [...auditsKey, id, 'results', kind],
    queryFn: ({ signal }) => read<Results>(`${addressOf(id)}/results${query}`, signal),
  });
}

/** The versions of its sheet, the current one first. */
export function useSheets(id: string) {
  return useQuery({
    queryKey: [...auditsKey, id, 'sheets'],
    queryFn: ({ signal }) => read<readonly SheetVersion[]>(`${addressOf(id)}/sheets`, signal),
  });
}

/** What it costs. */
export function useBill(id: string) {
  return useQuery({
    queryKey: [...auditsKey, id, 'bill'],
    queryFn: ({ signal }) => read<Bill>(`${addressOf(id)}/billing`, signal),
    retry: false,
  });
}

/** What an auditor may work, and has in hand. */
export function useMine() {
  return useQuery({
    queryKey: [...auditsKey, 'mine'],
    queryFn: ({ signal }) =>
      read<{ readonly audits: readonly AuditToWork[]; readonly in_hand: readonly Held[] }>(
        '/api/detections/mine',
        signal,
      ),
    refetchInterval: lookEveryMs,
  });
}
