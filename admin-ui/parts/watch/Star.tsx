import Star from '@mui/icons-material/Star';
import StarBorder from '@mui/icons-material/StarBorder';
import { Button } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { useKeys } from '../../keys/keys.js';
import { call } from '../../providers/http.js';

interface Answer {
  readonly watched: boolean;
}

/** Watches the request or no more, by the key `*`: who watches is told when it is late, escalated or closed. */
export function WatchStar({ instance }: { readonly instance: string }) {
  const translate = useTranslate();
  const client = useQueryClient();
  const path = `/api/instances/${instance}/watch`;
  const { data } = useQuery({
    queryKey: ['watch', instance],
    queryFn: async ({ signal }) => (await call<Answer>(path, { signal })).body,
  });
  const watched = data?.watched === true;
  const toggle = async () => {
    const { body } = await call<Answer>(path, { method: watched ? 'DELETE' : 'PUT' });
    client.setQueryData(['watch', instance], body);
    // The lists of what is watched are another's to read anew.
    void client.invalidateQueries({ queryKey: ['desk', 'queue'] });
  };
  const label = translate(watched ? 'parts.watch.stop' : 'parts.watch.begin');
  useKeys({ '*': { label: 'parts.watch.key', run: () => void toggle() } });
  return (
    <Button
      startIcon={watched ? <Star /> : <StarBorder />}
      aria-pressed={watched}
      title={translate('parts.watch.help')}
      disabled={data === undefined}
      onClick={() => void toggle()}
    >
      {label}
    </Button>
  );
}
