/** What the validator's library says of a value, worded anew, so that it can be said in any language. */
import { asSaid, worded, type Worded } from '../wording/worded.js';

type Said = readonly [RegExp, (first: string, second: string) => Worded];

const sentences: readonly Said[] = [
  [/^does not match any of \[(.*)\]$/, (words) => worded`does not match any of [${words}]`],
  [/^does not match (?!any|exactly|every|")(.*)$/, (value) => worded`does not match ${value}`],
  [/^does not match any subschemas$/, () => worded`does not match any subschemas`],
  [/^does not match exactly one subschema .*$/, () => worded`does not match exactly one subschema`],
  [/^matched "not" schema$/, () => worded`matched "not" schema`],
  [/^does not have at least (.*) properties$/, (least) => worded`does not have at least ${least} properties`],
  [
    /^has "(.*)" but does not have "(.*)"$/,
    (one, other) => worded`has "${one}" but does not have "${other}"`,
  ],
  [
    /^Array has too many items \((.*) > (.*)\)$/,
    (count, most) => worded`Array has too many items (${count} > ${most})`,
  ],
  [
    /^Array has too few items \((.*) < (.*)\)$/,
    (count, least) => worded`Array has too few items (${count} < ${least})`,
  ],
  [
    /^Duplicate items at indexes (.*) and (.*)$/,
    (one, two) => worded`Duplicate items at indexes ${one} and ${two}`,
  ],
  [
    /^(.*) is less than or equal to +(.*)$/,
    (value, least) => worded`${value} is less than or equal to ${least}`,
  ],
  [/^(.*) is less than +(.*)$/, (value, least) => worded`${value} is less than ${least}`],
  [
    /^(.*) is greater than or equal to +(.*)$/,
    (value, most) => worded`${value} is greater than or equal to ${most}`,
  ],
  [/^(.*) is greater than +(.*)$/, (value, most) => worded`${value} is greater than ${most}`],
  [/^(.*) is not a multiple of (.*)$/, (value, step) => worded`${value} is not a multiple of ${step}`],
  [
    /^String is too short \((.*) < (.*)\)$/,
    (length, least) => worded`String is too short (${length} < ${least})`,
  ],
  [
    /^String is too long \((.*) > (.*)\)$/,
    (length, most) => worded`String is too long (${length} > ${most})`,
  ],
  [/^String does not match pattern$/, () => worded`String does not match pattern`],
];

/** The library's sentence, without its full stop; as it is where it is none that forms of ours meet. */
export function ofLibrary(sentence: string): Worded {
  for (const [pattern, say] of sentences) {
    const [found, first = '', second = ''] = pattern.exec(sentence) ?? [];
    if (found !== undefined) return say(first, second);
  }
  return asSaid(sentence);
}
