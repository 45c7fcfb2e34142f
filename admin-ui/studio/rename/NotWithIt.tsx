import { Alert, AlertTitle, Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import type { DefinitionKey } from '../../../domain/definition-file.js';
import type { Mention } from '../mentions/mentions-of.js';
import { call } from '../../providers/http.js';
import { useMay } from '../../providers/use-me.js';

/** What has the name of a definition outside of definitions, by kind: sentences of `rename.<kind>`. */
const outside: Readonly<Record<string, readonly string[]>> = {
  workflow: ['numbers', 'figures', 'outside'],
  calendar: ['data'],
  template: ['data'],
  questionnaire: ['answers'],
  contract: ['periods'],
};

interface NotWithItProps {
  readonly of: DefinitionKey;
  readonly places: readonly Mention[];
}

/** What keeps the old name, and what has to be told the new one. */
export function NotWithIt({ of: { kind, name }, places }: NotWithItProps) {
  const translate = useTranslate();
  const running = useRunning(kind === 'workflow' ? name : null);
  const callers = places.filter((each) => each.kind === 'workflow' && each.of === 'name');
  const names = [...new Set(callers.map((each) => each.name))].join(', ');
  const told = [
    ...(running === 0 ? [] : [translate('rename.running', { smart_count: running })]),
    ...(kind === 'workflow' && names !== '' ? [translate('rename.called_by', { names })] : []),
    ...(outside[kind] ?? []).map((each) =>
      translate(`rename.${kind}.${each}`, { address: `/public/${name}` }),
    ),
  ];
  if (told.length === 0) return null;
  return (
    <Alert severity="warning">
      <AlertTitle>{translate('rename.not_with_it')}</AlertTitle>
      <Box component="ul" sx={{ m: 0, pl: 2 }}>
        {told.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </Box>
    </Alert>
  );
}

/** How many instances of a workflow run, as far as one may see them. */
function useRunning(workflow: string | null): number {
  const mayOversee = useMay('instances.read_all');
  const { data = 0 } = useQuery({
    queryKey: ['instances', 'running', workflow],
    enabled: workflow !== null && mayOversee,
    queryFn: async () => {
      const filter = encodeURIComponent(JSON.stringify({ workflow, state: 'running' }));
      const { headers } = await call(`/api/instances?filter=${filter}&range=[0,0]`);
      return Number(headers.get('Content-Range')?.split('/').at(-1) ?? 0);
    },
  });
  return data;
}
