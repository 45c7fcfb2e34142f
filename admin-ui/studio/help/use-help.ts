import { useLocaleState } from 'react-admin';
import { inLocale, toldAt } from './told.js';
import { useLanguageSchema } from './use-language-schema.js';

/** What the reference page says of a key of this kind of definition, as a sentence: `help('holidays', 'also')`. */
export function useHelp(kind: string): (...keys: readonly string[]) => string | null {
  const schema = useLanguageSchema(kind);
  const [locale = 'en'] = useLocaleState();
  return (...keys) => {
    const said = schema === undefined ? null : inLocale(toldAt(schema, keys), locale);
    return said === null ? null : `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
  };
}
