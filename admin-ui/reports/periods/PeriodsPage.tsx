import { Link } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { titleText } from '../../i18n/title-text.js';
import { Empty, Failed, LoadingRows } from '../../parts/States.js';
import { FactTable } from '../../parts/table/FactTable.js';
import { When } from '../../parts/When.js';
import { periodName, type Period } from '../levels/measures.js';
import { usePeriods } from '../levels/use-periods.js';
import { money } from '../numbers.js';
import { SinceCell } from './SinceCell.js';

/** The periods of all contracts: which are over and to be closed, which are closed, by whom, what they cost. */
export function PeriodsPage() {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { data, error, refetch } = usePeriods();
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingRows />;
  if (data.length === 0) return <Empty>{translate('reports.no_contract')}</Empty>;
  const newest = newestClosed(data);
  return (
    <FactTable
      framed
      label={translate('reports.tab.periods')}
      columns={(['period', 'contract', 'standing', 'closed', 'since_then', 'editions', 'total'] as const).map(
        (name) => ({
          name,
          text: translate(`reports.periods.${name}`),
          ...(name === 'editions' || name === 'total' ? { align: 'right' as const } : {}),
          ...(name === 'period' ? { sx: { whiteSpace: 'nowrap' } } : {}),
        }),
      )}
      rows={data.map((each) => {
        const { id, contract, title, period, state, editions } = each;
        const last = editions.at(-1);
        return {
          key: id,
          cells: [
            <Link component={RouterLink} to={`/reports/periods/${contract}/${period}`}>
              {periodName(period, locale)}
            </Link>,
            titleText(title, locale, contract),
            state === 'to_close' ? (
              <strong>▲ {translate('reports.state.to_close')}</strong>
            ) : (
              translate(`reports.state.${state}`)
            ),
            last === undefined ? (
              '–'
            ) : (
              <>
                <When at={last.closed_at} />
                {` · ${last.closed_by}`}
              </>
            ),
            last === undefined ? '–' : <SinceCell at={each} looked={newest.has(id)} />,
            editions.length,
            last === undefined ? '–' : money(last.total.amount, last.total.currency, locale),
          ],
        };
      })}
    />
  );
}

/** The newest closed period of each contract: late events are of it, as a rule. */
function newestClosed(periods: readonly Period[]): ReadonlySet<string> {
  const closed = periods.filter(({ editions }) => editions.length > 0);
  const first = closed.filter((each, at) => closed.findIndex((one) => one.contract === each.contract) === at);
  return new Set(first.map(({ id }) => id));
}
