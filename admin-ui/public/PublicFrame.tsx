import {
  Box,
  Button,
  Container,
  CssBaseline,
  ThemeProvider,
  Typography,
  createTheme,
  useMediaQuery,
} from '@mui/material';
import { useMemo, type ReactNode } from 'react';
import { materialOf } from '../theme/material.js';
import { dark, light } from '../theme/tokens.js';

interface PublicFrameProps {
  /** The other languages in which the page may be read, each by its own name. */
  readonly others: readonly { readonly language: string; readonly name: string }[];
  readonly onLanguage: (language: string) => void;
  readonly children: ReactNode;
}

/** What is around every page that needs no account: its look, its name, its languages. */
export function PublicFrame({ others, onLanguage, children }: PublicFrameProps) {
  const isDark = useMediaQuery('(prefers-color-scheme: dark)');
  const theme = useMemo(
    () =>
      createTheme(isDark ? materialOf('dark', dark) : materialOf('light', light), {
        typography: { fontSize: 15 },
      }),
    [isDark],
  );
  return (
    <ThemeProvider theme={theme}>
      <CssBaseline />
      <Container maxWidth="sm" sx={{ py: 2 }}>
        <Box component="header" sx={{ display: 'flex', flexWrap: 'wrap', mb: 2 }}>
          <Typography component="p" sx={{ fontWeight: 700, flexGrow: 1 }}>
            Sportello
          </Typography>
          {others.map(({ language, name }) => (
            <Button key={language} size="small" lang={language} onClick={() => onLanguage(language)}>
              {name}
            </Button>
          ))}
        </Box>
        <Box component="main">{children}</Box>
      </Container>
    </ThemeProvider>
  );
}
