/** Adds a step beside another one and leads the flow through it. */
import type { DefinitionText } from '../../../../domain/definition-file.js';
import type { JsonObject } from '../../../../engine/json.js';
import { mentionsOf } from '../../mentions/mentions-of.js';
import { parsed } from '../../yaml/parsed.js';
import { removeEntry } from '../../yaml/remove-entry.js';
import { setValue } from '../../yaml/set-value.js';
import { jsonOf, nodeAt } from '../../yaml/spots.js';
import { placeOfStep } from '../step-places.js';
import { replaced } from './rename-step.js';

interface NewStep {
  readonly name: string;
  readonly value: JsonObject;
  readonly beside: string;
  readonly side: 'before' | 'after';
}

/**
 * The text with the new step. After a step: it goes where that went by its `next`. Before a step: whatever led there by name leads to
 * the new one, which goes on to it. The same text if there is no step to stand beside.
 */
export function withNewStep(definition: DefinitionText, { name, value, beside, side }: NewStep): string {
  const { text } = definition;
  const place = placeOfStep(parsed(text), beside);
  if (place === null) return text;
  const path = [...place.block, name];
  if (side === 'before') {
    const led = mentionsOf([definition], definition.name, beside).filter(({ of }) => of === 'next');
    return setValue(replaced(text, led, name), path, value, { before: [beside], open: true });
  }
  const next = jsonOf(parsed(text), nodeAt(parsed(text), [...place.path, 'next']));
  if (next === null) return setValue(text, path, value, { after: beside, open: true });
  const goesOn = 'end' in value ? value : { ...value, next };
  return setValue(removeEntry(text, [...place.path, 'next']), path, goesOn, { after: beside, open: true });
}
