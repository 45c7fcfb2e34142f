/** What came in by a channel, as expressions see it: `message` in `start.channels`, and the data of the message that an answer becomes. */
import type { JsonObject } from './json.js';

const text = { type: 'string' } as const;
const textOrNull = { type: ['string', 'null'] } as const;

/** `from` is the sender's address; `attachments` are the ids under which the store has them. */
export const contactSchema: JsonObject = {
  type: 'object',
  properties: {
    from: text,
    name: textOrNull,
    subject: text,
    text,
    html: textOrNull,
    language: textOrNull,
    attachments: { type: 'array', items: { type: 'string', format: 'attachment' } },
    received_at: { type: 'string', format: 'date-time' },
  },
  additionalProperties: false,
};

/** Where a contact is personal, as a form would mark it; without a form of its own a contact's message is sealed by these. */
export const contactPlaces: readonly string[] = ['/from', '/html', '/name', '/subject', '/text'];
