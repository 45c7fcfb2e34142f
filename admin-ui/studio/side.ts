/** What a panel on the right of the studio is given. */
import type { DefinitionText } from '../../domain/definition-file.js';

/** The definition that is open, and the tree that it belongs to. */
export interface SideProps {
  readonly kind: string;
  readonly name: string;
  /** The text as it stands in the editor, kept or not. */
  readonly text: string;
  /** All definitions, drafts and this text in their places. */
  readonly tree: readonly DefinitionText[];
  /** The step that is chosen, by text or diagram; null: none. */
  readonly step: string | null;
  /** Puts another text into the editor; it can be taken back there. */
  readonly onText: (text: string) => void;
  /** Chooses a step: the text scrolls to it, the diagram shows it. */
  readonly onStep: (step: string) => void;
  /** Keeps the text as one's draft; false if it could not be kept, which the page has said. */
  readonly onSave: () => Promise<boolean>;
}
