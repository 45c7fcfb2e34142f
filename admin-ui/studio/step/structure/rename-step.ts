/** Gives a step another name, with everything that names it. */
import type { DefinitionText } from '../../../../domain/definition-file.js';
import { mentionsOf, type Mention } from '../../mentions/mentions-of.js';
import { setValue } from '../../yaml/set-value.js';

interface Rename {
  readonly workflow: string;
  readonly from: string;
  readonly to: string;
  /** Whether instances of older versions go over to the new name. */
  readonly migrates: boolean;
}

/** The definitions that change, whole, the workflow's own among them; none if there is no such step. */
export function withRenamedStep(
  texts: readonly DefinitionText[],
  { workflow, from, to, migrates }: Rename,
): readonly DefinitionText[] {
  const mentions = mentionsOf(texts, workflow, from);
  return texts.flatMap((each) => {
    const own = mentions.filter(({ kind, name }) => kind === each.kind && name === each.name);
    if (own.length === 0) return [];
    const text = replaced(each.text, own, to);
    const isWorkflow = each.kind === 'workflow' && each.name === workflow;
    return [{ ...each, text: isWorkflow && migrates ? setValue(text, ['migrate', from], to) : text }];
  });
}

/** The text with a word in the place of each mention. */
export function replaced(
  text: string,
  mentions: readonly Pick<Mention, 'from' | 'to'>[],
  word: string,
): string {
  return mentions.reduceRight((whole, { from, to }) => whole.slice(0, from) + word + whole.slice(to), text);
}
