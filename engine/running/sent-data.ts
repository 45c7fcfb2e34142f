/** What came with a command: made whole by its form's defaults, and checked. */
import type { CompiledForm } from '../definition.js';
import { applyDefaults } from '../forms/defaults.js';
import { validate } from '../forms/validate.js';
import type { Json } from '../json.js';
import type { Refusal } from '../outcome.js';
import { dataLimit, isTooLarge } from './data.js';
import { unstorable } from '../storable.js';
import { refuse } from './refusal.js';
import { type Worded, faultAt, listed, worded } from '../wording/worded.js';

/** The data with defaults, or why it is refused; `what` names it (`the start of ticket`). Paths are into the command's body, so they begin with `/data`. */
export function takeData(
  form: CompiledForm | null,
  data: Json,
  what: () => Worded,
): { readonly data: Json } | Refusal {
  if (isTooLarge(data)) {
    return refuse(
      'invalid',
      worded`The data of ${what()} is larger than ${dataLimit} bytes of JSON; keep large things as attachments.`,
      [faultAt('/data', worded`is larger than ${dataLimit} bytes`)],
    );
  }
  const unkept = unstorable(data, '/data');
  if (unkept.length > 0) return refusal(worded`The data of ${what()} can't be kept`, unkept);
  if (form === null) return { data };
  const whole = applyDefaults(form.schema, data);
  const faults = validate(form.schema, whole).map((fault) => ({
    ...fault,
    path: `/data${fault.path}`,
  }));
  if (faults.length === 0) return { data: whole };
  return refusal(worded`The data of ${what()} does not satisfy the form ${form.name}`, faults);
}

function refusal(why: Worded, faults: Refusal['errors']): Refusal {
  const named = listed(
    faults.map(({ path, worded: what }) => worded`${path.slice('/data/'.length) || 'data'} ${what}`),
    '; ',
  );
  return refuse('invalid', worded`${why}: ${named}.`, faults);
}
