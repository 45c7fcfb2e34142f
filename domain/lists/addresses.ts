/** Telephone numbers and e-mail addresses in the one form in which lists hold them. */
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';
import { withoutMarks } from './text.js';
import type { AddressField } from './columns.js';

/** The country of a number that names none. */
const homeCountry: CountryCode = 'IT';

// An Italian mobile number, with its prefix or without, in the ways it is mostly written: the library would say the same, at
// thirty times the cost, and lists are of millions of them. A test holds the two together.
const italianMobile = /^(?:\+39|0039)?(3[1-9]\d{8})$/;

/** The number as E.164 (`+390874411123`), or null if it can be none: an extension and letters make it none, too. */
export function normalisePhone(text: string, country: CountryCode = homeCountry): string | null {
  const written = withoutMarks(text);
  const mobile = country === 'IT' ? italianMobile.exec(written.replaceAll(/[ .-]/g, '')) : null;
  if (mobile?.[1] !== undefined) return `+39${mobile[1]}`;
  const number = parsePhoneNumberFromString(written, { defaultCountry: country, extract: false });
  return number !== undefined && number.ext === undefined && number.isValid() ? number.number : null;
}

// What is deliverable: a name of at most 64 characters without spaces, a domain with a dot. Quoted names and addresses by IP are nobody's.
const name = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const label = /^[\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;

// What most addresses are, of which all below is true.
const plainAddress =
  /^[a-z0-9_+-]{1,30}(?:\.[a-z0-9_+-]{1,30})?@(?:[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?\.){1,3}[a-z]{2,30}$/;

/** The address in small letters, or null if mail can't go there. */
export function normaliseEmail(text: string): string | null {
  const address = withoutMarks(text).toLowerCase();
  return plainAddress.test(address) || isDeliverable(address) ? address : null;
}

/** True if mail can go to the address, which is in small letters. */
export function isDeliverable(address: string): boolean {
  const at = address.lastIndexOf('@');
  const labels = address.slice(at + 1).split('.');
  const last = labels.at(-1) ?? '';
  return (
    address.length <= 254 &&
    at > 0 &&
    at <= 64 &&
    name.test(address.slice(0, at)) &&
    labels.length > 1 &&
    labels.every((each) => label.test(each)) &&
    /^(\p{L}{2,}|xn--.+)$/u.test(last)
  );
}

/** The address of a kind in the form in which lists hold it, or null. */
export function normaliseAddress(kind: AddressField, text: string): string | null {
  return kind === 'email' ? normaliseEmail(text) : normalisePhone(text);
}
