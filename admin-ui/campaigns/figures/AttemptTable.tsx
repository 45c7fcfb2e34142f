import {
  Box,
  FormControlLabel,
  Checkbox,
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TablePagination,
  TableRow,
  Typography,
} from '@mui/material';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Empty, Failed } from '../../parts/States.js';
import { When } from '../../parts/When.js';
import { campaignsKey, type Call } from '../at-work.js';
import { pageAt, pageRows } from '../lists.js';

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
      <FormControlLabel
        control={
          <Checkbox
            size="small"
            checked={remarked}
            onChange={(_, checked) => {
              setRemarked(checked);
              setPage(0);
            }}
          />
        }
        label={translate('campaigns.attempts.remarked')}
      />
      {data.items.length === 0 ? (
        <Empty>{translate('campaigns.attempts.none')}</Empty>
      ) : (
        <TableContainer tabIndex={0}>
          <Table size="small" aria-labelledby="attempts-title">
            <TableHead>
              <TableRow>
                {columns.map((name) => (
                  <TableCell key={name}>{translate(`campaigns.attempts.${name}`)}</TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {data.items.map((attempt) => (
                <AttemptRow key={attempt.id} attempt={attempt} />
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      )}
      {data.total <= pageRows ? null : (
        <TablePagination
          component="div"
          count={data.total}
          page={page}
          onPageChange={(_, next) => setPage(next)}
          rowsPerPage={pageRows}
          rowsPerPageOptions={[pageRows]}
        />
      )}
    </Box>
  );
}

function AttemptRow({ attempt }: { readonly attempt: Attempt }) {
  const translate = useTranslate();
  const { name, row, phone, by, begun_at: begun, outcome, remarks, appointment } = attempt;
  const talked = attempt.call.talked_seconds;
  return (
    <TableRow>
      <TableCell>
        <When at={begun} />
      </TableCell>
      <TableCell>
        {name ?? translate('campaigns.call.nameless', { row })}
        {phone === null ? '' : ` · ${phone}`}
      </TableCell>
      <TableCell>{by}</TableCell>
      <TableCell>
        {outcome ??
          translate(
            attempt.ended_at === null ? 'campaigns.attempts.in_hand' : 'campaigns.attempts.given_back',
          )}
      </TableCell>
      <TableCell>{talked === null ? '–' : translate('campaigns.figures.seconds', { n: talked })}</TableCell>
      <TableCell>{appointment === null ? '–' : <When at={appointment} />}</TableCell>
      <TableCell sx={{ overflowWrap: 'anywhere' }}>{remarks ?? ''}</TableCell>
    </TableRow>
  );
}
