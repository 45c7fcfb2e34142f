/** Where the page begins: the public pages need no account, all else is the application. Each is loaded only where it is shown. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { firstLocale } from './i18n/locale.js';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root"');
document.documentElement.lang = firstLocale();
createRoot(root).render(<StrictMode>{await page(location.pathname)}</StrictMode>);

async function page(path: string) {
  if (path.startsWith('/public/')) {
    const { PublicApp } = await import('./public/PublicApp.js');
    return <PublicApp />;
  }
  if (path.startsWith('/q/')) {
    const { QuestionnaireApp } = await import('./public/QuestionnaireApp.js');
    return <QuestionnaireApp />;
  }
  const [{ App }, { createI18n }] = await Promise.all([import('./App.js'), import('./i18n/provider.js')]);
  return <App i18n={await createI18n()} />;
}
