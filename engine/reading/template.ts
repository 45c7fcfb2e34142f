/** Reader of a template: subject and body by language. Its `{{ }}` are filled by whoever sends it. */
import type { Title } from '../definition.js';
import type { MapNode } from './node.js';
import { optional, readFields, required, unread } from './reader.js';
import type { Reading } from './reading.js';
import { name, title } from './scalars.js';

/** A template as written. */
export interface TemplateDefinition {
  readonly template: string;
  readonly title: Title | null;
  readonly subject: Title | null;
  readonly body: Title;
}

const templateFields = {
  template: required(name, 'its name'),
  title: optional(title, 'what people call it'),
  subject: optional(title, 'the subject, by language'),
  body: required(title, 'the text, by language'),
};

/** Reads a template; null, and problems, where it can't be read. */
export function readTemplate(node: MapNode, reading: Reading): TemplateDefinition | null {
  const values = readFields(node, 'a template', templateFields, reading, node.at);
  return values === unread ? null : values;
}
