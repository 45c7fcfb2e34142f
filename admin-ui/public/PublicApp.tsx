/** The pages that need no account: send a request, ask after it. Light, without tracking, and apart from the application. */
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
import { useMemo, useState } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router-dom';
import { firstLocale, rememberLocale, type Locale } from '../i18n/locale.js';
import { materialOf } from '../theme/material.js';
import { dark, light } from '../theme/tokens.js';
import { RequestForm } from './RequestForm.js';
import { RequestStanding } from './RequestStanding.js';
import { texts } from './texts.js';

/** What is shown below `/public`. */
export function PublicApp() {
  const [locale, setLocale] = useState<Locale>(firstLocale);
  const isDark = useMediaQuery('(prefers-color-scheme: dark)');
  const theme = useMemo(
    () =>
      createTheme(isDark ? materialOf('dark', dark) : materialOf('light', light), {
        typography: { fontSize: 15 },
      }),
    [isDark],
  );
  const said = texts[locale];
  const change = () => {
    const other = locale === 'it' ? 'en' : 'it';
    rememberLocale(other);
    setLocale(other);
  };
  return (
    <ThemeProvider theme={theme}>
      <CssBaseline />
      <BrowserRouter basename="/public">
        <Container maxWidth="sm" sx={{ py: 2 }}>
          <Box component="header" sx={{ display: 'flex', justifyContent: 'space-between', mb: 2 }}>
            <Typography component="p" sx={{ fontWeight: 700 }}>
              Sportello
            </Typography>
            <Button size="small" lang={locale === 'it' ? 'en' : 'it'} onClick={change}>
              {said.other_language}
            </Button>
          </Box>
          <Box component="main">
            <Routes>
              <Route path="/request/:code?" element={<RequestStanding locale={locale} texts={said} />} />
              <Route path="/:workflow" element={<RequestForm locale={locale} texts={said} />} />
              <Route path="*" element={<Typography>{said.closed_form}</Typography>} />
            </Routes>
          </Box>
        </Container>
      </BrowserRouter>
    </ThemeProvider>
  );
}
