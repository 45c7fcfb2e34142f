import type { Diagnostic } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import type { Problem } from '../../../engine/reading.js';
import { messageIn } from '../in-words.js';
import { replacementOf } from './fix.js';
import { offsetAt } from './offsets.js';

/** A problem as the editor shows it, its way out as an action. */
export function diagnosticOf(doc: Text, problem: Problem, fixLabel: string, locale: string): Diagnostic {
  const from = offsetAt(doc, problem);
  const line = doc.lineAt(from);
  const word = /^[^\s,[\]{}:]+/.exec(line.text.slice(from - line.from))?.[0].length ?? 0;
  const { fix } = problem;
  return {
    from,
    to: Math.min(from + Math.max(word, 1), line.to),
    severity: problem.severity,
    message: messageIn(locale, problem),
    source: problem.code,
    ...(fix === undefined
      ? {}
      : {
          actions: [
            {
              name: `${fixLabel}: ${fix}`,
              apply: (view) => {
                const text = view.state.doc.toString();
                view.dispatch({
                  changes: replacementOf(text, offsetAt(view.state.doc, problem), problem.code, fix),
                });
              },
            },
          ],
        }),
  };
}
