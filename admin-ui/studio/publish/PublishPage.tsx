/** Publishing: what would change, whether it passes, whom it touches, from when; and what waits for somebody. */
import { Alert, Box, Paper, Typography } from '@mui/material';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { Empty, Failed, LoadingRows } from '../../parts/States.js';
import { call } from '../../providers/http.js';
import { useMay } from '../../providers/use-me.js';
import { ChosenDrafts } from './ChosenDrafts.js';
import { Outcome } from './Outcome.js';
import type { Done, ListedDraft, Preview } from './publications.js';
import { PublishForm } from './PublishForm.js';
import { ReportView } from './ReportView.js';
import { Waiting } from './Waiting.js';

/** One's own drafts on the way to everybody. `?d=workflow/ticket` chooses some of them. */
export default function PublishPage() {
  const translate = useTranslate();
  const client = useQueryClient();
  const mayPublish = useMay('definitions.publish');
  const [query, setQuery] = useSearchParams();
  const [done, setDone] = useState<Done | null>(null);
  const { data: drafts, error } = useQuery({
    queryKey: ['definitions', 'drafts'],
    queryFn: async () => {
      const filter = encodeURIComponent(JSON.stringify({ draft: true }));
      const range = encodeURIComponent(JSON.stringify([0, 999]));
      return (await call<readonly ListedDraft[]>(`/api/definitions?filter=${filter}&range=${range}`)).body;
    },
  });
  if (error !== null) return <Failed error={error} />;
  if (drafts === undefined) return <LoadingRows />;
  const named = query.getAll('d');
  const chosen = named.length === 0 ? drafts : drafts.filter(({ id }) => named.includes(id));
  const settled = async (what: Done) => {
    setDone(what);
    setQuery({}, { replace: true });
    await client.invalidateQueries({ queryKey: ['definitions'] });
    await client.invalidateQueries({ queryKey: ['publications'] });
  };
  return (
    <Box sx={{ display: 'grid', gap: 1.5, maxWidth: 1100 }}>
      {done === null ? null : <Outcome done={done} />}
      {drafts.length === 0 ? (
        <Empty>{translate('publish.no_drafts')}</Empty>
      ) : (
        <Paper variant="outlined" sx={{ p: 2, display: 'grid', gap: 2, minWidth: 0 }}>
          <ChosenDrafts
            drafts={drafts}
            chosen={chosen.map(({ id }) => id)}
            onChosen={(ids) => {
              setDone(null);
              setQuery(ids.length === drafts.length ? {} : { d: [...ids] }, { replace: true });
            }}
          />
          {!mayPublish ? (
            <Alert severity="info">{translate('publish.no_right')}</Alert>
          ) : chosen.length === 0 ? (
            <Typography color="text.secondary">{translate('publish.choose')}</Typography>
          ) : (
            <Previewed chosen={chosen} onDone={settled} />
          )}
        </Paper>
      )}
      <Waiting />
    </Box>
  );
}

function Previewed({
  chosen,
  onDone,
}: {
  readonly chosen: readonly ListedDraft[];
  readonly onDone: (done: Done) => Promise<void>;
}) {
  const translate = useTranslate();
  const definitions = chosen.map(({ kind, name }) => ({ kind, name }));
  const { data, error, refetch, isFetching } = useQuery({
    // Another draft is another revision: what was found for an older one counts no more.
    queryKey: ['definitions', 'preview', chosen.map(({ id, draft }) => [id, draft?.updated_at])],
    queryFn: async () =>
      (await call<Preview>('/api/definitions/preview', { method: 'POST', body: { definitions } })).body,
    placeholderData: keepPreviousData,
  });
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  if (data === undefined)
    return (
      <>
        <Typography role="status">{translate('publish.trying')}</Typography>
        <LoadingRows rows={3} />
      </>
    );
  return (
    <>
      <ReportView report={data.report} />
      <PublishForm definitions={definitions} preview={data} busy={isFetching} onDone={onDone} />
    </>
  );
}
