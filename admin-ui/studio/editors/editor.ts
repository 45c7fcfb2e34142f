/** What an editor of one kind of definition is given. */
import type { DefinitionText } from '../../../domain/definition-file.js';
import type { Problem } from '../../../engine/reading.js';

export interface EditorProps {
  readonly name: string;
  /** The text as it stands beside the editor, kept or not. */
  readonly text: string;
  /** All definitions, drafts and this text in their places. */
  readonly tree: readonly DefinitionText[];
  /** What is wrong with this definition. */
  readonly problems: readonly Problem[];
  readonly readOnly: boolean;
  /** Puts another text into the text's editor; it can be taken back there in one step. */
  readonly onText: (text: string) => void;
  readonly onLine: (line: number) => void;
}
