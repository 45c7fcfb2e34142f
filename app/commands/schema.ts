import { parseArgs } from 'node:util';
import { allKinds, languageSchema } from '../../engine/reading.js';

/** `sportello schema [KIND]`: the JSON Schema of the language, or of one kind of definition, for editors. */
export function run(args: readonly string[]): Promise<number> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [asked] = positionals;
  const kind = allKinds.find((each) => each === asked) ?? null;
  if (asked !== undefined && kind === null) {
    console.error(`There is no kind of definition "${asked}"; expected one of ${allKinds.join(', ')}.`);
    return Promise.resolve(2);
  }
  console.log(JSON.stringify(languageSchema(kind), null, 2));
  return Promise.resolve(0);
}
