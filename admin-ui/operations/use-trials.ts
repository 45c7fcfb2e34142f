import { useQuery } from '@tanstack/react-query';
import type { Command } from './commands.js';
import { triedMigration, type Trial } from './migration-trials.js';

/** What the dry run of a migration says; `of` is null while it runs, and for what is tried only by doing it. */
export interface Trials {
  readonly of: ReadonlyMap<string, Trial> | null;
  readonly error: Error | null;
}

/** Tries a migration before it is asked for. */
export function useTrials(type: Command['type'], ids: readonly string[]): Trials {
  const { data, error } = useQuery({
    queryKey: ['migration-trial', ...ids],
    queryFn: ({ signal }) => triedMigration(ids, signal),
    enabled: type === 'migrate',
    // What is done meanwhile is told as its result.
    staleTime: Infinity,
    gcTime: 0,
  });
  return { of: data === undefined ? null : new Map(data.map((trial) => [trial.instance, trial])), error };
}
