/** Templates, rendered where they are used: the text is what it was at that instant, whatever becomes of the data later. */
import type { CompiledTemplate, TextPart } from '../definition.js';
import { evaluate } from '../expressions/evaluate.js';
import { durationText, instantText } from '../expressions/instants.js';
import { View } from '../expressions/run-value.js';
import type { Scope } from '../expressions/scope.js';
import type { Json, JsonObject } from '../json.js';
import { isJsonObject } from '../json.js';
import type { RenderedText } from '../outcome.js';
import { services } from '../services.js';
import type { Value } from '../definition.js';
import { entry } from './entry.js';
import { failure } from './failure.js';
import type { SeenMessage } from './scope.js';
import { scopeIn } from './scope.js';
import type { Standpoint } from './standpoint.js';
import { inputOf } from './values.js';

/** What is sent is read by people: more than this is a fault of the definition. */
const longestText = 100_000;

const templated: ReadonlySet<string> = new Set(
  services.flatMap(({ name, parameters }) =>
    isJsonObject(parameters['properties']) && 'template' in parameters['properties'] ? [name] : [],
  ),
);

/** Where a template is used: `clock` is the one whose action it is, if it is one's. */
export interface Use {
  readonly frame: string;
  readonly message: SeenMessage | null;
  readonly clock: string | null;
}

/** A template in each of its languages; null where the version was compiled without its templates. @throws what `failure.ts` knows */
export function renderAll(run: Standpoint, use: Use, name: string): readonly RenderedText[] | null {
  const template = templateNamed(run, name);
  if (template === null) return null;
  const scope = scopeOf(run, use);
  return template.texts.map((text) => ({
    language: text.language,
    subject: joined(scope, text.subject, `The subject of the template ${name}`),
    body: joined(scope, text.body, `The template ${name}`),
  }));
}

/**
 * The parameters of a service. Of one that sends a text, the text is among them (`subject`, `text`), in the language asked for.
 * @throws what `failure.ts` knows
 */
export function serviceInput(run: Standpoint, use: Use, service: string, given: Value | null): JsonObject {
  const input = inputOf(run, use.frame, given, `The parameters of ${service}`, use.message);
  const name = input['template'];
  if (!templated.has(service) || typeof name !== 'string') return input;
  const template = templateNamed(run, name);
  if (template === null) return input;
  const text = template.texts[languageOf(template.texts, input['language'])];
  if (text === undefined) return input;
  const scope = scopeOf(run, use);
  return {
    ...input,
    subject: joined(scope, text.subject, `The subject of the template ${name}`),
    text: joined(scope, text.body, `The template ${name}`),
  };
}

/** Which of these texts is for a language: its own, else that of the language at large (`de` for `de-AT`), else the first. */
export function languageOf(
  texts: readonly { readonly language: string }[],
  language: Json | undefined,
): number {
  const asked = typeof language === 'string' ? language.toLowerCase() : '';
  const find = (wanted: string) => texts.findIndex((text) => text.language.toLowerCase() === wanted);
  const exact = find(asked);
  return Math.max(0, exact === -1 ? find(asked.split('-')[0] ?? '') : exact);
}

/** A template of the version; null where it was compiled without its templates. @throws `value_wrong` for one that it doesn't have */
export function templateNamed({ program }: Standpoint, name: string): CompiledTemplate | null {
  if (program.templates === undefined) return null;
  const found = entry(program.templates, name);
  if (found !== undefined) return found;
  const known = Object.keys(program.templates).join(', ') || 'none';
  throw failure(
    'value_wrong',
    `There is no template ${name} in this version of ${program.workflow.name}; it has ${known}.`,
  );
}

function scopeOf(run: Standpoint, { frame, message, clock }: Use): Scope {
  const scope = scopeIn(run, frame, message);
  if (clock === null || !scope.clockNames.has(clock)) return scope;
  const { state, due, elapsed, remaining, breached } = scope.clock(clock);
  // Made into texts where a template asks for them: few ask for all.
  const fields: { readonly [field: string]: () => Json } = {
    name: () => clock,
    state: () => state,
    due: () => (due === null ? null : instantText(due)),
    elapsed: () => durationText(elapsed),
    remaining: () => (remaining === null ? null : durationText(remaining)),
    breached: () => breached,
  };
  const facts = new View(
    () => Object.keys(fields),
    (field) => entry(fields, field)?.(),
  );
  return scopeIn(run, frame, message, { clock: facts });
}

/** The text of a template's parts. @throws `value_wrong` where it is too long, or a part is no text */
export function joined(scope: Scope, parts: readonly TextPart[], what: string): string {
  let text = '';
  for (const part of parts)
    text += typeof part === 'string' ? part : shown(evaluate(part.expression, scope), what);
  if (text.length <= longestText) return text;
  throw failure('value_wrong', `${what} would have more than ${longestText} characters.`);
}

function shown(value: Json, what: string): string {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  if (!isJsonObject(value)) return value.map((item) => shown(item, what)).join(', ');
  throw failure(
    'value_wrong',
    `${what} holds an expression that gives a map; expected a text, a number or a list of these.`,
  );
}
