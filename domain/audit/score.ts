/** What answers to a sheet come to. */
import { sum } from '../statistics.js';
import type { DetectionKind } from './perimeter.js';
import { notApplicable, parametersFor, type Answers, type Parameter, type Sheet } from './sheet.js';

/** A detection's score, 0 to 100; null where nothing that was asked came up. `fatal`: the parameters that made it 0. */
export interface Score {
  readonly score: number | null;
  readonly fatal: readonly string[];
}

/**
 * The weighted mean of the points of the parameters that came up: Σ w·points / Σ w, the weights of the others left out above
 * and below. A fatal parameter judged the worst makes it 0, whatever the rest.
 */
export function scoreOf(sheet: Sheet, kind: DetectionKind, answers: Answers): Score {
  const judged = parametersFor(sheet, kind).flatMap((parameter) => {
    const points = pointsOf(parameter, answers[parameter.name]);
    return points === null ? [] : [{ parameter, points }];
  });
  const fatal = judged
    .filter(({ parameter }) => parameter.fatal && isWorst(parameter, answers[parameter.name]))
    .map(({ parameter }) => parameter.name);
  if (fatal.length > 0) return { score: 0, fatal };
  const weights = sum(judged.map(({ parameter }) => parameter.weight));
  if (weights === 0) return { score: null, fatal };
  const whole = sum(judged.map(({ parameter, points }) => parameter.weight * points));
  return { score: whole / weights, fatal };
}

/** The points of an answer; null where there is none, or the parameter did not come up. */
export function pointsOf(parameter: Parameter, answer: string | undefined): number | null {
  if (answer === undefined || answer === notApplicable) return null;
  return parameter.levels.find(({ name }) => name === answer)?.points ?? null;
}

function isWorst({ levels }: Parameter, answer: string | undefined): boolean {
  return levels[0]?.name === answer;
}
