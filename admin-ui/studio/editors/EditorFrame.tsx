import { Alert, Box } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { Empty } from '../../parts/States.js';

interface EditorFrameProps {
  /** Whether the text can't be read at the moment, so that what is shown is the last that could. */
  readonly broken: boolean;
  /** Whether there never was a readable text. */
  readonly empty: boolean;
  readonly children: ReactNode;
}

/** Around an editor: broken text never blanks it, the last good one stays with a mark. */
export function EditorFrame({ broken, empty, children }: EditorFrameProps) {
  const translate = useTranslate();
  if (empty) return <Empty>{translate('editors.unreadable')}</Empty>;
  return (
    <Box sx={{ p: 1.5 }}>
      {broken ? (
        <Alert severity="warning" sx={{ py: 0, mb: 1, position: 'sticky', top: 4, zIndex: 2 }}>
          {translate('editors.last_good')}
        </Alert>
      ) : null}
      {children}
    </Box>
  );
}
