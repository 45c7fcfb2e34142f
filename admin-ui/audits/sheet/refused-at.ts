import { faultOf } from '../../providers/field-faults.js';

/** What was refused of a field, by its way: `levels/0/name`. */
export type RefusedAt = (field: string) => {
  readonly fault: string | undefined;
};

/** The marks of the fields of one parameter after a refusal; null: nothing was refused. */
export function refusedAt(refusal: unknown, parameter: number): RefusedAt {
  return (field) => ({ fault: faultOf(refusal, `parameters/${String(parameter)}/${field}`) });
}
