import Close from '@mui/icons-material/Close';
import { Box, IconButton, Typography } from '@mui/material';
import { Suspense } from 'react';
import { useTranslate } from 'react-admin';
import { LoadingRows } from '../parts/States.js';
import type { SideProps } from './side.js';
import { sides } from './sides.js';

interface SidePanelProps {
  readonly name: string;
  readonly props: SideProps;
  readonly onClose: () => void;
}

/** The panel that is asked for, on the right. */
export function SidePanel({ name, props, onClose }: SidePanelProps) {
  const translate = useTranslate();
  const side = sides.find((each) => each.name === name);
  if (side === undefined || side.kinds?.includes(props.kind) === false) return null;
  const Panel = side.panel;
  return (
    <Box
      component="section"
      aria-label={translate(`studio.side.${name}`)}
      sx={{
        width: { xs: '100%', md: 360 },
        flexShrink: 0,
        overflow: 'auto',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        bgcolor: 'background.paper',
        p: 1.5,
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between' }}>
        <Typography component="h3" sx={{ fontSize: 14, fontWeight: 600 }}>
          {translate(`studio.side.${name}`)}
        </Typography>
        <IconButton size="small" onClick={onClose} aria-label={translate('studio.side.close')}>
          <Close fontSize="small" />
        </IconButton>
      </Box>
      <Suspense fallback={<LoadingRows />}>
        <Panel {...props} />
      </Suspense>
    </Box>
  );
}
