/** How far two auditors agree on the detections that both scored without seeing one another. */
import { alphaOf, type Unit } from './alpha.js';
import { bootstrapped } from './bootstrap.js';
import { kappaOf, tableOf, type Kappa } from './kappa.js';
import type { DetectionKind } from './perimeter.js';
import { scoreOf } from './score.js';
import { notApplicable, parametersFor, type Answers, type Parameter, type Sheet } from './sheet.js';

/** A detection scored twice, by the same version of the sheet. */
export interface ScoredTwice {
  readonly kind: DetectionKind;
  readonly sheet: Sheet;
  readonly first: Answers;
  readonly second: Answers;
}

/** α with its interval, by the bootstrap. */
export interface Alpha {
  readonly alpha: number;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * Agreement on a parameter: the share of equal judgements, Cohen's κ (that it did not come up is a judgement too), and
 * Krippendorff's α of the ordered levels (where it did not come up, the value is missing).
 */
interface ParameterAgreement {
  readonly name: string;
  readonly n: number;
  readonly equal: number | null;
  readonly kappa: Kappa | null;
  readonly alpha: Alpha | null;
}

export interface Agreement {
  readonly n: number;
  /** α of the scores, as values on a scale of equal steps. */
  readonly scores: Alpha | null;
  readonly parameters: readonly ParameterAgreement[];
}

const samples = 1_000;
// One case alone says nothing of how two agree.
const fewest = 2;

/** The agreement in all, and by parameter; the seed is that of the bootstrap. */
export function agreementOf(scored: readonly ScoredTwice[], seed: number): Agreement {
  const scores = scored.map(({ sheet, kind, first, second }): Unit => {
    return [scoreOf(sheet, kind, first).score, scoreOf(sheet, kind, second).score];
  });
  const parameters = new Map<string, Parameter>();
  for (const { sheet } of scored)
    for (const parameter of sheet.parameters) parameters.set(parameter.name, parameter);
  return {
    n: scored.length,
    scores: alphaWith(scores, 'interval', seed),
    parameters: [...parameters.values()].map((parameter) => onParameter(parameter, scored, seed)),
  };
}

function onParameter(
  { name, levels }: Parameter,
  scored: readonly ScoredTwice[],
  seed: number,
): ParameterAgreement {
  const pairs = scored.flatMap(({ sheet, kind, first, second }): [string, string][] => {
    if (!parametersFor(sheet, kind).some((parameter) => parameter.name === name)) return [];
    const [one, other] = [first[name], second[name]];
    return one === undefined || other === undefined ? [] : [[one, other]];
  });
  const order = levels.map((level) => level.name);
  const units = pairs.map((pair) => pair.map((said) => placeIn(order, said)));
  const equal = pairs.filter(([one, other]) => one === other).length;
  return {
    ...{ name, n: pairs.length, equal: pairs.length === 0 ? null : equal / pairs.length },
    kappa: pairs.length < fewest ? null : kappaOf(tableOf(pairs, [...order, notApplicable]), 'none'),
    alpha: alphaWith(units, 'ordinal', seed),
  };
}

function placeIn(order: readonly string[], said: string): number | null {
  const place = order.indexOf(said);
  return place < 0 ? null : place;
}

function alphaWith(units: readonly Unit[], metric: 'ordinal' | 'interval', seed: number): Alpha | null {
  const alpha = units.length < fewest ? null : alphaOf(units, metric);
  if (alpha === null) return null;
  const span = bootstrapped(units, (sample) => alphaOf(sample, metric), { seed, samples });
  return { alpha, low: span?.low ?? null, high: span?.high ?? null };
}
