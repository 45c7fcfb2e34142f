/** Why a row, or a whole file, was not taken: one sentence for who has to mend it, in both languages. */

export interface Told {
  readonly it: string;
  readonly en: string;
}

/** Of a row; `{detail}` stands for what else is known. */
const rowFaults = {
  no_address: {
    it: 'Non ha né telefono né e-mail né fax.',
    en: 'It has neither telephone number, e-mail address nor fax number.',
  },
  phone: {
    it: 'Il telefono non è un numero valido: atteso per esempio 0874 411123 o +44 20 7946 0958, senza interno.',
    en: 'The telephone number is not valid: expected as 0874 411123 or +44 20 7946 0958, without extension.',
  },
  fax: { it: 'Il fax non è un numero valido.', en: 'The fax number is not valid.' },
  email: {
    it: 'L’indirizzo e-mail non è valido: atteso come nome@esempio.it.',
    en: 'The e-mail address is not valid: expected as name@example.org.',
  },
  language: {
    it: 'La lingua non è nota: attesa come it o italiano.',
    en: 'The language is not known: expected as it or Italian.',
  },
  zone: {
    it: 'Il fuso orario non esiste: atteso come Europe/Rome.',
    en: 'There is no such time zone: expected as Europe/Rome.',
  },
  channel: {
    it: 'Il canale non esiste: phone, email, web, fax o recorded.',
    en: 'There is no such channel: phone, email, web, fax or recorded.',
  },
  columns: {
    it: 'Ha più celle dell’intestazione: forse un separatore dentro un testo senza virgolette.',
    en: 'It has more cells than the header: perhaps a separator in a text without quotation marks.',
  },
  too_long: {
    it: 'È troppo lunga: forse virgolette aperte e mai chiuse.',
    en: 'It is too long: perhaps a quotation mark that nothing closes.',
  },
  encoding: {
    it: 'È in un’altra codifica di caratteri rispetto al resto del file.',
    en: 'It is in another character encoding than the rest of the file.',
  },
  unstorable: {
    it: 'Contiene un carattere che non si può conservare.',
    en: 'It has a character that cannot be kept.',
  },
  duplicate: {
    it: 'C’è già nella lista: stesso {detail}.',
    en: 'It is in the list already: the same {detail}.',
  },
  do_not_contact: {
    it: 'Ha chiesto di non essere contattato: {detail}.',
    en: 'They asked not to be contacted: {detail}.',
  },
} as const satisfies Readonly<Record<string, Told>>;
export type RowFault = keyof typeof rowFaults;

/** Of a file, or of how it was to be taken. */
const fileFaults = {
  empty: { it: 'Il file non contiene righe.', en: 'The file has no rows.' },
  unreadable: {
    it: 'Il file non si legge né come CSV né come XLSX: salvarlo di nuovo come CSV o XLSX.',
    en: 'The file can be read neither as CSV nor as XLSX: save it again as CSV or XLSX.',
  },
  protected: {
    it: 'Il file è protetto da password: toglierla e caricarlo di nuovo.',
    en: 'The file is protected by a password: take it off and upload again.',
  },
  quote: {
    it: 'Da qualche parte ci sono virgolette aperte e mai chiuse: il resto del file non si può dividere in righe.',
    en: 'Somewhere a quotation mark is never closed: the rest of the file can’t be told apart into rows.',
  },
  mapping_columns: {
    it: 'La corrispondenza non ha tante colonne quante il file.',
    en: 'The mapping has not as many columns as the file.',
  },
  mapping_twice: {
    it: 'Due colonne sono indicate per lo stesso campo.',
    en: 'Two columns are said to be the same field.',
  },
  mapping_no_address: {
    it: 'Nessuna colonna è indicata come telefono, e-mail o fax.',
    en: 'No column is said to be telephone, e-mail or fax.',
  },
  not_all_good: {
    it: 'Non tutte le righe erano buone, e così era chiesto: nessuna è stata aggiunta.',
    en: 'Not all rows were good, as was asked for: none was added.',
  },
  stopped: { it: 'È stato fermato: nessuna riga è stata aggiunta.', en: 'It was stopped: no row was added.' },
  broken: {
    it: 'Il server non è riuscito a finirlo: nessuna riga è stata aggiunta. Caricarlo di nuovo.',
    en: 'The server could not finish it: no row was added. Upload it again.',
  },
} as const satisfies Readonly<Record<string, Told>>;
export type FileFault = keyof typeof fileFaults;

const addressNames = {
  phone: { it: 'telefono', en: 'telephone number' },
  email: { it: 'indirizzo e-mail', en: 'e-mail address' },
  fax: { it: 'fax', en: 'fax number' },
} as const;

/** The sentence of a row's refusal; of an unknown code (a later version's), the code. */
export function tellRowFault(code: string, detail: string | null, language: keyof Told): string {
  if (!isRowFault(code)) return code;
  const named =
    detail !== null && Object.hasOwn(addressNames, detail)
      ? addressNames[detail as keyof typeof addressNames][language]
      : (detail ?? '');
  return rowFaults[code][language].replace('{detail}', named);
}

/** The sentence of what was wrong with a file. */
export function tellFileFault(code: string, language: keyof Told): string {
  return Object.hasOwn(fileFaults, code) ? fileFaults[code as FileFault][language] : code;
}

function isRowFault(code: string): code is RowFault {
  return Object.hasOwn(rowFaults, code);
}
