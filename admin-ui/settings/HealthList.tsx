import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';

/** A list of what is well and what isn't, under its heading. */
export function HealthList({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <Typography component="h2" sx={{ fontWeight: 700 }}>
        {title}
      </Typography>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {children}
      </Box>
    </section>
  );
}
