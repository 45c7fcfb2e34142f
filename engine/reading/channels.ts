/** Reader of `start.channels`: by which channels an instance is opened, and with what. */
import type { CompiledChannel } from '../definition.js';
import { parameters } from './actions.js';
import { entriesOf, optional, readFields, inReading, refuse, unread, type Read } from './reader.js';
import { withContact } from './reading.js';
import { checkName, nameOf } from './scalars.js';
import { keysPart, mapPart, nameKeys } from './schema-parts.js';
import { worded } from '../wording/worded.js';

const fields = {
  with: optional(
    inReading(parameters, withContact),
    'the data that it starts with; `message` is what came in',
  ),
  reply: optional(nameOf('message'), 'the message that an answer becomes'),
};

/** Channels by name; any name will do, since which of them something comes in by is the installation's matter. */
export const channels = entriesOf(
  worded`channels by name`,
  (entry, reading): Read<CompiledChannel> => {
    const sound = checkName(entry.key, entry.keyAt, reading);
    if (entry.value.kind !== 'map')
      return refuse(
        reading,
        entry.value,
        worded`a map (a channel with "with" and "reply"; {} for none of these)`,
      );
    const values = readFields(entry.value, worded`a channel`, fields, reading, entry.keyAt);
    return values === unread || !sound ? unread : { ...values, name: entry.key };
  },
  mapPart(keysPart(fields), nameKeys),
);
