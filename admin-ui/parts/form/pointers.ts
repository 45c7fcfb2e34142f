/** Faults of a command, brought to the form that its data came from. */
import type { FieldFault } from '../../providers/http.js';

/** The faults as the form's own; `below` is where its data stand in what was sent (`/data`): faults elsewhere are the whole form's. */
export function faultsBelow(faults: readonly FieldFault[], below: string): readonly FieldFault[] {
  return faults.map(({ path, message }) => ({
    path: path.startsWith(`${below}/`) ? path.slice(below.length) : '',
    message,
  }));
}
