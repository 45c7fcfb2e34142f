import { useLocaleState } from 'react-admin';
import { exactly, inWords } from './when.js';
import { useNow } from './use-now.js';

/** An instant in words, the exact one on hover. */
export function When({ at }: { readonly at: string | number }) {
  const [locale] = useLocaleState();
  const now = useNow();
  return (
    <time dateTime={new Date(at).toISOString()} title={exactly(at, locale)}>
      {inWords(at, now, locale)}
    </time>
  );
}
