/** Reader of cron texts. */
import { cronFields, cronValues } from '../time/cron.js';
import { reader, refuse, unread, type Reader } from './reader.js';
import { textPart } from './schema-parts.js';
import { worded } from '../wording/worded.js';

const called = [
  worded`minute`,
  worded`hour`,
  worded`day of the month`,
  worded`month`,
  worded`day of the week`,
] as const;

const expects = worded`five fields (minute, hour, day, month, day of the week), as in "0 8 1 * *"`;

/** A cron text, in small letters with single blanks. */
export const cron: Reader<string> = reader(
  expects,
  (node, reading) => {
    if (node.kind !== 'scalar' || typeof node.value !== 'string') return refuse(reading, node, expects);
    const written = node.value.trim().toLowerCase().split(/\s+/);
    if (written.length !== cronFields.length) return refuse(reading, node, expects);
    for (const [at, field] of cronFields.entries()) {
      const found = written[at] ?? '';
      if (cronValues(found, field) !== null) continue;
      const { least, most } = field;
      reading.problem(
        node.at,
        'wrong_value',
        worded`"${found}" is no ${called[at] ?? expects}; expected *, or numbers from ${least} to ${most}, as in ${least}, ${least}-${most}, */2`,
      );
      return unread;
    }
    return written.join(' ');
  },
  textPart,
);
