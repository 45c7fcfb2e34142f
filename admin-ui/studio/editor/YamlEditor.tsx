import { Box, useTheme } from '@mui/material';
import { useEffect, useRef } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { isolateHistory } from '@codemirror/commands';
import { setDiagnostics } from '@codemirror/lint';
import { Annotation, Compartment, EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { Problem } from '../../../engine/reading.js';
import { diagnosticOf } from './diagnostics.js';
import { baseExtensions } from './extensions.js';
import { offsetAt } from './offsets.js';
import { languageHelp, type Help } from './language-help.js';

interface YamlEditorProps {
  /** Names the text: another one begins with a history of its own. */
  readonly id: string;
  readonly text: string;
  readonly readOnly: boolean;
  readonly problems: readonly Problem[];
  readonly help: Help;
  /** The line to go to; `at` makes the same line another wish. */
  readonly goTo: { readonly line: number; readonly at: number } | null;
  readonly onText: (text: string) => void;
  /** The line of the cursor, from 1. */
  readonly onLine: (line: number) => void;
}

const madeOutside = Annotation.define<boolean>();

/** A definition's text: what is wrong with it at its places, and what can be written. */
export function YamlEditor(props: YamlEditorProps) {
  const { id, text, readOnly, problems, goTo } = props;
  const translate = useTranslate();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const dark = useTheme().palette.mode === 'dark';
  const label = translate('studio.text');
  useEffect(() => {
    const writable = new Compartment();
    const created = new EditorView({
      parent: host.current ?? document.body,
      state: EditorState.create({
        doc: latest.current.text,
        extensions: [
          baseExtensions(dark),
          writable.of(EditorState.readOnly.of(readOnly)),
          EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
          languageHelp(() => latest.current.help),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onText(update.state.doc.toString());
            // A change made outside keeps what is chosen there, whatever the cursor stands on.
            const own = update.transactions.every((each) => each.annotation(madeOutside) !== true);
            if (own && (update.selectionSet || update.docChanged))
              latest.current.onLine(update.state.doc.lineAt(update.state.selection.main.head).number);
          }),
        ],
      }),
    });
    view.current = created;
    return () => created.destroy();
  }, [id, readOnly, dark, label]);
  useEffect(() => {
    const { current } = view;
    if (current === null || current.state.doc.toString() === text) return;
    // One step of undoing, whatever was typed just before.
    const annotations = [isolateHistory.of('full'), madeOutside.of(true)];
    current.dispatch({ changes: changeTo(current.state.doc.toString(), text), annotations });
  }, [text]);
  const fixLabel = translate('studio.fix');
  const [locale = 'en'] = useLocaleState();
  useEffect(() => {
    const { current } = view;
    if (current === null) return;
    const diagnostics = problems.map((problem) => diagnosticOf(current.state.doc, problem, fixLabel, locale));
    current.dispatch(setDiagnostics(current.state, diagnostics));
  }, [problems, fixLabel, locale, id, dark]);
  useEffect(() => {
    const { current } = view;
    if (current === null || goTo === null) return;
    const offset = offsetAt(current.state.doc, goTo);
    current.dispatch({
      selection: { anchor: offset },
      effects: EditorView.scrollIntoView(offset, { y: 'start', yMargin: 60 }),
    });
  }, [goTo]);
  return <Box ref={host} sx={{ height: '100%', minHeight: 0, '& .cm-editor': { height: '100%' } }} />;
}

/** The smallest replacement that makes one text another, so that cursor and marks stay. */
function changeTo(from: string, to: string) {
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start += 1;
  let end = 0;
  while (
    end < from.length - start &&
    end < to.length - start &&
    from[from.length - 1 - end] === to[to.length - 1 - end]
  )
    end += 1;
  return { from: start, to: from.length - end, insert: to.slice(start, to.length - end) };
}
