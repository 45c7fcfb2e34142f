/** Languages and zones as files write them. */
import { IANAZone } from 'luxon';

// What citizens' lists are kept in; any other language goes by its code.
const named = [
  ...['it', 'en', 'de', 'fr', 'es', 'pt', 'ro', 'sq', 'ar', 'zh', 'uk', 'ru', 'pl', 'sl', 'hr', 'sr', 'bs'],
  ...['nl', 'el', 'hu', 'cs', 'sk', 'bg', 'tr', 'fa', 'ur', 'hi', 'bn', 'pa', 'ja', 'ko', 'vi', 'tl', 'lld'],
];
const codeOf = new Map(
  ['it', 'en'].flatMap((told) => {
    const titles = new Intl.DisplayNames([told], { type: 'language' });
    return named.map((code) => [(titles.of(code) ?? code).toLowerCase(), code] as const);
  }),
);
for (const code of named)
  codeOf.set((new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code).toLowerCase(), code);

/** The language as definitions write it (`it`, `sr-latn`), from a code or a name (`Italiano`, `German`), or null. */
export function readLanguage(text: string): string | null {
  const wanted = text.toLowerCase().replaceAll('_', '-');
  const code = codeOf.get(wanted);
  if (code !== undefined) return code;
  return /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/.test(wanted) ? wanted : null;
}

const zones = new Map<string, boolean>();
const mostZones = 1_000;

/** The zone (`Europe/Rome`), or null if there is none of that name. */
export function readZone(text: string): string | null {
  const known = zones.get(text);
  const valid = known ?? IANAZone.isValidZone(text);
  // To ask costs more than the rest of a row, and a file names few.
  if (known === undefined && zones.size < mostZones) zones.set(text, valid);
  return valid ? text : null;
}
