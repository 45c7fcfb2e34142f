import type { DefinitionText } from '../../../../domain/definition-file.js';
import type { JsonObject } from '../../../../engine/json.js';
import { readForm } from '../../../../engine/reading/form.js';
import { parsed } from '../../yaml/parsed.js';
import { compiledForm } from '../form/compiled-form.js';
import { readBody } from '../read-body.js';

/** The schema of the data of the first workflow that names this template; null where none does, or it can't be read. */
export function dataSchemaFor(template: string, tree: readonly DefinitionText[]): JsonObject | null {
  const named = new RegExp(`\\btemplate: ${template}\\b`);
  const workflow = tree.find(({ kind, text }) => kind === 'workflow' && named.test(text));
  const form = workflow === undefined ? undefined : parsed(workflow.text).get('data');
  const text = tree.find(({ kind, name }) => kind === 'form' && name === form)?.text;
  const body = text === undefined ? null : readBody(text, readForm).body;
  return body === null ? null : (compiledForm(body, tree)?.schema ?? null);
}
