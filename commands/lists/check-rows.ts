/** Rows of a file against what is known: the list itself, and who asked not to be contacted. */
import { addressFields, type AddressField } from '../../domain/lists/columns.js';
import { readRow, type ListContact, type RowRefusal, type RowRules } from '../../domain/lists/row.js';
import { createSeen } from '../../domain/lists/seen.js';
import { findObjections } from '../../store/do-not-contact.js';
import { findAddressesInList, readRowsAfter } from '../../store/list-rows.js';
import type { ContactList } from '../../store/contact-lists.js';
import type { Db } from '../../store/store.js';
import type { FileRow } from './file-rows.js';

/** What became of some rows, in the file's order. */
interface CheckedRows {
  readonly good: readonly ListContact[];
  readonly refused: readonly (RowRefusal & FileRow)[];
}

export type CheckRows = (rows: readonly FileRow[], written: () => Promise<void>) => Promise<CheckedRows>;

const knownAtOnce = 10_000;

/**
 * What checks the rows of one import, in order. Of each address it remembers a few bits; what was perhaps there before is
 * looked up in the list, once what was found good before is `written`. So memory stays flat, and the look-ups few.
 */
export async function createCheck(
  db: Db,
  list: ContactList,
  rules: RowRules & { readonly duplicates: 'refuse' | 'keep' },
): Promise<CheckRows> {
  const note = await notedAddresses(db, list, rules.duplicates);
  return async (rows, written) => {
    const read = rows.map((row) => readRow(row.cells, rules));
    const contacts = read.flatMap((row) => (row.ok ? row.contact : []));
    const objections = await byKind(contacts, (kind, addresses) => findObjections(db, kind, addresses));
    const perhaps = contacts.filter((contact) => note(contact));
    if (perhaps.length > 0) await written();
    const there = await byKind(perhaps, (kind, addresses) =>
      findAddressesInList(db, list.id, kind, addresses),
    );
    const known = createKnown({ objections, there, perhaps });
    const good: ListContact[] = [];
    const refused: (RowRefusal & FileRow)[] = [];
    for (const [index, row] of read.entries()) {
      const refusal = row.ok ? known(row.contact) : row;
      const { line, cells } = rows[index] ?? { line: 0, cells: [] };
      if (refusal !== null) {
        const { code, column, detail } = refusal;
        refused.push({ line, cells, code, column, detail });
      } else if (row.ok) good.push(row.contact);
    }
    return { good, refused };
  };
}

type ByKind = Readonly<Record<AddressField, ReadonlySet<string>>>;

/** Tells why a contact is not taken, and notes whom it takes. Only whom the filter knew can be there twice. */
function createKnown({
  objections,
  there,
  perhaps,
}: {
  readonly objections: ByKind;
  readonly there: ByKind;
  readonly perhaps: readonly ListContact[];
}): (contact: ListContact) => RowRefusal | null {
  const here: Record<AddressField, Set<string>> = { phone: new Set(), email: new Set(), fax: new Set() };
  const doubtful: Record<AddressField, Set<string>> = { phone: new Set(), email: new Set(), fax: new Set() };
  for (const contact of perhaps)
    for (const kind of addressFields) {
      const address = contact[kind];
      if (address !== null) doubtful[kind].add(address);
    }
  const kindIn = (contact: ListContact, of: (kind: AddressField, address: string) => boolean) =>
    addressFields.find((kind) => {
      const address = contact[kind];
      return address !== null && of(kind, address);
    });
  return (contact) => {
    const objected = kindIn(contact, (kind, address) => objections[kind].has(address));
    if (objected !== undefined) return { code: 'do_not_contact', column: null, detail: objected };
    if (perhaps.length === 0) return null;
    const double = kindIn(contact, (kind, address) => there[kind].has(address) || here[kind].has(address));
    if (double !== undefined) return { code: 'duplicate', column: null, detail: double };
    for (const kind of addressFields) {
      const address = contact[kind];
      if (address !== null && doubtful[kind].has(address)) here[kind].add(address);
    }
    return null;
  };
}

/** Notes the addresses of a contact; true if one was perhaps there before. */
async function notedAddresses(
  db: Db,
  list: ContactList,
  duplicates: 'refuse' | 'keep',
): Promise<(contact: ListContact) => boolean> {
  if (duplicates === 'keep') return () => false;
  const seen = createSeen();
  // All are noted, whether or not one was there.
  const note = (contact: ListContact) => {
    let known = false;
    for (const kind of addressFields) {
      const address = contact[kind];
      if (address !== null && seen.note(`${kind} ${address}`)) known = true;
    }
    return known;
  };
  for (let after = 0; after < list.lastRow;) {
    const rows = await readRowsAfter(db, list, after, knownAtOnce);
    for (const row of rows) note(row);
    after = rows.at(-1)?.row ?? list.lastRow;
  }
  return note;
}

async function byKind(
  contacts: readonly ListContact[],
  find: (kind: AddressField, addresses: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<ByKind> {
  const of = (kind: AddressField) =>
    find(
      kind,
      contacts.flatMap((contact) => contact[kind] ?? []),
    );
  return { phone: await of('phone'), email: await of('email'), fax: await of('fax') };
}
