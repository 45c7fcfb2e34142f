import { Box, Paper, Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import { spanInWords } from '../parts/when.js';
import type { Queues } from './queues.js';

/** Who holds how many tasks, and how they work since when. */
export function Loads({ people, now }: Pick<Queues, 'people'> & { readonly now: number }) {
  const [locale] = useLocaleState();
  const translate = useTranslate();
  const most = Math.max(1, ...people.map(({ claimed }) => claimed));
  return (
    <Paper variant="outlined" sx={{ p: 2 }}>
      <Typography component="h2" sx={{ fontSize: 20, fontWeight: 600, mb: 1 }}>
        {translate('wallboard.loads')}
      </Typography>
      {people.length === 0 ? (
        <Box sx={{ color: 'text.secondary' }}>{translate('wallboard.no_loads')}</Box>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 0.75, fontSize: 18 }}>
          {people.map(({ name, claimed, mode, since }) => (
            <Box
              component="li"
              key={name}
              sx={{
                display: 'grid',
                // Without room for bars the numbers say it alone.
                gridTemplateColumns: { xs: '1fr 2em minmax(0, 6em)', md: '8em 1fr 2em 9em' },
                gap: 1,
                alignItems: 'center',
              }}
            >
              <Box component="span" sx={{ overflowWrap: 'anywhere' }}>
                {name}
              </Box>
              <Box
                aria-hidden
                sx={{
                  display: { xs: 'none', md: 'block' },
                  height: 12,
                  width: `${String((claimed / most) * 100)}%`,
                  bgcolor: 'primary.main',
                  borderRadius: 1,
                }}
              />
              <strong>{claimed}</strong>
              <Box component="span" sx={{ fontSize: 15, color: 'text.secondary' }}>
                {mode === null ? null : translate(`wallboard.mode_of.${mode}`)}
                {since === null || mode === null
                  ? null
                  : ` · ${spanInWords(now - Date.parse(since), locale)}`}
              </Box>
            </Box>
          ))}
        </Box>
      )}
    </Paper>
  );
}
