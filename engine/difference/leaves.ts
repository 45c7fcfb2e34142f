/** For kinds without sentences of their own: every place in the YAML that says something else. */
import { isJsonObject, type Json } from '../json.js';
import type { PartSentence } from './sentence.js';
import { plain, turned } from './sentence.js';

/** Each leaf that differs, with its path; maps are compared key by key, lists as a whole. */
export function leafSentences(
  before: Json | undefined,
  after: Json | undefined,
  path = '',
): readonly PartSentence[] {
  if (isJsonObject(before) && isJsonObject(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      leafSentences(before[key], after[key], path === '' ? key : `${path}.${key}`),
    );
  }
  return turned(path.replaceAll('.', '/'), { en: path, it: path }, plain(before), plain(after));
}
