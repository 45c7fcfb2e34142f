import type { DefinitionText } from '../../domain/definition-file.js';
import { addressOf } from './address.js';
import type { Reference } from './check/checked.js';
import { placeOfStep } from './step/step-places.js';
import { parsed } from './yaml/parsed.js';
import { spotAt, startOf } from './yaml/spots.js';

/** Where the studio shows what a name in another definition means; null if it is nowhere. */
export function addressOfReference(
  tree: readonly DefinitionText[],
  { of, name, workflow }: Reference,
): string | null {
  if (of === 'group') return '/settings/groups';
  const key = workflow === undefined ? { kind: of, name } : { kind: 'workflow', name: workflow };
  const found = tree.find((each) => each.kind === key.kind && each.name === key.name);
  if (found === undefined) return null;
  if (workflow === undefined) return addressOf(key);
  const place = placeOfStep(parsed(found.text), name);
  const spot = place === null ? null : spotAt(parsed(found.text), place.path);
  return spot === null
    ? addressOf(key)
    : addressOf(key, found.text.slice(0, startOf(spot)).split('\n').length);
}
