/** What the engine's validator says of a field, in Italian; English is its own language. */

const rules: readonly (readonly [RegExp, string])[] = [
  [/^is required$/, 'è obbligatorio'],
  [/^is no field of the form$/, 'non è un campo del modulo'],
  [/^must be a mail address$/, 'dev’essere un indirizzo di posta elettronica'],
  [/^must be a telephone number, as in (.*)$/, 'dev’essere un numero di telefono, come $1'],
  [/^must be a date, as in (.*)$/, 'dev’essere una data, come $1'],
  [/^must be a date with time and zone, as in (.*)$/, 'dev’essere una data con ora e fuso, come $1'],
  [/^must be (.*), not "(.*)"$/, 'dev’essere $1, non "$2"'],
  [/^String is too short.*$/i, 'è troppo corto'],
  [/^String is too long.*$/i, 'è troppo lungo'],
  [/^does not match any of .*$/i, 'non è tra i valori ammessi'],
];

/** The message in this language; as it is where it has no translation. */
export function faultText(message: string, locale: string): string {
  if (locale !== 'it') return message;
  const rule = rules.find(([pattern]) => pattern.test(message));
  return rule === undefined ? message : message.replace(rule[0], rule[1]);
}
