import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { HelpMark } from '../help/HelpMark.js';

interface PartProps {
  readonly title: string;
  /** What the language says of it. */
  readonly help?: string | null;
  readonly children: ReactNode;
}

/** A part of an editor under its heading. */
export function Part({ title, help = null, children }: PartProps) {
  return (
    <Box component="section" sx={{ mt: 2 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, mb: 0.5 }}>
        <Typography component="h3" sx={{ fontSize: 14, fontWeight: 600 }}>
          {title}
        </Typography>
        <HelpMark of={title} help={help} />
      </Box>
      {children}
    </Box>
  );
}
