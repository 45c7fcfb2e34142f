import { Link, Paper, Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { titleText } from '../../i18n/title-text.js';
import { Empty, Failed, LoadingRows } from '../../parts/States.js';
import { When } from '../../parts/When.js';
import { periodName } from '../levels/measures.js';
import { usePeriods } from '../levels/use-periods.js';
import { money } from '../numbers.js';

/** The periods of all contracts: which are over and to be closed, which are closed, by whom, what they cost. */
export function PeriodsPage() {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { data, error, refetch } = usePeriods();
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingRows />;
  if (data.length === 0) return <Empty>{translate('reports.no_contract')}</Empty>;
  return (
    <TableContainer component={Paper} variant="outlined" tabIndex={0}>
      <Table size="small" aria-label={translate('reports.tab.periods')}>
        <TableHead>
          <TableRow>
            {(['period', 'contract', 'standing', 'closed', 'editions', 'total'] as const).map((name) => (
              <TableCell key={name} align={name === 'editions' || name === 'total' ? 'right' : 'left'}>
                {translate(`reports.periods.${name}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {data.map(({ id, contract, title, period, state, editions }) => {
            const last = editions.at(-1);
            return (
              <TableRow key={id} hover>
                <TableCell component="th" scope="row" sx={{ whiteSpace: 'nowrap' }}>
                  <Link component={RouterLink} to={`/reports/periods/${contract}/${period}`}>
                    {periodName(period, locale)}
                  </Link>
                </TableCell>
                <TableCell>{titleText(title, locale, contract)}</TableCell>
                <TableCell sx={{ fontWeight: state === 'to_close' ? 700 : undefined }}>
                  {`${state === 'to_close' ? '▲ ' : ''}${translate(`reports.state.${state}`)}`}
                </TableCell>
                <TableCell>
                  {last === undefined ? (
                    '–'
                  ) : (
                    <>
                      <When at={last.closed_at} />
                      {` · ${last.closed_by}`}
                    </>
                  )}
                </TableCell>
                <TableCell align="right">{editions.length}</TableCell>
                <TableCell align="right">
                  {last === undefined ? '–' : money(last.total.amount, last.total.currency, locale)}
                </TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
