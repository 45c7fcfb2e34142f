/** What definitions may call with `do`: name, parameters, result, errors. The doing itself lives with the host (activities, a scenario's answers, a play's). */
import type { Json, JsonObject } from './json.js';
import { outreachService, outreachStopService } from './outreach/order.js';

/** What a call of a service comes to. A failure is a value: whether to try again is the definition's to say. */
export type ServiceAnswer =
  | { readonly ok: true; readonly result: Json }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly final: boolean };

export interface ServiceDescription {
  readonly name: string;
  readonly title: { readonly it: string; readonly en: string };
  /** JSON Schema of the parameters. */
  readonly parameters: JsonObject;
  /** JSON Schema of the result. */
  readonly result: JsonObject;
  /** Where a result holds personal data, as JSON pointers (`*` for any item). */
  readonly personal?: readonly string[];
  /** Error codes beside those that any service may give; final ones are never retried. */
  readonly errors: readonly ServiceError[];
}

export interface ServiceError {
  readonly code: string;
  readonly final: boolean;
  readonly means: string;
}

/** What any service may fail with. */
export const commonErrors: readonly ServiceError[] = [
  { code: 'temporary', final: false, means: 'the far side did not answer, or asked to come back later' },
  { code: 'timeout', final: false, means: 'no answer within the step’s timeout' },
  { code: 'in_doubt', final: true, means: 'it may or may not have happened; only a person can tell' },
  { code: 'bad_request', final: true, means: 'the parameters make no sense to the far side' },
  { code: 'not_available', final: true, means: 'this installation has no gateway for the service' },
];

const text = { type: 'string' } as const;
const texts = { type: 'array', items: text } as const;
const anything = {} as const;
const object = (properties: JsonObject, required: readonly string[]): JsonObject => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const message = object({ to: text, template: text, language: text, attachments: texts }, ['to', 'template']);

/** Calls that steps make of themselves, which no `do` can: scenarios may script what they fail with. */
export const ownServices: readonly ServiceDescription[] = [
  {
    name: outreachService,
    title: { it: 'Lavora una lista di contatti', en: 'Work a contact list' },
    parameters: { type: 'object' },
    result: { type: 'object' },
    errors: [
      { code: 'limit_reached', final: true, means: 'the contract covers no more of what it counts as' },
      { code: 'list_unknown', final: true, means: 'there is no such contact list' },
      { code: 'questionnaire_unknown', final: true, means: 'no such questionnaire is published' },
    ],
  },
  {
    name: outreachStopService,
    title: { it: 'Ferma una lista di contatti', en: 'Stop a contact list' },
    parameters: { type: 'object' },
    result: { type: 'object' },
    errors: [],
  },
];

/** The services of the language. */
export const services: readonly ServiceDescription[] = [
  {
    name: 'mail_send',
    title: { it: 'Invia un messaggio di posta', en: 'Send a mail' },
    parameters: message,
    result: object({ id: text }, ['id']),
    errors: [
      { code: 'address_wrong', final: true, means: 'the far side does not know the address' },
      { code: 'refused', final: true, means: 'the far side does not take the mail' },
    ],
  },
  {
    name: 'fax_send',
    title: { it: 'Invia un fax', en: 'Send a fax' },
    parameters: message,
    result: object({ id: text, pages: { type: 'integer' } }, ['id']),
    errors: [{ code: 'number_wrong', final: true, means: 'no fax answers at the number' }],
  },
  {
    name: 'http_call',
    title: { it: 'Chiama un altro sistema', en: 'Call another system' },
    parameters: object({ url: text, method: text, headers: { type: 'object' }, body: anything }, ['url']),
    result: object({ status: { type: 'integer' }, headers: { type: 'object' }, body: anything }, ['status']),
    errors: [
      { code: 'refused', final: true, means: 'the far side answered with a status from 400 to 499' },
      { code: 'host_not_allowed', final: true, means: 'the settings do not allow calls to the host' },
      { code: 'too_large', final: true, means: 'the answer is larger than 1 MiB' },
    ],
  },
  {
    name: 'person_find',
    title: { it: 'Cerca una persona', en: 'Find a person' },
    parameters: object({ phone: text, email: text, tax_code: text }, []),
    result: object({ person: { type: ['object', 'null'] } }, ['person']),
    personal: ['name', 'phones', 'emails', 'tax_code', 'note'].map((field) => `/person/${field}`),
    errors: [],
  },
  {
    name: 'person_save',
    title: { it: 'Salva una persona', en: 'Save a person' },
    parameters: object({ person: { type: 'object' } }, ['person']),
    result: object({ id: text }, ['id']),
    errors: [],
  },
  {
    name: 'document_store',
    title: { it: 'Archivia un documento', en: 'Store a document' },
    parameters: object({ name: text, content: text }, ['name', 'content']),
    result: object({ id: text }, ['id']),
    errors: [],
  },
  {
    name: 'contract_use',
    title: { it: 'Conta un uso del contratto', en: 'Count a use of the contract' },
    parameters: object({ kind: text, at: text }, ['kind']),
    result: object({ used: { type: 'integer' }, at_most: { type: ['integer', 'null'] } }, ['used']),
    errors: [{ code: 'limit_reached', final: true, means: 'the contract covers no more of the kind' }],
  },
  {
    name: 'notice_count',
    title: { it: 'Conta un rilievo definitivo', en: 'Count a final notice' },
    parameters: object({ contract: text, at: text }, ['contract']),
    result: object(
      {
        final: { type: 'integer' },
        due: { type: 'boolean' },
        needed: { type: ['integer', 'null'] },
        amount: { type: ['number', 'null'] },
        currency: text,
      },
      ['final', 'due'],
    ),
    errors: [{ code: 'contract_unknown', final: true, means: 'no such contract is published' }],
  },
];
