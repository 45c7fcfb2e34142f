/** Who is not to be contacted: from what somebody typed, or from a file. */
import { Readable } from 'node:stream';
import { normaliseAddress } from '../../domain/lists/addresses.js';
import { addressFields, columnNames, proposeMapping, type AddressField } from '../../domain/lists/columns.js';
import { addObjections } from '../../store/do-not-contact.js';
import type { CommandContext } from '../context.js';
import { rowsOfFile } from './file-rows.js';
import { formOf, SeenContent } from './file-shape.js';

type ObjectionContext = Pick<CommandContext, 'db' | 'clock'>;

interface Said {
  readonly reason: string | null;
  readonly by: string;
}

interface Address {
  readonly kind: AddressField;
  readonly address: string;
}

export interface Added {
  readonly added: number;
  /** Stood there already. */
  readonly known: number;
  /** Places (from 1) of what is no address; of a file, its rows. */
  readonly refused: readonly number[];
}

/** The address that a text is, of the kind that is said or that it looks like; null if it is none. */
export function addressOf(text: string, kind: AddressField | null): Address | null {
  const meant = kind ?? (text.includes('@') ? 'email' : 'phone');
  const address = normaliseAddress(meant, text);
  return address === null ? null : { kind: meant, address };
}

/** Adds addresses as they were typed. */
export async function objectTo(
  { db, clock }: ObjectionContext,
  texts: readonly string[],
  kind: AddressField | null,
  said: Said,
): Promise<Added> {
  const found = texts.map((text) => addressOf(text, kind));
  const addresses = found.filter((each) => each !== null);
  const added = await addObjections(db, addresses, { ...said, since: clock() });
  const refused = found.flatMap((each, index) => (each === null ? [index + 1] : []));
  return { added, known: addresses.length - added, refused };
}

/** The most bytes of such a file, which is held whole while it is read: some million addresses. */
export const largestObjectionFile = 50 * 1024 * 1024;
const atOnce = 5_000;
const mostNamed = 1_000;

/**
 * Adds the addresses of a CSV or XLSX file: those of the columns that its header calls so, or of its first column where it
 * calls none so. What was added stays if a later part can't be read. @throws UnreadableFile
 */
export async function importObjections(
  { db, clock }: ObjectionContext,
  content: Buffer,
  said: Said,
): Promise<Added> {
  const seen = new SeenContent();
  for await (const chunk of seen.passing(Readable.from([content]))) void chunk;
  const since = clock();
  const sums = { added: 0, known: 0 };
  const refused: number[] = [];
  let columns: readonly (readonly [number, AddressField | null])[] | null = null;
  let some: Address[] = [];
  const keep = async () => {
    const added = await addObjections(db, some, { ...said, since });
    sums.added += added;
    sums.known += some.length - added;
    some = [];
  };
  for await (const { line, cells } of rowsOfFile(Readable.from([content]), formOf(seen.seen))) {
    const isFirst = columns === null;
    columns ??= addressColumns(cells);
    const found = columns.flatMap(([index, kind]) => addressOf(cells[index] ?? '', kind) ?? []);
    some.push(...found);
    // A first row without an address is a header.
    if (found.length === 0 && !isFirst && refused.length < mostNamed) refused.push(line);
    if (some.length >= atOnce) await keep();
  }
  await keep();
  return { ...sums, refused };
}

function addressColumns(header: readonly string[]): readonly (readonly [number, AddressField | null])[] {
  const named = proposeMapping(columnNames(header)).flatMap((target, index) => {
    const kind = addressFields.find((field) => field === target);
    return kind === undefined ? [] : [[index, kind] as const];
  });
  return named.length > 0 ? named : [[0, null]];
}
