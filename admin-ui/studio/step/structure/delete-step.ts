/** Takes a step out of its workflow. */
import type { DefinitionText } from '../../../../domain/definition-file.js';
import { mentionsOf, type Mention } from '../../mentions/mentions-of.js';
import { parsed } from '../../yaml/parsed.js';
import { removeEntry } from '../../yaml/remove-entry.js';
import { spotAt } from '../../yaml/spots.js';
import { placeOfStep } from '../step-places.js';
import { followerOf } from './follower.js';
import { replaced } from './rename-step.js';

/** What deleting a step leaves behind. */
export interface Deletion {
  /** Null where it is the only step of its block, which needs one. */
  readonly text: string | null;
  /** Where it led: what led to it leads there, if that is wished. */
  readonly follower: string;
  readonly led: readonly Mention[];
  /** What else names it and has to be mended by hand. */
  readonly left: readonly Mention[];
}

/** The text without a step, and what named it. `leadsOn`: what led to it leads to where it led. Null if there is no such step. */
export function withoutStep(
  texts: readonly DefinitionText[],
  {
    workflow,
    step,
    leadsOn,
  }: { readonly workflow: string; readonly step: string; readonly leadsOn: boolean },
): Deletion | null {
  const { text } = texts.find(({ kind, name }) => kind === 'workflow' && name === workflow) ?? { text: '' };
  const document = parsed(text);
  const place = placeOfStep(document, step);
  const spot = place === null ? null : spotAt(document, place.path);
  if (place === null || spot === null) return null;
  const inside = { from: spot.key?.range?.[0] ?? 0, to: spot.value?.range?.[1] ?? 0 };
  const mentions = mentionsOf(texts, workflow, step).filter(
    (each) =>
      each.of !== 'own' &&
      (each.kind !== 'workflow' ||
        each.name !== workflow ||
        each.from < inside.from ||
        each.from >= inside.to),
  );
  const led = mentions.filter(({ of }) => of === 'next');
  const follower = followerOf(document, place);
  const rest = leadsOn && follower !== step ? replaced(text, led, follower) : text;
  return {
    text: spot.holder.items.length === 1 ? null : removeEntry(rest, place.path),
    follower,
    led,
    left: mentions.filter(({ of }) => of !== 'next'),
  };
}
