/** All that is held of a person: the record, the instances in which their number, address or tax code stands, and what they wrote. */
import { normaliseEmail, normalisePhone } from '../domain/lists/addresses.js';
import type { PersonFields } from '../domain/person.js';
import type { Refusal } from '../engine/outcome.js';
import type { JsonObject } from '../engine/json.js';
import { deleteAnswersOfPerson, findAnswersOfPerson, type HeldAnswers } from '../store/answers.js';
import { attachmentsOfContacts, attachmentsOfInstance, type AttachmentRow } from '../store/attachments.js';
import { eraseLooseContacts, listContactsOf, listLooseContacts, type ContactRow } from '../store/contacts.js';
import { loadForCommand } from '../store/load.js';
import { anonymiseRowsOfPerson, findRowsOfPerson, type HeldRow } from '../store/list-rows.js';
import { attemptsAtPerson, forgetRemarksOfPerson, type AttemptAtPerson } from '../store/outreach-attempts.js';
import { normalise } from '../store/personal.js';
import { deletePersonRecord, listInstancesWith } from '../store/person-records.js';
import type { Db } from '../store/store.js';
import type { CommandContext } from './context.js';
import { eraseRows } from './erase.js';
import { contentOfContact } from './handle-contact.js';
import type { LeftFile } from './left-files.js';
import { forgetRefusedRows } from './lists/refused-of-person.js';
import { instanceLog, instanceView, type InstanceDetails, type ReadableEntry } from './instance-view.js';
import { notesOf, type Note } from './notes.js';
import { findPerson, identifyingHashes, type PersonRecord } from './person-records.js';
import { createPrivacy } from './privacy.js';
import { refused } from './refused.js';
import { unpackState } from './stored-state.js';
import { worded } from '../engine/wording/worded.js';

interface HeldInstance {
  readonly id: string;
  readonly number: string;
  readonly state: string;
}

/** An instance as it is given to whom it is about. */
interface ExportedInstance {
  readonly instance: InstanceDetails;
  readonly log: readonly ReadableEntry[];
  readonly attachments: readonly AttachmentRow[];
  readonly contacts: readonly ExportedContact[];
  readonly notes: readonly Note[];
}

/** What came in by a channel, in the clear. Instants in milliseconds. */
interface ExportedContact {
  readonly id: string;
  readonly channel: string;
  readonly receivedAt: number;
  readonly content: JsonObject;
  readonly attachments: readonly AttachmentRow[];
}

export interface Export {
  readonly person: PersonRecord;
  readonly instances: readonly ExportedInstance[];
  /** What they wrote that no instance took. */
  readonly contacts: readonly ExportedContact[];
  /** Rows of contact lists with a number or an address of theirs. */
  readonly listRows: readonly HeldRow[];
  /** What they answered to questionnaires that aren't anonymous. */
  readonly answers: readonly HeldAnswers[];
  /** How campaigns tried to reach them. */
  readonly attempts: readonly AttemptAtPerson[];
}

type HeldContext = Pick<CommandContext, 'db' | 'programs' | 'keys' | 'clock' | 'files'>;

/** Beyond, what was found is a switchboard's number and no person. */
const mostInstances = 10_000;
const wholeLog = { from: 0, to: 100_000 };

/** Everything held of a person, in the clear; null when there is no such record. */
export async function exportPerson(context: HeldContext, id: string): Promise<Export | null> {
  const person = await findPerson(context.db, context.keys, id);
  if (person === null) return null;
  const instances: ExportedInstance[] = [];
  for (const held of await instancesOf(context, context.db, person.fields)) {
    const instance = await instanceView(context, held.id, null);
    const log = await instanceLog(context, held.id, null, wholeLog);
    if (instance === null || log === null) continue;
    const attachments = await attachmentsOfInstance(context.db, held.id);
    const contacts = await contactsOf(context, await listContactsOf(context.db, held.id));
    const notes = await notesOf(context.db, context.keys, held.id);
    instances.push({ instance, log: log.entries, attachments, contacts, notes });
  }
  const loose = await listLooseContacts(context.db, identifyingHashes(context.keys, person.fields));
  const addresses = addressesIn(person.fields);
  const listRows = await findRowsOfPerson(context.db, addresses, mostInstances);
  const answers = await findAnswersOfPerson(context.db, addresses, mostInstances);
  const attempts = await attemptsAtPerson(context.db, addresses, mostInstances);
  return { person, instances, contacts: await contactsOf(context, loose), listRows, answers, attempts };
}

async function contactsOf(
  context: HeldContext,
  rows: readonly ContactRow[],
): Promise<readonly ExportedContact[]> {
  const attachments = await attachmentsOfContacts(
    context.db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    channel: row.channel,
    receivedAt: row.receivedAt,
    content: contentOfContact(context, row),
    attachments: attachments.filter(({ contactId }) => contactId === row.id),
  }));
}

interface Erased {
  readonly ok: true;
  /** Numbers of the instances. */
  readonly instances: readonly string[];
  /** To be removed once the transaction is over. */
  readonly files: readonly LeftFile[];
}

/**
 * Erases a person's record, their instances, which have all to be over, what they wrote that no instance took, what they answered to
 * questionnaires, and who they are in contact lists. That they are not to be contacted stays: it is what they asked for. In a transaction.
 * Refused (not_found) when there is no such record, (conflict) while an instance of theirs runs, which it names.
 */
export async function erasePerson(context: HeldContext, db: Db, id: string): Promise<Erased | Refusal> {
  const person = await findPerson(db, context.keys, id, true);
  if (person === null) return refused('not_found', worded`There is no person ${id}.`);
  const held = await instancesOf(context, db, person.fields);
  const running = held.filter(({ state }) => state === 'running').map(({ number }) => number);
  if (running.length > 0) return stillRunning(running);
  const files: LeftFile[] = [];
  for (const { id: instance, number } of held) {
    const erased = await eraseRows(db, instance);
    if (!erased.ok) return stillRunning([number]);
    files.push(...erased.files);
  }
  files.push(...(await eraseLooseContacts(db, identifyingHashes(context.keys, person.fields))));
  const addresses = addressesIn(person.fields);
  await forgetRemarksOfPerson(db, addresses);
  await deleteAnswersOfPerson(db, addresses);
  await forgetRefusedRows(db, addresses);
  await anonymiseRowsOfPerson(db, addresses);
  await deletePersonRecord(db, id);
  return { ok: true, instances: held.map(({ number }) => number), files };
}

/** Numbers and addresses in the form in which contact lists hold them. */
function addressesIn({ phones, emails }: PersonFields) {
  return {
    phones: phones.flatMap((phone) => normalisePhone(phone) ?? []),
    emails: emails.flatMap((email) => normaliseEmail(email) ?? []),
  };
}

function stillRunning(numbers: readonly string[]): Refusal {
  const some = numbers.slice(0, 20).join(', ');
  const which = numbers.length > 20 ? worded`${some} and ${numbers.length - 20} more` : some;
  const message = worded`Instances of this person run and need their data: ${which}. Erase when they have ended, or cancel them first.`;
  return refused('conflict', message);
}

/** A person's instances. One with a telephone number of theirs but another's tax code is the other's: a household shares its telephone. */
async function instancesOf(context: HeldContext, db: Db, fields: PersonFields): Promise<HeldInstance[]> {
  const hashes = identifyingHashes(context.keys, fields);
  const own = fields.tax_code === null ? null : normalise(fields.tax_code);
  const found: HeldInstance[] = [];
  for (const instance of await listInstancesWith(db, hashes, mostInstances)) {
    const taxCodes = await taxCodesIn(context, db, instance.id);
    if (own === null || taxCodes.length === 0 || taxCodes.includes(own)) found.push(instance);
  }
  return found;
}

async function taxCodesIn(context: HeldContext, db: Db, id: string): Promise<string[]> {
  const { row, wrappedKey } = await loadForCommand(db, id, '');
  if (row === null || wrappedKey === null) return [];
  const privacy = createPrivacy(context.keys, wrappedKey);
  unpackState(row.engineState, privacy);
  return privacy
    .values()
    .map((value) => normalise(String(value)))
    .filter((value) => value.startsWith('tax:'));
}
