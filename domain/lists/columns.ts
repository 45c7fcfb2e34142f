/** What a column of a file is: known by its header, Italian or English, or said by a person. */
import { withoutMarks } from './text.js';

/** Columns of a list's row that a file may fill. */
export const listFields = ['name', 'phone', 'email', 'fax', 'language', 'zone', 'channel', 'hours'] as const;
export type ListField = (typeof listFields)[number];

/** What becomes of a column: a field, a further text of the row under the column's name, or nothing. */
export const columnTargets = [...listFields, 'extra', 'skip'] as const;
export type ColumnTarget = (typeof columnTargets)[number];

/** One target a column, in the file's order. Several columns may make the name, in their order. */
export type Mapping = readonly ColumnTarget[];

/** By what a contact can be reached. */
export const addressFields = ['phone', 'email', 'fax'] as const;
export type AddressField = (typeof addressFields)[number];

const names: Readonly<Record<ListField, readonly string[]>> = {
  name: [
    ...['name', 'full name', 'first name', 'given name', 'last name', 'surname', 'family name', 'company'],
    ...[
      'nome',
      'cognome',
      'nominativo',
      'nome e cognome',
      'cognome e nome',
      'ragione sociale',
      'denominazione',
    ],
  ],
  phone: [
    ...['phone', 'phone number', 'telephone', 'telephone number', 'tel', 'mobile', 'mobile phone', 'cell'],
    ...['telefono', 'numero di telefono', 'numero telefono', 'n telefono', 'recapito telefonico', 'numero'],
    ...['cellulare', 'numero di cellulare', 'cell', 'telefono cellulare', 'telefono fisso', 'fisso'],
  ],
  email: [
    ...['email', 'e mail', 'mail', 'email address', 'e mail address', 'mail address'],
    ...['posta elettronica', 'indirizzo email', 'indirizzo e mail', 'indirizzo mail', 'pec', 'casella'],
  ],
  fax: ['fax', 'fax number', 'numero di fax', 'numero fax', 'telefax'],
  language: ['language', 'lang', 'lingua'],
  zone: ['zone', 'time zone', 'timezone', 'fuso', 'fuso orario'],
  channel: ['channel', 'canale'],
  hours: ['hours', 'calling hours', 'orario', 'orari', 'fascia oraria'],
};

const fieldOf = new Map<string, ListField>(
  listFields.flatMap((field) => names[field].map((name) => [name, field] as const)),
);

/** What the columns of a header most likely are; a second telephone number, say, is kept as a further text. */
export function proposeMapping(header: readonly string[]): Mapping {
  const taken = new Set<ListField>();
  return header.map((title) => {
    const field = fieldOf.get(plain(title));
    if (field === undefined || (taken.has(field) && field !== 'name')) return 'extra';
    taken.add(field);
    return field;
  });
}

/** The header in one form, however it was written: by it a mapping is remembered. */
export function headerKey(header: readonly string[]): string {
  return header.map(plain).join('|').slice(0, 1_000);
}

/** Names of the columns for further texts: each once, none empty. */
export function columnNames(header: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return header.map((title, index) => {
    const wanted = title.trim() === '' ? `column_${index + 1}` : title.trim().slice(0, 100);
    const name = seen.has(wanted) ? `${wanted}_${index + 1}` : wanted;
    seen.add(name);
    return name;
  });
}

/** Why a mapping can't be used: a code of `refusals.ts`, or null. */
export function faultOfMapping(
  mapping: Mapping,
  columns: number,
): 'mapping_columns' | 'mapping_twice' | 'mapping_no_address' | null {
  if (mapping.length !== columns) return 'mapping_columns';
  const fields = mapping.filter((target) => target !== 'extra' && target !== 'skip' && target !== 'name');
  if (new Set(fields).size < fields.length) return 'mapping_twice';
  return addressFields.some((field) => mapping.includes(field)) ? null : 'mapping_no_address';
}

function plain(title: string): string {
  return withoutMarks(title)
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
