/** The application: providers, frame, and the areas that the signed-in person has rights to. */
import { CssBaseline } from '@mui/material';
import { lazy } from 'react';
import {
  AdminContext,
  CoreAdminUI,
  CustomRoutes,
  Error,
  Notification,
  localStorageStore,
  type I18nProvider,
} from 'react-admin';
import { BrowserRouter, Route } from 'react-router-dom';
import { areas } from './areas.js';
import { AreaPage } from './frame/AreaPage.js';
import { Frame } from './frame/Frame.js';
import { Home } from './frame/Home.js';
import { LoadingRows } from './parts/States.js';
import { later } from './parts/later.js';
import { authProvider } from './providers/auth.js';
import { dataProvider } from './providers/data.js';
import { queryClient } from './providers/query-client.js';
import { darkTheme, lightTheme } from './theme/theme.js';

const pages = areas.map((area) => ({ area, Page: lazy(area.page) }));
const inFrame = pages.filter(({ area }) => area.bare !== true);
const bare = pages.filter(({ area }) => area.bare === true);

const SignIn = later(async () => (await import('./frame/SignIn.js')).SignIn);
const Lost = later(async () => (await import('./frame/Lost.js')).Lost);
const Loading = () => <LoadingRows />;
const store = localStorageStore();

/** What is shown to people with an account. Of react-admin only what is: its `Admin` brings a form library for pages that are not ours. */
export function App({ i18n }: { readonly i18n: I18nProvider }) {
  return (
    <BrowserRouter>
      <AdminContext
        dataProvider={dataProvider}
        authProvider={authProvider}
        i18nProvider={i18n}
        queryClient={queryClient}
        store={store}
        theme={lightTheme}
        darkTheme={darkTheme}
      >
        <CssBaseline enableColorScheme />
        <Pages />
        <Notification />
      </AdminContext>
    </BrowserRouter>
  );
}

function Pages() {
  return (
    <CoreAdminUI
      title="Sportello"
      layout={Frame}
      loginPage={SignIn}
      catchAll={Lost}
      loading={Loading}
      error={Error}
      dashboard={Home}
      disableTelemetry
      requireAuth
    >
      <CustomRoutes>
        {inFrame.map(({ area, Page }) => (
          <Route key={area.name} path={`${area.path}/*`} element={<AreaPage area={area} page={Page} />} />
        ))}
      </CustomRoutes>
      <CustomRoutes noLayout>
        {bare.map(({ area, Page }) => (
          <Route key={area.name} path={`${area.path}/*`} element={<AreaPage area={area} page={Page} />} />
        ))}
      </CustomRoutes>
    </CoreAdminUI>
  );
}
