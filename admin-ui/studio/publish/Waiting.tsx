import { Accordion, AccordionDetails, AccordionSummary, Box, Button, Chip, Typography } from '@mui/material';
import ExpandMore from '@mui/icons-material/ExpandMore';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { Failed } from '../../parts/States.js';
import { When } from '../../parts/When.js';
import { call, newKey } from '../../providers/http.js';
import { useMay, useMe } from '../../providers/use-me.js';
import type { Publication } from './publications.js';
import { ReportView } from './ReportView.js';

const waiting = ['awaiting_approval', 'awaiting_date'];

/** Publications that wait for a second person or for their date, then those that waited. */
export function Waiting() {
  const translate = useTranslate();
  const { data, error } = useQuery({
    queryKey: ['publications'],
    queryFn: async () => (await call<readonly Publication[]>('/api/publications')).body,
  });
  if (error !== null) return <Failed error={error} />;
  if (data === undefined || data.length === 0) return null;
  const sorted = data.toSorted(
    (one, other) => Number(waiting.includes(other.state)) - Number(waiting.includes(one.state)),
  );
  return (
    <Box component="section" aria-labelledby="publish-waiting">
      <Typography id="publish-waiting" component="h2" variant="subtitle1">
        {translate('publish.waiting.title')}
      </Typography>
      {sorted.map((publication) => (
        <One key={publication.id} publication={publication} />
      ))}
    </Box>
  );
}

function One({ publication }: { readonly publication: Publication }) {
  const translate = useTranslate();
  const { id, state, author, note, proposed_at: at, valid_at: from, definitions } = publication;
  return (
    <Accordion variant="outlined" disableGutters slotProps={{ heading: { component: 'h3' } }}>
      <AccordionSummary expandIcon={<ExpandMore />} id={`publication-${String(id)}`}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', minWidth: 0 }}>
          <Chip size="small" variant="outlined" label={translate(`publish.waiting.${state}`)} />
          <span>
            {definitions.map(({ kind, name, removes }) => `${removes ? '− ' : ''}${kind} ${name}`).join(', ')}
          </span>
          <Typography component="span" variant="body2" color="text.secondary">
            {author} · <When at={at} />
            {from === null ? null : (
              <>
                {' · '}
                {translate('publish.waiting.valid')} <When at={from} />
              </>
            )}
          </Typography>
        </Box>
      </AccordionSummary>
      <AccordionDetails sx={{ display: 'grid', gap: 1.5 }}>
        {note === null ? null : <Typography>{note}</Typography>}
        <ReportView report={publication.report} />
        {waiting.includes(state) ? <Decide publication={publication} /> : null}
      </AccordionDetails>
    </Accordion>
  );
}

/** Approve what somebody else proposed; reject it, or take one's own back. */
function Decide({ publication: { id, author, state } }: { readonly publication: Publication }) {
  const translate = useTranslate();
  const client = useQueryClient();
  const mayPublish = useMay('definitions.publish');
  const own = useMe()?.name === author;
  const { mutate, error, isPending } = useMutation({
    mutationFn: (what: 'approve' | 'reject') =>
      call(`/api/publications/${String(id)}/${what}`, {
        method: 'POST',
        headers: { 'Idempotency-Key': newKey() },
      }),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: ['publications'] });
      await client.invalidateQueries({ queryKey: ['definitions'] });
    },
  });
  if (!mayPublish) return null;
  return (
    <>
      {error === null ? null : <Failed error={error} />}
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        {state !== 'awaiting_approval' ? null : own ? (
          <Typography variant="body2">{translate('publish.waiting.not_own')}</Typography>
        ) : (
          <Button variant="contained" disabled={isPending} onClick={() => mutate('approve')}>
            {translate('publish.waiting.approve')}
          </Button>
        )}
        <Button variant="outlined" disabled={isPending} onClick={() => mutate('reject')}>
          {translate(own ? 'publish.waiting.take_back' : 'publish.waiting.reject')}
        </Button>
      </Box>
    </>
  );
}
