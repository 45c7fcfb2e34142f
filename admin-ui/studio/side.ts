/** What a panel on the right of the studio is given. */
import type { DefinitionText } from '../../domain/definition-file.js';
import type { Layers } from '../parts/diagram/layers.js';
import type { ReadText } from './check/checked.js';

/** The definition that is open, and the tree that it belongs to. */
export interface SideProps {
  readonly kind: string;
  readonly name: string;
  /** The text as it stands in the editor, kept or not. */
  readonly text: string;
  /** All definitions, drafts and this text in their places. */
  readonly tree: readonly DefinitionText[];
  /** What the last text that could be read says. */
  readonly read: ReadText | null;
  /** The step that is chosen, by text or diagram; null: none. */
  readonly step: string | null;
  /** Puts another text into the editor; it can be taken back there. */
  readonly onText: (text: string) => void;
  /** Writes several definitions as one change, which is taken back as one; they are not kept by that. */
  readonly onTogether: (title: string, texts: readonly DefinitionText[]) => void;
  /** Lays something over the diagram; null: nothing. */
  readonly onLayers: (layers: Layers | null) => void;
  /** Shows a line of the text. */
  readonly onLine: (line: number) => void;
  /** Chooses a step: the text scrolls to it, the diagram shows it. */
  readonly onStep: (step: string) => void;
  /** Keeps the text as one's draft; false if it could not be kept, which the page has said. */
  readonly onSave: () => Promise<boolean>;
}
