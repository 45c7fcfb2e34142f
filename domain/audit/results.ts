/** What an audit found: scores of any group of detections, and of each parameter. */
import { grouped } from './grouped.js';
import { meanOf, type Estimate } from './margin.js';
import type { PlanCell } from './sampling-plan.js';
import { pointsOf, scoreOf } from './score.js';
import { notApplicable, parametersFor, type Answers, type Parameter, type Sheet } from './sheet.js';

/** A detection that was handed in: its cell, who made it, and the answers to a version of the sheet. */
export interface MadeDetection extends Omit<PlanCell, 'planned'> {
  readonly auditor: string;
  readonly day: string;
  readonly sheet: Sheet;
  readonly answers: Answers;
}

/** What results may be told by. */
export const resultDimensions = [
  ...(['body', 'kind', 'service', 'language', 'channel'] as const),
  ...(['weekday', 'band', 'day', 'auditor'] as const),
] as const;

export type ResultDimension = (typeof resultDimensions)[number];

/** The scores of a group. `score` is null of no scored cases; `fatal`: how many a fatal parameter made 0. */
export interface GroupResult {
  readonly value: string;
  readonly n: number;
  readonly score: Estimate | null;
  readonly fatal: number;
}

/** Points of a parameter; `below`: the mean lies below what the bodies want, so it needs a corrective action. */
export interface ParameterResult {
  readonly parameter: Parameter;
  readonly points: Estimate | null;
  readonly notApplicable: number;
  readonly below: boolean;
}

/** The results of a group of detections. */
export function resultOf(value: string, made: readonly MadeDetection[]): GroupResult {
  const scores = made.map(({ sheet, kind, answers }) => scoreOf(sheet, kind, answers));
  const known = scores.flatMap(({ score }) => score ?? []);
  return {
    ...{ value, n: made.length, score: meanOf(known, null) },
    fatal: scores.filter(({ fatal }) => fatal.length > 0).length,
  };
}

/** Results by each value of a dimension, in the values' order. */
export function resultsBy(made: readonly MadeDetection[], dimension: ResultDimension): GroupResult[] {
  return [...grouped(made, (each) => String(each[dimension]))]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([value, of]) => resultOf(value, of));
}

/** Results by parameter, each by the newest of the given versions that has it; versions may differ in what they ask. */
export function resultsByParameter(made: readonly MadeDetection[]): ParameterResult[] {
  const parameters = new Map<string, Parameter>();
  for (const { sheet } of made)
    for (const parameter of sheet.parameters) parameters.set(parameter.name, parameter);
  return [...parameters.values()].map((parameter) => {
    const { name, wanted } = parameter;
    const answered = made.flatMap(({ sheet, kind, answers }) => {
      const asked = parametersFor(sheet, kind).find((each) => each.name === name);
      return asked === undefined ? [] : [{ asked, answer: answers[name] }];
    });
    const points = meanOf(
      answered.flatMap(({ asked, answer }) => pointsOf(asked, answer) ?? []),
      null,
    );
    return {
      ...{ parameter, points },
      notApplicable: answered.filter(({ answer }) => answer === notApplicable).length,
      below: points !== null && wanted !== null && points.value < wanted,
    };
  });
}
