import type { DefinitionKey } from '../../domain/definition-file.js';

/** Where the studio shows a definition; `line`: at this line of its text. */
export function addressOf({ kind, name }: DefinitionKey, line?: number): string {
  const at = line === undefined ? '' : `?line=${String(line)}`;
  return `/studio/${kind}/${encodeURIComponent(name)}${at}`;
}

/** Where the studio shows a definition with one of its sides open. */
export function addressOfSide(key: DefinitionKey, side: string): string {
  return `${addressOf(key)}?side=${side}`;
}
