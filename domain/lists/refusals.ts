/** Why a row, or a whole file, was not taken: one sentence for who has to mend it. */
import { asSaid, worded, type Worded } from '../../engine/wording/worded.js';

/** Of a row; what else is known fills the sentence. */
const rowFaults = {
  no_address: () => worded`It has neither telephone number, e-mail address nor fax number.`,
  phone: () =>
    worded`The telephone number is not valid: expected as 0874 411123 or +44 20 7946 0958, without extension.`,
  fax: () => worded`The fax number is not valid.`,
  email: () => worded`The e-mail address is not valid: expected as name@example.org.`,
  language: () => worded`The language is not known: expected as it or Italian.`,
  zone: () => worded`There is no such time zone: expected as Europe/Rome.`,
  channel: () => worded`There is no such channel: phone, email, web, fax or recorded.`,
  columns: () =>
    worded`It has more cells than the header: perhaps a separator in a text without quotation marks.`,
  too_long: () => worded`It is too long: perhaps a quotation mark that nothing closes.`,
  encoding: () => worded`It is in another character encoding than the rest of the file.`,
  unstorable: () => worded`It has a character that cannot be kept.`,
  duplicate: (detail: Worded) => worded`It is in the list already: the same ${detail}.`,
  do_not_contact: (detail: Worded) => worded`They asked not to be contacted: ${detail}.`,
} as const;
export type RowFault = keyof typeof rowFaults;

/** Of a file, or of how it was to be taken. */
const fileFaults = {
  empty: worded`The file has no rows.`,
  unreadable: worded`The file can be read neither as CSV nor as XLSX: save it again as CSV or XLSX.`,
  protected: worded`The file is protected by a password: take it off and upload again.`,
  quote: worded`Somewhere a quotation mark is never closed: the rest of the file can’t be told apart into rows.`,
  mapping_columns: worded`The mapping has not as many columns as the file.`,
  mapping_twice: worded`Two columns are said to be the same field.`,
  mapping_no_address: worded`No column is said to be telephone, e-mail or fax.`,
  not_all_good: worded`Not all rows were good, as was asked for: none was added.`,
  stopped: worded`It was stopped: no row was added.`,
  broken: worded`The server could not finish it: no row was added. Upload it again.`,
} as const;
export type FileFault = keyof typeof fileFaults;

const addressNames = {
  phone: worded`telephone number`,
  email: worded`e-mail address`,
  fax: worded`fax number`,
} as const;

/** The sentence of a row's refusal; of an unknown code (a later version's), the code. */
export function tellRowFault(code: string, detail: string | null): Worded {
  if (!Object.hasOwn(rowFaults, code)) return asSaid(code);
  return rowFaults[code as RowFault](addressName(detail ?? ''));
}

/** The sentence of what was wrong with a file. */
export function tellFileFault(code: string): Worded {
  return Object.hasOwn(fileFaults, code) ? fileFaults[code as FileFault] : asSaid(code);
}

function addressName(detail: string): Worded {
  return Object.hasOwn(addressNames, detail)
    ? addressNames[detail as keyof typeof addressNames]
    : asSaid(detail);
}
