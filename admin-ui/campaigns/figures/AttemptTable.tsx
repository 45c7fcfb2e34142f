import { Box, Typography } from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Empty, Failed } from '../../parts/States.js';
import { FactTable } from '../../parts/table/FactTable.js';
import { When } from '../../parts/When.js';
import { campaignsKey, type Call } from '../at-work.js';
import { Pager } from '../Pager.js';
import { pageAt } from '../lists.js';
import { HelpedCheck } from '../../parts/help/HelpedCheck.js';

interface Attempt {
  readonly id: string;
  readonly row: number;
  readonly name: string | null;
  readonly phone: string | null;
  readonly by: string;
  readonly begun_at: string;
  readonly ended_at: string | null;
  readonly outcome: string | null;
  readonly remarks: string | null;
  readonly appointment: string | null;
  readonly call: Call;
}

const columns = ['begun', 'who', 'by', 'outcome', 'talked', 'appointment', 'remarks'] as const;

/** The sheet of a campaign, page by page: every attempt, the newest first, or only those with a remark. */
export function AttemptTable({ campaign }: { readonly campaign: string }) {
  const translate = useTranslate();
  const [page, setPage] = useState(0);
  const [remarked, setRemarked] = useState(false);
  const filter = remarked ? { remarked } : {};
  const { data, error, refetch } = useQuery({
    queryKey: [...campaignsKey, campaign, 'attempts', filter, page],
    queryFn: ({ signal }) =>
      pageAt<Attempt>(`/api/campaigns/${encodeURIComponent(campaign)}/attempts`, filter, page, signal),
    placeholderData: keepPreviousData,
  });
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  if (data === undefined) return null;
  return (
    <Box component="section" aria-labelledby="attempts-title">
      <Typography component="h2" variant="h6" id="attempts-title">
        {translate('campaigns.attempts.title')}
      </Typography>
      <HelpedCheck
        of="campaigns.attempts.remarked"
        checked={remarked}
        onChange={(checked) => {
          setRemarked(checked);
          setPage(0);
        }}
      />
      {data.items.length === 0 ? (
        <Empty>{translate('campaigns.attempts.none')}</Empty>
      ) : (
        <FactTable
          labelledBy="attempts-title"
          headAt={1}
          columns={columns.map((name) => ({
            name,
            text: translate(`campaigns.attempts.${name}`),
            ...(name === 'remarks' ? { sx: { overflowWrap: 'anywhere' } } : {}),
          }))}
          rows={data.items.map((attempt) => ({ key: attempt.id, cells: cellsOf(attempt, translate) }))}
        />
      )}
      <Pager total={data.total} page={page} onPage={setPage} />
    </Box>
  );
}

/** How long was talked, and with whom as far as the switch has made it out. */
function talkedWith(
  { talked_seconds: talked, answered_by: by }: Attempt['call'],
  translate: ReturnType<typeof useTranslate>,
) {
  const parts = [
    ...(talked === null ? [] : [translate('campaigns.figures.seconds', { n: talked })]),
    ...(by === null ? [] : [translate(`campaigns.phone.by.${by}`)]),
  ];
  return parts.length === 0 ? '–' : parts.join(' · ');
}

function cellsOf(attempt: Attempt, translate: ReturnType<typeof useTranslate>) {
  const { name, row, phone, by, begun_at: begun, ended_at: ended, outcome, remarks, appointment } = attempt;
  const who = name ?? translate('campaigns.call.nameless', { row });
  return [
    <When at={begun} />,
    phone === null ? who : `${who} · ${phone}`,
    by,
    outcome ?? translate(ended === null ? 'campaigns.attempts.in_hand' : 'campaigns.attempts.given_back'),
    talkedWith(attempt.call, translate),
    appointment === null ? '–' : <When at={appointment} />,
    remarks ?? '',
  ];
}
