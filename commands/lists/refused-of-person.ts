/** Rows that imports refused and that name a person, however their number or address was written there. */
import { normaliseEmail, normalisePhone } from '../../domain/lists/addresses.js';
import { blankRefusals, findRefusalsWith } from '../../store/list-refusals.js';
import type { Db } from '../../store/store.js';

const page = 1_000;
/** So many last digits of a number are in it however it is written. */
const lastDigits = 7;

/** Takes out of refused rows what they say of a person with these addresses, as lists hold them; answers of how many. */
export async function forgetRefusedRows(
  db: Db,
  { phones, emails }: { readonly phones: readonly string[]; readonly emails: readonly string[] },
): Promise<number> {
  const sought = { digits: phones.map((phone) => phone.slice(-lastDigits)), texts: emails };
  if (sought.digits.length === 0 && sought.texts.length === 0) return 0;
  let forgotten = 0;
  for (let after: { readonly importId: string; readonly line: number } | null = null; ;) {
    const rows = await findRefusalsWith(db, sought, after, page);
    const theirs = rows.filter(({ raw }) => names(raw, phones, emails));
    await blankRefusals(db, theirs);
    forgotten += theirs.length;
    after = rows.at(-1) ?? null;
    if (rows.length < page) return forgotten;
  }
}

function names(raw: string, phones: readonly string[], emails: readonly string[]): boolean {
  return raw.split(';').some((cell) => {
    const [phone, email] = [normalisePhone(cell), normaliseEmail(cell)];
    return (phone !== null && phones.includes(phone)) || (email !== null && emails.includes(email));
  });
}
