import { nameKeys } from '../../engine/reading/schema-parts.js';

const form = new RegExp(nameKeys);

/** Whether a text is a name as definitions have them: `ticket_request`. */
export function isName(text: string): boolean {
  return form.test(text);
}
