import { Paper, Stack, Typography } from '@mui/material';
import type { ReactNode } from 'react';

/** One thing that could happen, with its buttons. */
export function Offer({
  title,
  about,
  children,
}: {
  readonly title: string;
  readonly about?: string;
  readonly children: ReactNode;
}) {
  return (
    <Paper variant="outlined" component="section" aria-label={title} sx={{ p: 1, minWidth: 0 }}>
      <Typography component="h4" sx={{ fontSize: 13, fontWeight: 600 }}>
        {title}
      </Typography>
      {about === undefined ? null : (
        <Typography variant="body2" color="text.secondary">
          {about}
        </Typography>
      )}
      <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 0.5, mt: 0.5 }}>
        {children}
      </Stack>
    </Paper>
  );
}
