import { Box, Card, Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { titleText, type Title } from '../i18n/title-text.js';
import { Empty, Failed, LoadingRows } from '../parts/States.js';
import { When } from '../parts/When.js';
import { useList } from './lists.js';

interface Calendar {
  readonly id: string;
  readonly name: string;
  readonly titles: Title;
  readonly zone: string;
  readonly open: unknown;
  readonly holidays: unknown;
  readonly version: number;
  readonly published_at: string;
}

/** The calendars by which deadlines are measured, as they are published; they are changed in the studio. */
export function Calendars() {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const { data, error, refetch } = useList<Calendar>('calendars');
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingRows />;
  if (data.length === 0) return <Empty>{translate('settings.calendar.none')}</Empty>;
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 1,
        gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 320px), 1fr))',
      }}
    >
      {data.map(({ id, name, titles, zone, open, holidays, version, published_at: at }) => (
        <Card key={id} variant="outlined" sx={{ p: 1.5 }}>
          <Typography component="h2" sx={{ fontWeight: 700 }}>
            {titleText(titles, locale, name)}
          </Typography>
          <div>{zone}</div>
          <div>{`${translate('settings.calendar.open')}: ${inWords(open)}`}</div>
          <div>{`${translate('settings.calendar.holidays')}: ${inWords(holidays)}`}</div>
          <Box sx={{ color: 'text.secondary' }}>
            {translate('settings.calendar.version', { version })} <When at={at} />
          </Box>
        </Card>
      ))}
    </Box>
  );
}

/** A record of texts on one line. */
function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(inWords).join(', ');
  if (typeof value === 'object' && value !== null)
    return Object.entries(value)
      .map(([name, inner]) => `${name} ${inWords(inner)}`)
      .join('; ');
  return value === null || value === undefined
    ? '–'
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);
}
