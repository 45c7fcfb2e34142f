/** Faults that the engine names in what was sent, as its form names its fields. */
import type { FieldFault } from '../../providers/http.js';

/** Without the `/data` in front, which is the envelope's. */
export function ofData(faults: readonly FieldFault[]): readonly FieldFault[] {
  return faults.map(({ path, message }) => ({ path: path.replace(/^\/data(?=\/|$)/, ''), message }));
}
