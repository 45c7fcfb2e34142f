/** The pages that need no account: send a request, ask after it. Light, without tracking, and apart from the application. */
import { Typography } from '@mui/material';
import { useState } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router-dom';
import { firstLocale, rememberLocale, type Locale } from '../i18n/locale.js';
import { OptOut } from './OptOut.js';
import { PublicFrame } from './PublicFrame.js';
import { RequestForm } from './RequestForm.js';
import { RequestStanding } from './RequestStanding.js';
import { texts } from './texts.js';

/** What is shown below `/public`. */
export function PublicApp() {
  const [locale, setLocale] = useState<Locale>(firstLocale);
  const said = texts[locale];
  const change = (other: string) => {
    rememberLocale(other);
    setLocale(other === 'it' ? 'it' : 'en');
  };
  const others = [{ language: locale === 'it' ? 'en' : 'it', name: said.other_language }];
  return (
    <PublicFrame others={others} onLanguage={change}>
      <BrowserRouter basename="/public">
        <Routes>
          <Route path="/request/:code?" element={<RequestStanding locale={locale} texts={said} />} />
          <Route path="/opt-out/:token" element={<OptOut locale={locale} texts={said} />} />
          <Route path="/:workflow" element={<RequestForm locale={locale} texts={said} />} />
          <Route path="*" element={<Typography>{said.closed_form}</Typography>} />
        </Routes>
      </BrowserRouter>
    </PublicFrame>
  );
}
