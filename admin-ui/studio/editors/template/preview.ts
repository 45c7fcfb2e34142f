/** A template's texts with their expressions evaluated on example data, part by part, by the engine. Pure. */
import type { CompiledTemplate, TextPart } from '../../../../engine/definition.js';
import { evaluate } from '../../../../engine/expressions/evaluate.js';
import type { InstantPlaces } from '../../../../engine/expressions/instant-places.js';
import type { Scope } from '../../../../engine/expressions/scope.js';
import { isJsonObject, type Json, type JsonObject } from '../../../../engine/json.js';

/** A part as it is read; `expression`: where it comes from, null for plain text; `fault`: why there is no value. */
export interface ShownPart {
  readonly text: string;
  readonly expression: string | null;
  readonly fault: string | null;
}

/** A template in one language. */
export interface ShownText {
  /** Empty where the template has one text for all. */
  readonly language: string;
  readonly subject: readonly ShownPart[];
  readonly body: readonly ShownPart[];
}

/** What the texts say with this example; `now` in milliseconds since 1970 UTC. Never throws. */
export function previewOf(
  template: CompiledTemplate,
  example: JsonObject,
  places: InstantPlaces | null,
  now: number,
): readonly ShownText[] {
  const scope = scopeOf(example, places, now);
  const shown = (parts: readonly TextPart[]) => parts.map((part) => shownPart(part, scope));
  return template.texts.map(({ language, subject, body }) => ({
    language,
    subject: shown(subject),
    body: shown(body),
  }));
}

function shownPart(part: TextPart, scope: Scope): ShownPart {
  if (typeof part === 'string') return { text: part, expression: null, fault: null };
  const { expression } = part;
  try {
    return { text: textOf(evaluate(expression, scope)), expression, fault: null };
  } catch (error) {
    return {
      text: `{{ ${expression} }}`,
      expression,
      fault: error instanceof Error ? error.message : String(error),
    };
  }
}

/** As the engine writes values into texts. */
function textOf(value: Json): string {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  if (!isJsonObject(value)) return value.map(textOf).join(', ');
  throw new Error('the expression gives a map; expected a text, a number or a list of these');
}

const none = { outcome: null, data: null, by: null, at: null, enteredAt: 0 } as const;

function scopeOf(example: JsonObject, places: InstantPlaces | null, now: number): Scope {
  const { data = {}, steps = {}, clocks = {}, message, ...names } = example;
  const known = isJsonObject(steps) ? steps : {};
  const timed = isJsonObject(clocks) ? clocks : {};
  return {
    data: isJsonObject(data) ? data : {},
    stepNames: new Set(Object.keys(known)),
    step: (name) => ({ state: 'done', ...none, ...(isJsonObject(known[name]) ? known[name] : {}) }),
    clockNames: new Set(Object.keys(timed)),
    clock: (name) => clockFacts(timed[name]),
    instance: {
      instance: {
        id: 'example',
        number: '2026-000123',
        workflow: 'example',
        version: '',
        channel: 'email',
        started_by: null,
        previous: null,
      },
      key: null,
      priority: 50,
      startedAt: now,
    },
    now,
    message: message === undefined ? null : { name: 'message', data: message },
    names,
    instants: { data: places, steps: {}, messages: {} },
    time: { calendar: null, calendars: {} },
  };
}

function clockFacts(example: Json | undefined): ReturnType<Scope['clock']> {
  const due = isJsonObject(example) && typeof example['due'] === 'string' ? Date.parse(example['due']) : NaN;
  return {
    state: 'running',
    due: Number.isNaN(due) ? null : due,
    elapsed: 3_600_000,
    remaining: 3_600_000,
    breached: false,
  };
}
