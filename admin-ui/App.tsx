/** The application: providers, frame, and the areas that the signed-in person has rights to. */
import { Admin, CustomRoutes, type I18nProvider } from 'react-admin';
import { lazy } from 'react';
import { BrowserRouter, Route } from 'react-router-dom';
import { areas } from './areas.js';
import { AreaPage } from './frame/AreaPage.js';
import { Frame } from './frame/Frame.js';
import { Home } from './frame/Home.js';
import { SignIn } from './frame/SignIn.js';
import { authProvider } from './providers/auth.js';
import { dataProvider } from './providers/data.js';
import { queryClient } from './providers/query-client.js';
import { darkTheme, lightTheme } from './theme/theme.js';

const pages = areas.map((area) => ({ area, Page: lazy(area.page) }));
const inFrame = pages.filter(({ area }) => area.bare !== true);
const bare = pages.filter(({ area }) => area.bare === true);

/** What is shown to people with an account. */
export function App({ i18n }: { readonly i18n: I18nProvider }) {
  return (
    <BrowserRouter>
      <Admin
        title="Sportello"
        dataProvider={dataProvider}
        authProvider={authProvider}
        i18nProvider={i18n}
        queryClient={queryClient}
        layout={Frame}
        loginPage={SignIn}
        dashboard={Home}
        theme={lightTheme}
        darkTheme={darkTheme}
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
      </Admin>
    </BrowserRouter>
  );
}
