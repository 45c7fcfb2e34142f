import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { CheckForApplicationUpdate, Layout, useTranslate } from 'react-admin';
import { KeysHelp } from '../keys/KeysHelp.js';
import { CutLine } from './CutLine.js';
import { Rail } from './Rail.js';
import { TopBar } from './TopBar.js';
import { Tour } from './tour/Tour.js';

/** Rail, bar, and the page between them; a key leads past both. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const translate = useTranslate();
  return (
    <Layout
      appBar={TopBar}
      menu={Rail}
      sx={{
        minWidth: 0,
        '& .RaLayout-appFrame': { marginTop: 6 },
        '& .RaLayout-content': { padding: { xs: 1, md: 1.5 }, minWidth: 0 },
      }}
    >
      <Box aria-label={translate('frame.page')}>
        <CutLine />
        {children}
      </Box>
      <KeysHelp />
      <Tour />
      <CheckForApplicationUpdate disabled={import.meta.env.DEV} />
    </Layout>
  );
}
