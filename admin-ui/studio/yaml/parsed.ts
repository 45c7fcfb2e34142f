import { parseDocument, type Document } from 'yaml';

const known: { readonly text: string; readonly document: Document }[] = [];

/** The document of a text, not to be changed: forms ask for the same one with each field. */
export function parsed(text: string): Document {
  const found = known.find((each) => each.text === text);
  if (found !== undefined) return found.document;
  const document = parseDocument(text);
  known.unshift({ text, document });
  known.length = Math.min(known.length, 3);
  return document;
}
