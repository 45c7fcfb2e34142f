import { faultOf } from '../../providers/field-faults.js';

/** How a field is marked and what is said below it, by its way: `levels/0/name`. */
export type RefusedAt = (field: string) => {
  readonly error: boolean;
  readonly helperText: string | undefined;
};

/** The marks of the fields of one parameter after a refusal; null: nothing was refused. */
export function refusedAt(refusal: unknown, parameter: number): RefusedAt {
  return (field) => {
    const why = faultOf(refusal, `parameters/${String(parameter)}/${field}`);
    return { error: why !== undefined, helperText: why };
  };
}
