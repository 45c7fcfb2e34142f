/** Faults of a command, at the fields of the form that its data came from. */
import type { ErrorSchema } from '@rjsf/utils';
import type { FieldFault } from '../../providers/http.js';
import { shownFaults } from './engine-validator.js';

/** The faults in the form library's shape; `below` is where the form's data stand in what was sent (`/data`): faults elsewhere are the whole form's. */
export function errorSchemaOf(faults: readonly FieldFault[], locale: string, below = ''): ErrorSchema {
  const inside = faults.map(({ path, message }) => ({
    path: path.startsWith(`${below}/`) ? path.slice(below.length) : '',
    message,
  }));
  return shownFaults(inside, locale).errorSchema;
}
