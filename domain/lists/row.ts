/** One row of a file becomes one contact, or is refused for one reason. */
import { normaliseEmail, normalisePhone } from './addresses.js';
import type { ListField, Mapping } from './columns.js';
import { readLanguage, readZone } from './languages.js';
import type { RowFault } from './refusals.js';
import { cellText, isMisread, isPlain } from './text.js';

/** A contact as its list holds it. */
export interface ListContact {
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly fax: string | null;
  readonly language: string | null;
  readonly zone: string | null;
  readonly channel: string | null;
  readonly hours: string | null;
  readonly extra: Readonly<Record<string, string>> | null;
}

/** Why a row was not taken; `column` is its name in the file. */
export interface RowRefusal {
  readonly code: RowFault;
  readonly column: string | null;
  readonly detail: string | null;
}

export type ReadRow =
  { readonly ok: true; readonly contact: ListContact } | ({ readonly ok: false } & RowRefusal);

/** How the rows of a file are read: its columns' names, made unique, and what each is. */
export interface RowRules {
  readonly columns: readonly string[];
  readonly mapping: Mapping;
}

/** The most letters of a row; what is longer is a mistake in the file (a quotation mark that nothing closes, say). */
export const longestRow = 64_000;
const longestName = 300;
const channels = new Set(['phone', 'email', 'web', 'fax', 'recorded']);

/** Reads a row's cells. */
export function readRow(cells: readonly string[], rules: RowRules): ReadRow {
  const { columns, mapping } = rules;
  if (lettersOf(cells) > longestRow) return refuse('too_long', null, null);
  if (cells.slice(columns.length).some((cell) => cell.trim() !== '')) return refuse('columns', null, null);
  const found: Found = { ...nothing };
  let extra: Record<string, string> | null = null;
  for (const [index, target] of mapping.entries()) {
    const cell = cells[index];
    if (cell === undefined || cell === '' || target === 'skip') continue;
    const fault = faultOfCell(cell);
    if (fault !== null) return refuse(fault, columns[index] ?? null, null);
    const text = cellText(cell);
    if (text === '') continue;
    if (target === 'extra') (extra ??= {})[columns[index] ?? ''] = text;
    else found[target] = target === 'name' && found.name !== null ? `${found.name} ${text}` : text;
  }
  return contactOf(found, extra, rules);
}

type Found = Record<ListField, string | null>;

const nothing: Found = {
  ...{ name: null, phone: null, email: null, fax: null },
  ...{ language: null, zone: null, channel: null, hours: null },
};

function contactOf(found: Found, extra: ListContact['extra'], { columns, mapping }: RowRules): ReadRow {
  const columnOf = (field: ListField) => columns[mapping.indexOf(field)] ?? null;
  for (const field of checkedFields) {
    const text = found[field];
    if (text === null) continue;
    found[field] = readers[field](text);
    if (found[field] === null) return refuse(field, columnOf(field), null);
  }
  // Written out: to spread an object costs more than all else here.
  const { name, phone, email, fax, language, zone, channel, hours } = found;
  if (phone === null && email === null && fax === null) return refuse('no_address', null, null);
  if ((name ?? '').length > longestName) return refuse('too_long', columnOf('name'), null);
  return { ok: true, contact: { name, phone, email, fax, language, zone, channel, hours, extra } };
}

const readers = {
  phone: (text: string) => normalisePhone(text),
  email: normaliseEmail,
  fax: (text: string) => normalisePhone(text),
  language: readLanguage,
  zone: readZone,
  channel: (text: string) => (channels.has(text.toLowerCase()) ? text.toLowerCase() : null),
};
const checkedFields = ['phone', 'email', 'fax', 'language', 'zone', 'channel'] as const;

/** What no field of a list can hold. */
function faultOfCell(cell: string): 'encoding' | 'unstorable' | null {
  if (isPlain(cell)) return null;
  if (isMisread(cell)) return 'encoding';
  return cell.includes('\u0000') || !cell.isWellFormed() ? 'unstorable' : null;
}

function lettersOf(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + cell.length, 0);
}

function refuse(code: RowFault, column: string | null, detail: string | null): ReadRow {
  return { ok: false, code, column, detail };
}
