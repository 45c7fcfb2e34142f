/** Help beside every field of the interface, from the texts that make the reference page. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fieldReference, helpedFields, textAt } from '../support/field-reference.js';

const root = join(import.meta.dirname, '../../admin-ui');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.tsx'))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

/** Fields of these are explained by what they are made of: the language's schema, a form's, or the texts of public pages. */
const explainedElsewhere = /^(studio|public|parts\/form|parts\/survey|parts\/help)\//;

/** Boxes that mark rows, which their names tell; rights, which the row's head tells; levels, which the sheet tells. */
const namedByThemselves = new Set([
  ...['desk/queue/QueueRow.tsx', 'operations/InstanceTable.tsx'],
  ...['settings/Roles.tsx', 'audits/detect/SheetForm.tsx'],
]);

const ofText = /\b(TextField|OutlinedInput|FilledInput|TextareaAutosize|TextInput)\b/;
const others =
  /\b(Autocomplete|Checkbox|InputBase|NativeSelect|RadioGroup|Select|Slider|Switch|ToggleButtonGroup)\b/;

/** The names that a file takes from the libraries of fields. */
function taken(text: string): string {
  const found = text.matchAll(/import (?:type )?\{([^}]*)\} from '(?:@mui\/material|react-admin)'/g);
  return [...found].map(([, names]) => names ?? '').join(' ');
}

describe('help beside fields', () => {
  test('every field of text is one that has help', () => {
    const without = sources.filter(
      ({ path, text }) => !explainedElsewhere.test(path) && ofText.test(taken(text)),
    );
    expect(without.map(({ path }) => path)).toEqual([]);
  });

  test('every other field stands with help', () => {
    const fields = sources.filter(
      ({ path, text }) =>
        !explainedElsewhere.test(path) && !namedByThemselves.has(path) && others.test(taken(text)),
    );
    expect(fields.length).toBeGreaterThan(10);
    expect(fields.filter(({ text }) => !/<Helped/.test(text)).map(({ path }) => path)).toEqual([]);
  });

  test.each(['en', 'it'] as const)('each sentence of %s is one, of a field that has a label', (language) => {
    const fields = helpedFields(language);
    expect(fields.length).toBeGreaterThan(90);
    expect(fields.filter((field) => typeof textAt(language, field) !== 'string')).toEqual([]);
    const sentences = fields.map((field) => String(textAt(language, field.replace('.', '.help.'))));
    expect(sentences.filter((said) => !/^\p{Lu}.*\.$/su.test(said) || said.length > 120)).toEqual([]);
  });

  test('each sentence is said by some field', () => {
    const all = sources.map(({ text }) => text).join('\n');
    const made = [...all.matchAll(/`([a-z_]+\.[\w.]*\$\{[^`]*)`/g)].map(
      ([, template]) =>
        new RegExp(`^${(template ?? '').replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/g, '\\w+')}$`),
    );
    const said = (field: string) =>
      all.includes(`'${field}'`) || all.includes(`"${field}"`) || made.some((key) => key.test(field));
    expect(helpedFields().filter((field) => !said(field))).toEqual([]);
  });

  test.each(['en', 'it'] as const)('they make docs/reference/fields.%s.md', async (language) => {
    await expect(fieldReference(language)).toMatchFileSnapshot(`../../docs/reference/fields.${language}.md`);
  });
});
