import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';

/** Tiles under a heading, as many beside one another as there is room for. */
export function Tiles({ title, children }: { readonly title: ReactNode; readonly children: ReactNode }) {
  return (
    <div>
      <Typography component="h2" sx={{ fontSize: 20, fontWeight: 600, mb: 0.5 }}>
        {title}
      </Typography>
      <Box
        component="ul"
        sx={{
          display: 'grid',
          gap: 1,
          p: 0,
          m: 0,
          gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 230px), 1fr))',
        }}
      >
        {children}
      </Box>
    </div>
  );
}
