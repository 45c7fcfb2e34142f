/** What a definition is called, and the file that it stands for. */

/** A definition by kind and name. */
export interface DefinitionKey {
  readonly kind: string;
  readonly name: string;
}

/** A definition's text, wherever it comes from. */
export interface DefinitionText extends DefinitionKey {
  readonly text: string;
}

/** A definition as somebody would have it: another text, or null where it is to go. */
export interface DefinitionChange extends DefinitionKey {
  readonly text: string | null;
}

const sentenceKinds = new Set(['scenario', 'simulation']);

/** The file that a definition stands for, as problems name it: `workflow/ticket.yaml`, `scenario/Nobody takes it.scenario.yaml`. */
export function fileOf({ kind, name }: DefinitionKey): string {
  return sentenceKinds.has(kind)
    ? `${kind}/${name.replaceAll('/', ' ')}.${kind}.yaml`
    : `${kind}/${name}.yaml`;
}
