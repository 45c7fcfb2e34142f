/** The language's JSON Schema of one kind, from which its own help is taken. */
import { useQuery } from '@tanstack/react-query';
import type { JsonObject } from '../../../engine/json.js';
import { call } from '../../providers/http.js';

/** The schema; undefined until it is there. */
export function useLanguageSchema(kind: string): JsonObject | undefined {
  return useQuery({
    queryKey: ['definitions', 'schema', kind],
    queryFn: async () => (await call<JsonObject>(`/api/definitions/schema?kind=${kind}`)).body,
    staleTime: Infinity,
  }).data;
}
