/** Fields that tell contacts apart in reports are of the workflow's form, and nobody's personal data. */
import { nearest } from '../../expressions/nearest.js';
import { isJsonObject, type JsonObject } from '../../json.js';
import { worded } from '../../wording/worded.js';
import { entryOf, type Position } from '../node.js';
import type { Definition } from '../tree.js';
import type { Check } from './checking.js';
import { schemaOfForm } from './form-schemas.js';

export const checkContactDimensions: Check = (checking) => {
  for (const { definition, workflow } of checking.workflows) {
    const { dimensions, data } = workflow;
    if (dimensions === undefined) continue;
    const schema: JsonObject | null = data === null ? {} : schemaOfForm(checking.tree, data);
    if (schema === null) continue;
    const fields = isJsonObject(schema['properties'] ?? null) ? (schema['properties'] as JsonObject) : {};
    for (const [name, field] of Object.entries(dimensions)) {
      const at = placeOf(definition, name);
      const found = fields[field];
      if (found === undefined) {
        const near = nearest(field, Object.keys(fields));
        const message = worded`the data have no field "${field}"; expected one of ${Object.keys(fields).join(', ') || worded`none`}`;
        checking.error(definition, at, 'unknown_field', message, near);
      } else if (isJsonObject(found) && found['personal'] === true) {
        const message = worded`"${field}" is personal, and is told in no report; expected another field`;
        checking.error(definition, at, 'wrong_value', message);
      }
    }
  }
};

function placeOf({ node, at }: Definition, name: string): Position {
  const given = entryOf(node, 'dimensions')?.value;
  return (given?.kind === 'map' ? entryOf(given, name)?.value.at : undefined) ?? at;
}
