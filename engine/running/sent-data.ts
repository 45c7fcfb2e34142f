/** What came with a command: made whole by its form's defaults, and checked. */
import type { CompiledForm } from '../definition.js';
import { applyDefaults } from '../forms/defaults.js';
import { validate } from '../forms/validate.js';
import type { Json } from '../json.js';
import type { Refusal } from '../outcome.js';
import { dataLimit, isTooLarge } from './data.js';
import { unstorable } from '../storable.js';
import { refuse } from './refusal.js';

/** The data with defaults, or why it is refused; `what` names it (`the start of ticket`). Paths are into the command's body, so they begin with `/data`. */
export function takeData(
  form: CompiledForm | null,
  data: Json,
  what: string,
): { readonly data: Json } | Refusal {
  if (isTooLarge(data)) {
    return refuse(
      'invalid',
      `The data of ${what} is larger than ${dataLimit} bytes of JSON; keep large things as attachments.`,
      [{ path: '/data', message: `is larger than ${dataLimit} bytes` }],
    );
  }
  const unkept = unstorable(data, '/data');
  if (unkept.length > 0) return refusal(`The data of ${what} can't be kept`, unkept);
  if (form === null) return { data };
  const whole = applyDefaults(form.schema, data);
  const faults = validate(form.schema, whole).map(({ path, message }) => ({ path: `/data${path}`, message }));
  if (faults.length === 0) return { data: whole };
  return refusal(`The data of ${what} does not satisfy the form ${form.name}`, faults);
}

function refusal(why: string, faults: Refusal['errors']): Refusal {
  const named = faults
    .map(({ path, message }) => `${path.slice('/data/'.length) || 'data'} ${message}`)
    .join('; ');
  return refuse('invalid', `${why}: ${named}.`, faults);
}
