import { parseArgs } from 'node:util';
import { allKinds, languageReference, languageSchema } from '../../engine/reading.js';

const languages = ['en', 'it'] as const;

/**
 * `sportello schema [KIND]`: the JSON Schema of the language, or of one kind of definition, for editors; with `--reference LANGUAGE`
 * the reference page in its place.
 */
export function run(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { reference: { type: 'string' } },
  });
  const [asked] = positionals;
  const kind = allKinds.find((each) => each === asked) ?? null;
  if (asked !== undefined && kind === null)
    return refused(`There is no kind of definition "${asked}"; expected one of ${allKinds.join(', ')}.`);
  const language = languages.find((each) => each === values.reference) ?? null;
  if (values.reference !== undefined && language === null)
    return refused(
      `There is no reference in "${values.reference}"; expected one of ${languages.join(', ')}.`,
    );
  if (language === null) console.log(JSON.stringify(languageSchema(kind), null, 2));
  else process.stdout.write(languageReference(language));
  return Promise.resolve(0);
}

function refused(why: string): Promise<number> {
  console.error(why);
  return Promise.resolve(2);
}
