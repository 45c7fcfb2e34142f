import { Box, Button, Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';

const formats = ['csv', 'xlsx', 'codebook', 'sps'] as const;

/** What was answered, to take along: as a table, with what its columns mean. */
export function ResultFiles({ campaign }: { readonly campaign: string }) {
  const translate = useTranslate();
  const [locale = 'en'] = useLocaleState();
  const address = `/api/campaigns/${encodeURIComponent(campaign)}/results`;
  return (
    <Box component="section" aria-labelledby="results">
      <Typography component="h2" variant="h6" id="results">
        {translate('campaigns.figures.results')}
      </Typography>
      <Typography variant="body2" color="text.secondary">
        {translate('campaigns.figures.results_help')}
      </Typography>
      {formats.map((format) => (
        <Button key={format} component="a" href={`${address}?format=${format}&language=${locale}`} download>
          {translate(`campaigns.figures.format.${format}`)}
        </Button>
      ))}
    </Box>
  );
}
