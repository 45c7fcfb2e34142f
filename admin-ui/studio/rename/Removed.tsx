import { Box, Button, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Failed } from '../../parts/States.js';
import { call } from '../../providers/http.js';
import type { DefinitionKey } from '../../../domain/definition-file.js';
import type { ListedDraft } from '../publish/publications.js';

/** Definitions that one's drafts let go, each to be kept after all; nothing where there are none. */
export function Removed() {
  const translate = useTranslate();
  const client = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const { data = [] } = useQuery({
    queryKey: ['definitions', 'removed'],
    queryFn: async () => {
      const filter = encodeURIComponent(JSON.stringify({ draft: true }));
      const range = encodeURIComponent(JSON.stringify([0, 999]));
      const { body } = await call<readonly ListedDraft[]>(`/api/definitions?filter=${filter}&range=${range}`);
      return body.filter(({ draft }) => draft?.removes === true);
    },
  });
  const putBack = async ({ kind, name }: DefinitionKey) => {
    try {
      await call(`/api/definitions/${kind}/${encodeURIComponent(name)}`, { method: 'DELETE' });
      setError(null);
    } catch (cause) {
      setError(cause);
    }
    await client.invalidateQueries({ queryKey: ['definitions'] });
  };
  if (data.length === 0) return null;
  return (
    <Box component="section" aria-label={translate('rename.removed')} sx={{ pb: 0.5 }}>
      <Typography variant="body2">{translate('rename.removed')}</Typography>
      {data.map((each) => (
        <Button
          key={each.id}
          size="small"
          aria-label={translate('rename.put_back', { name: each.name })}
          onClick={() => void putBack(each)}
          sx={{ textDecoration: 'line-through', textTransform: 'none', overflowWrap: 'anywhere' }}
        >
          {each.name}
        </Button>
      ))}
      {error === null ? null : <Failed error={error} />}
    </Box>
  );
}
