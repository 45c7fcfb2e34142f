/** What an outreach sends to a contact. */
import type { Program } from '../definition.js';
import type { JsonObject } from '../json.js';
import type { RenderedText } from '../outcome.js';
import type { State } from '../state.js';
import { indexOf } from './program-index.js';
import { scopeIn } from './scope.js';
import { joined, languageOf, templateNamed } from './templates.js';

/**
 * The text that an outreach sends to a contact: its template in the language asked for, which sees the contact by that name.
 * Null where the version has no such template. @throws what `failure.ts` knows
 */
export function renderFor(
  program: Program,
  state: State,
  use: {
    readonly frame: string;
    readonly template: string;
    readonly contact: JsonObject;
    readonly now: number;
  },
): RenderedText | null {
  const run = { program, index: indexOf(program), draft: state, at: use.now };
  const template = templateNamed(run, use.template);
  const text = template?.texts[languageOf(template.texts, use.contact['language'])];
  if (text === undefined) return null;
  const scope = scopeIn(run, use.frame, null);
  const seen = { ...scope, names: { ...scope.names, contact: use.contact } };
  return {
    language: text.language,
    subject: joined(seen, text.subject, `The subject of the template ${use.template}`),
    body: joined(seen, text.body, `The template ${use.template}`),
  };
}
