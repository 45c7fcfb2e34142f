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
    const read = rows.map((row) => ({ ...row, ...readRow(row.cells, rules) }));
    const contacts = read.flatMap((row) => (row.ok ? [row.contact] : []));
    const objections = await byKind(contacts, (kind, addresses) => findObjections(db, kind, addresses));
    // Within these rows exactly, across the others by the filter.
    const here: Record<AddressField, Set<string>> = { phone: new Set(), email: new Set(), fax: new Set() };
    const perhaps = contacts.filter((contact) => note(contact));
    if (perhaps.length > 0) await written();
    const there = await byKind(perhaps, (kind, addresses) =>
      findAddressesInList(db, list.id, kind, addresses),
    );
    const good: ListContact[] = [];
    const refused: (RowRefusal & FileRow)[] = [];
    for (const row of read) {
      const refusal = row.ok ? known(row.contact, { objections, there, here }) : row;
      if (refusal !== null) {
        refused.push({
          line: row.line,
          cells: row.cells,
          code: refusal.code,
          column: refusal.column,
          detail: refusal.detail,
        });
      } else if (row.ok) {
        good.push(row.contact);
        if (rules.duplicates === 'refuse')
          for (const [kind, address] of addressesOf(row.contact)) here[kind].add(address);
      }
    }
    return { good, refused };
  };
}

type ByKind = Readonly<Record<AddressField, ReadonlySet<string>>>;

function known(
  contact: ListContact,
  { objections, there, here }: { readonly objections: ByKind; readonly there: ByKind; readonly here: ByKind },
): RowRefusal | null {
  const addresses = addressesOf(contact);
  const objected = addresses.find(([kind, address]) => objections[kind].has(address));
  if (objected !== undefined) return { code: 'do_not_contact', column: null, detail: objected[0] };
  const double = addresses.find(([kind, address]) => there[kind].has(address) || here[kind].has(address));
  return double === undefined ? null : { code: 'duplicate', column: null, detail: double[0] };
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
  const note = (contact: ListContact) =>
    addressesOf(contact).filter(([kind, address]) => seen.note(`${kind} ${address}`)).length > 0;
  for (let after = 0; after < list.lastRow;) {
    const rows = await readRowsAfter(db, list, after, knownAtOnce);
    for (const row of rows) note(row);
    after = rows.at(-1)?.row ?? list.lastRow;
  }
  return note;
}

function addressesOf(contact: ListContact): readonly (readonly [AddressField, string])[] {
  return addressFields.flatMap((kind) => {
    const address = contact[kind];
    return address === null ? [] : [[kind, address] as const];
  });
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
