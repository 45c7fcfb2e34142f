import type { DefinitionText } from '../../../../domain/definition-file.js';
import type { CompiledForm } from '../../../../engine/definition.js';
import { compileForm } from '../../../../engine/reading/compile-form.js';
import { readForm, type FormDefinition } from '../../../../engine/reading/form.js';
import { readBody } from '../read-body.js';

/** A form with those of the tree that it refers to; null where one of them isn't there or can't be read. */
export function compiledForm(form: FormDefinition, tree: readonly DefinitionText[]): CompiledForm | null {
  try {
    return compileForm(form, (name) => {
      const text = tree.find((each) => each.kind === 'form' && each.name === name)?.text;
      return text === undefined ? null : readBody(text, readForm).body;
    });
  } catch {
    return null;
  }
}
