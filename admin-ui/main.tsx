/** Where the page begins: the public pages need no account, all else is the application. Each is loaded only where it is shown. */
import { StrictMode, Suspense, lazy } from 'react';
import { createRoot } from 'react-dom/client';
import { createI18n } from './i18n/provider.js';

const i18n = await createI18n();
const App = lazy(async () => ({ default: (await import('./App.js')).App }));
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root"');
createRoot(root).render(
  <StrictMode>
    <Suspense fallback={null}>
      <App i18n={i18n} />
    </Suspense>
  </StrictMode>,
);
