/** What makes a plain editor one for definitions, apart from what it knows of the language. */
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import {
  bracketMatching,
  codeFolding,
  foldGutter,
  foldKeymap,
  HighlightStyle,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language';
import { lintGutter, lintKeymap } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import type { Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { dark, light, type Tokens } from '../../theme/tokens.js';

/** Editing, in the colours of the theme. */
export function baseExtensions(inDark: boolean): Extension {
  const tokens = inDark ? dark : light;
  return [
    lineNumbers(),
    history(),
    drawSelection(),
    EditorView.lineWrapping,
    indentUnit.of('  '),
    yaml(),
    syntaxHighlighting(highlight(tokens)),
    bracketMatching(),
    closeBrackets(),
    codeFolding(),
    foldGutter(),
    highlightActiveLine(),
    highlightSelectionMatches(),
    search({ top: true }),
    lintGutter(),
    autocompletion(),
    // Escape, then Tab, leads on from the editor, as CodeMirror's own default keymap has it.
    keymap.of([
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...foldKeymap,
      ...completionKeymap,
      ...lintKeymap,
      indentWithTab,
    ]),
    looks(tokens, inDark),
  ];
}

function highlight(tokens: Tokens): HighlightStyle {
  return HighlightStyle.define([
    { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: tokens.primary },
    { tag: [tags.comment, tags.lineComment], color: tokens.quiet, fontStyle: 'italic' },
    { tag: [tags.string, tags.content], color: tokens.text },
    { tag: [tags.number, tags.bool, tags.keyword], color: tokens.near },
  ]);
}

function looks(tokens: Tokens, inDark: boolean): Extension {
  return EditorView.theme(
    {
      '&': { fontSize: '13px', color: tokens.text, backgroundColor: tokens.paper },
      '.cm-scroller': { fontFamily: 'ui-monospace, "Liberation Mono", Menlo, monospace', lineHeight: '1.5' },
      '.cm-content': { caretColor: tokens.text },
      '.cm-cursor': { borderLeftColor: tokens.text },
      '.cm-gutters': { backgroundColor: tokens.page, color: tokens.quiet, borderColor: tokens.line },
      '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: `${tokens.primary}14` },
      '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
        backgroundColor: `${tokens.primary}40`,
      },
      '.cm-tooltip': { backgroundColor: tokens.paper, color: tokens.text, borderColor: tokens.line },
      '.cm-tooltip-autocomplete ul li[aria-selected]': {
        backgroundColor: tokens.primary,
        color: tokens.paper,
      },
      '.cm-completionDetail': { color: 'inherit', fontStyle: 'normal', opacity: '1' },
      '.cm-tooltip-hover': { maxWidth: '420px' },
      '.cm-help': { padding: '6px 10px', whiteSpace: 'pre-wrap' },
      '.cm-diagnosticAction': { backgroundColor: tokens.primary, color: tokens.paper, borderRadius: '4px' },
      '.cm-panels': { backgroundColor: tokens.page, color: tokens.text },
    },
    { dark: inDark },
  );
}
