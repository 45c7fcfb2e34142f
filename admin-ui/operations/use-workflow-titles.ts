import { useQuery } from '@tanstack/react-query';
import type { Title } from '../i18n/title-text.js';
import { call } from '../providers/http.js';
import { useMay } from '../providers/use-me.js';

interface Named {
  readonly name: string;
  readonly title: Title;
}

/** The published processes with their titles; none until they are known, and for who may not read definitions. */
export function useWorkflowTitles(): readonly Named[] {
  const mayRead = useMay('definitions.read');
  const { data = [] } = useQuery({
    queryKey: ['workflow-names'],
    queryFn: async () =>
      (
        await call<readonly (Named & { readonly version: number | null })[]>(
          '/api/definitions?filter={"kind":"workflow"}&range=[0,999]',
        )
      ).body.filter(({ version }) => version !== null),
    enabled: mayRead,
    staleTime: 60_000,
  });
  return data;
}
