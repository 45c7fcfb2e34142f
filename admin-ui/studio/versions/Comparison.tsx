import { Box, useTheme } from '@mui/material';
import { yaml } from '@codemirror/lang-yaml';
import { unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';

/** Two texts as one, what went struck out above what came; unchanged parts are folded. */
export function Comparison({ before, after }: { readonly before: string; readonly after: string }) {
  const translate = useTranslate();
  const host = useRef<HTMLDivElement>(null);
  const dark = useTheme().palette.mode === 'dark';
  const label = translate('versions.text');
  useEffect(() => {
    const view = new EditorView({
      parent: host.current ?? document.body,
      state: EditorState.create({
        doc: after,
        extensions: [
          yaml(),
          EditorState.readOnly.of(true),
          EditorView.editable.of(false),
          EditorView.theme({ '&': { fontSize: '12px' } }, { dark }),
          EditorView.contentAttributes.of({
            'aria-label': label,
            role: 'textbox',
            'aria-readonly': 'true',
            tabindex: '0',
          }),
          unifiedMergeView({
            original: before,
            mergeControls: false,
            gutter: true,
            collapseUnchanged: { margin: 2, minSize: 4 },
          }),
        ],
      }),
    });
    return () => view.destroy();
  }, [before, after, dark, label]);
  return (
    <Box
      ref={host}
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1, maxHeight: 320, overflow: 'auto' }}
    />
  );
}
