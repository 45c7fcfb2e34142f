import { Box, Button, Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { Failed, LoadingRows } from '../../parts/States.js';
import { useBill } from '../audits.js';
import { useValueText } from '../value-text.js';
import { Section } from './Section.js';

/** What the delivered detections cost, and the whole report to take along. */
export function BillPage({ audit }: { readonly audit: string }) {
  const translate = useTranslate();
  const [locale = 'en'] = useLocaleState();
  const valueText = useValueText();
  const { data, error, refetch } = useBill(audit);
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingRows rows={3} />;
  const money = (amount: number) =>
    amount.toLocaleString(locale, { style: 'currency', currency: data.currency, maximumFractionDigits: 4 });
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Typography variant="h4" component="p">
        {money(Number(data.total))}
      </Typography>
      <Section
        id="bill"
        title={translate('audits.bill.title', { n: data.units.toLocaleString(locale) })}
        help={translate('audits.bill.help')}
        columns={['what', 'units', 'price', 'amount'].map((name) => translate(`audits.bill.${name}`))}
        rows={data.sums.map(({ body, kind, units, unit_price: price, amount }) => [
          `${body}, ${valueText('kind', kind)}`,
          units.toLocaleString(locale),
          money(price),
          money(Number(amount)),
        ])}
      />
      <Box>
        {(['xlsx', 'csv', 'zip'] as const).map((format) => (
          <Button
            key={format}
            component="a"
            href={`/api/mystery-audits/${audit}/billing?format=${format}&language=${locale}`}
            download
          >
            {translate(`audits.bill.${format}`)}
          </Button>
        ))}
      </Box>
    </Box>
  );
}
