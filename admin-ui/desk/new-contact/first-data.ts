/** What a new contact's form begins with, and what a known person fills in. Pure. */
import type { Person } from '../shapes.js';

type Data = Readonly<Record<string, unknown>>;

/** Whoever takes down a contact is on the telephone, where the form asks for the channel. */
export function firstData(schema: unknown): Data {
  const channel = propertyOf(schema, 'channel');
  const values = typeof channel === 'object' && channel !== null && 'enum' in channel ? channel.enum : [];
  return Array.isArray(values) && values.includes('phone') ? { channel: 'phone' } : {};
}

/** Whether somebody turns to us by it: a contact, that is answered or handed on, and no process that one of us begins. */
export function isContact(schema: unknown): boolean {
  return propertyOf(schema, 'person') !== undefined;
}

/** The data with what is known of the person, in the fields that the form has; what was typed of them stays. */
export function withPerson(schema: unknown, data: Data, person: Person): Data {
  const known: Data = {
    name: person.name,
    tax_code: person.tax_code,
    phone: person.phones[0],
    email: person.emails[0],
  };
  const asked = propertyOf(schema, 'person');
  if (asked === undefined) return data;
  const fields = Object.entries(known).filter(
    ([name, value]) => value !== null && value !== undefined && propertyOf(asked, name) !== undefined,
  );
  const typed = typeof data['person'] === 'object' ? (data['person'] as Data) : {};
  const language = propertyOf(schema, 'language') === undefined ? null : person.language;
  return {
    ...data,
    person: { ...typed, ...Object.fromEntries(fields) },
    ...(language === null ? {} : { language }),
  };
}

function propertyOf(schema: unknown, name: string): unknown {
  const { properties } = (typeof schema === 'object' && schema !== null ? schema : {}) as {
    readonly properties?: Readonly<Record<string, unknown>>;
  };
  return properties?.[name];
}
