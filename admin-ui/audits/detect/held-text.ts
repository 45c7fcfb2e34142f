import { useLocaleState } from 'react-admin';
import { titleText } from '../../i18n/title-text.js';
import type { Held } from '../shapes.js';

/** Names a detection by its body and service. */
export function useHeldText(): (held: Pick<Held, 'body' | 'service' | 'title'>) => string {
  const [locale = 'en'] = useLocaleState();
  return ({ body, service, title }) => `${body} · ${titleText(title, locale, service)}`;
}
