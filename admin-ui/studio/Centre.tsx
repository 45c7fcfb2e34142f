import { Box } from '@mui/material';
import type { Problem } from '../../engine/reading.js';
import type { Shown } from './check/use-checked.js';
import type { Help } from './editor/language-help.js';
import { YamlEditor } from './editor/YamlEditor.js';

interface CentreProps {
  readonly id: string;
  readonly text: string;
  readonly readOnly: boolean;
  readonly problems: readonly Problem[];
  readonly checked: Shown;
  readonly help: Help;
  readonly goTo: { readonly line: number; readonly at: number } | null;
  readonly step: string | null;
  readonly onText: (text: string) => void;
  readonly onLine: (line: number) => void;
  readonly onStep: (step: string) => void;
}

/** The definition as text, as diagram, or both. */
export function Centre({ id, text, readOnly, problems, help, goTo, onText, onLine }: CentreProps) {
  return (
    <Box sx={{ flex: 1, minHeight: { xs: 420, md: 0 }, border: 1, borderColor: 'divider' }}>
      <YamlEditor {...{ id, text, readOnly, problems, help, goTo, onText, onLine }} />
    </Box>
  );
}
