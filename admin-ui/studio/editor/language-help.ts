/** What the editor knows of the language: completion, words on hovering, and the way to what a name means. */
import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { EditorState } from '@codemirror/state';
import { EditorView, hoverTooltip, keymap } from '@codemirror/view';
import type { JsonObject } from '../../../engine/json.js';
import type { Reference, ReadText } from '../check/checked.js';
import { inLocale, toldAt } from '../help/told.js';
import { expressionWord, offersAt } from './offers.js';
import { pathAt } from './yaml-path.js';

/** What is known of the definition that is open. */
export interface Help {
  /** The language's schema of its kind; null until it is there. */
  readonly schema: JsonObject | null;
  readonly read: ReadText | null;
  /** The reader's language. */
  readonly locale: string;
  /** Leads to what a name means. */
  readonly onOpen: (reference: Reference) => void;
}

const icons = { key: 'property', word: 'enum', name: 'variable', field: 'variable' } as const;

/** Completion, hovering, F12 and Ctrl+click; `help` is asked each time. */
export function languageHelp(help: () => Help): Extension {
  return [
    EditorState.languageData.of(() => [
      { autocomplete: (context: CompletionContext) => complete(context, help()) },
    ]),
    hoverTooltip((view, offset) => {
      const said = describedAt(view.state.doc.toString(), offset, help());
      if (said === null) return null;
      return {
        pos: said.from,
        end: said.to,
        create: () => {
          const dom = document.createElement('div');
          dom.className = 'cm-help';
          dom.textContent = said.text;
          return { dom };
        },
      };
    }),
    keymap.of([{ key: 'F12', run: (view) => open(view, view.state.selection.main.head, help()) }]),
    EditorView.domEventHandlers({
      mousedown(event, view) {
        if (!event.ctrlKey && !event.metaKey) return false;
        const offset = view.posAtCoords({ x: event.clientX, y: event.clientY });
        return offset !== null && open(view, offset, help());
      },
    }),
  ];
}

function complete(context: CompletionContext, { schema, read, locale }: Help): CompletionResult | null {
  const text = context.state.doc.toString();
  const path = pathAt(text, context.pos);
  const offers = offersAt(path, schema, read, locale);
  if (offers.length === 0 || (!context.explicit && path.writing === 'key' && path.prefix === '')) return null;
  const inExpression = offers[0]?.of === 'field';
  const from = inExpression ? context.pos - expressionWord(path.prefix).length : path.from;
  return {
    from,
    validFor: inExpression ? undefined : /^\w*$/,
    options: offers.map(({ label, detail, of }) => ({
      label,
      detail: of === 'key' ? undefined : detail,
      info: of === 'key' && detail !== '' ? detail : undefined,
      type: icons[of],
      apply: of === 'key' ? `${label}: ` : label,
    })),
  };
}

/** The description of the key at `offset`, and where the key stands. */
function describedAt(text: string, offset: number, { schema, locale }: Help) {
  if (schema === null) return null;
  const start = offset - (/[\w.]*$/.exec(text.slice(0, offset))?.[0].length ?? 0);
  const word = /^[\w.]+(?=\s*:)/.exec(text.slice(start))?.[0];
  if (word === undefined) return null;
  const { keys } = pathAt(text, start);
  const said = inLocale(toldAt(schema, [...keys, word]), locale);
  return said === null ? null : { from: start, to: start + word.length, text: said };
}

function open(view: EditorView, offset: number, { read, onOpen }: Help): boolean {
  const line = view.state.doc.lineAt(offset);
  const column = offset - line.from + 1;
  const found = read?.references.findLast(
    (each) =>
      each.line === line.number && each.column <= column && column <= each.column + each.name.length + 1,
  );
  if (found === undefined) return false;
  onOpen(found);
  return true;
}
