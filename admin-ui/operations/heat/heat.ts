/** What happened at the steps of a workflow, made ready to be painted and listed. Pure. */
import type { StepCount } from '../../parts/diagram/layers.js';
import { spanInWords } from '../../parts/when.js';

export interface StepFigures {
  readonly step: string;
  readonly entered: number;
  readonly instances: number;
  readonly open: number;
  readonly median_ms: number | null;
  readonly ninth_ms: number | null;
  readonly breaches: number;
}

/** What `/api/workflows/:name/heat` answers. */
export interface Heat {
  readonly workflow: string;
  readonly from: string;
  readonly to: string;
  readonly version: string | null;
  readonly started: number;
  readonly counted: number;
  readonly steps: readonly StepFigures[];
  readonly versions: readonly { readonly version: string; readonly compiled_at: string }[];
  readonly definition: unknown;
}

/** By what the steps are painted. */
export const measures = ['entered', 'median_ms', 'breaches'] as const;
export type Measure = (typeof measures)[number];

/** Says one figure of a step in words. */
type SayFigure = (measure: Measure, value: string, count: number) => string;

/** The layer for the diagram: the chosen figure at each step, all of them for who listens. */
export function countsOf(
  { steps }: Heat,
  { by, names, locale, say }: PaintOptions,
): Readonly<Record<string, StepCount>> {
  const most = Math.max(1, ...steps.map((step) => step[by] ?? 0));
  const found = new Map(steps.map((step) => [step.step, step]));
  return Object.fromEntries(
    names.map((name) => {
      const step = found.get(name) ?? none(name);
      const label = measures.map((measure) =>
        say(measure, figure(step, measure, locale), step[measure] ?? 0),
      );
      const count = {
        text: figure(step, by, locale),
        heat: (step[by] ?? 0) / most,
        label: label.join(', '),
      };
      return [name, count];
    }),
  );
}

interface PaintOptions {
  readonly by: Measure;
  /** All steps of the drawing. */
  readonly names: readonly string[];
  readonly locale: string;
  readonly say: SayFigure;
}

/** A figure as it is written: a number, or a time. */
export function figure(step: StepFigures, measure: Measure | 'ninth_ms' | 'open', locale: string): string {
  const value = step[measure];
  if (value === null) return '–';
  return measure === 'median_ms' || measure === 'ninth_ms'
    ? spanInWords(value, locale)
    : new Intl.NumberFormat(locale).format(value);
}

/** The rows of the table: steps in written order, then those that only other versions have. */
export function rowsOf({ steps }: Heat, names: readonly string[]): readonly StepFigures[] {
  const found = new Map(steps.map((step) => [step.step, step]));
  return [
    ...names.map((name) => found.get(name) ?? none(name)),
    ...steps.filter(({ step }) => !names.includes(step)),
  ];
}

function none(step: string): StepFigures {
  return { step, entered: 0, instances: 0, open: 0, median_ms: null, ninth_ms: null, breaches: 0 };
}
