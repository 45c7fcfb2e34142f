/** What the fields of a form share. */
import { createContext, useContext } from 'react';
import type { JsonObject } from '../../../engine/json.js';
import type { ReadText } from '../check/checked.js';

export interface Editing {
  /** The language's schema of a workflow. */
  readonly root: JsonObject;
  readonly read: ReadText | null;
  readonly readOnly: boolean;
  /** Makes another text of the present one. False, and nothing is written, if that would break the text. */
  readonly apply: (change: (text: string) => string) => boolean;
  readonly onStep: (step: string) => void;
}

/** Given by the panel. */
export const EditingContext = createContext<Editing | null>(null);

/** What the form that a field belongs to is about. @throws Error outside of a form */
export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (editing === null) throw new Error('a field of a step stands outside of its panel');
  return editing;
}
