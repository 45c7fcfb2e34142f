/**
 * The sheet of an audit: what an auditor judges (parameters with their levels) and how that becomes a score. It is data, agreed
 * with the bodies in phase 1 and changed by them when they want (A 2.1): each version is kept, and answers are kept as they
 * were given, with the version that they were given to.
 */
import type { Title } from '../../engine/definition.js';
import { listed, worded, type Worded } from '../../engine/wording/worded.js';
import type { DetectionKind } from './perimeter.js';

/** What a parameter may be judged to be; `points` from 0 to 100. */
export interface Level {
  readonly name: string;
  readonly title: Title;
  readonly points: number;
}

/** What is judged. */
export interface Parameter {
  readonly name: string;
  readonly title: Title;
  /** What the auditor is to look at. */
  readonly help: Title | null;
  readonly kinds: readonly DetectionKind[];
  /** Relative to the other parameters that apply. */
  readonly weight: number;
  /** From the worst to the best. */
  readonly levels: readonly Level[];
  /** An auditor may say that it did not come up: its weight then goes to the others. */
  readonly mayNotApply: boolean;
  /** Judged the worst, it makes the whole detection's score 0. */
  readonly fatal: boolean;
  /** What the bodies want it to come to, in points; null: nothing was agreed. */
  readonly wanted: number | null;
}

export interface Sheet {
  readonly name: string;
  readonly title: Title;
  readonly parameters: readonly Parameter[];
}

/** The answer that a parameter did not come up. */
export const notApplicable = 'not_applicable';

/** Names of levels by parameter, or that it did not come up: as they were given. */
export type Answers = Readonly<Record<string, string>>;

/** The parameters that are judged of a kind of detection. */
export function parametersFor(sheet: Sheet, kind: DetectionKind): Parameter[] {
  return sheet.parameters.filter(({ kinds }) => kinds.includes(kind));
}

/** What is wrong with a sheet; empty if nothing is. */
export function sheetFaults({ parameters }: Sheet): Worded[] {
  const names = parameters.map(({ name }) => name);
  const twice = [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
  return [
    ...twice.map((name) => worded`The sheet has two parameters called ${name}.`),
    ...parameters.flatMap(parameterFaults),
  ];
}

function parameterFaults({ name, levels, weight }: Parameter): Worded[] {
  const faults: Worded[] = [];
  if (levels.length < 2) faults.push(worded`The parameter ${name} has fewer than two levels to choose from.`);
  if (new Set(levels.map((level) => level.name)).size < levels.length)
    faults.push(worded`The parameter ${name} has two levels of one name.`);
  if (levels.some((level) => level.name === notApplicable))
    faults.push(
      worded`No level may be called ${notApplicable}: that is what is said where ${name} did not come up.`,
    );
  if (levels.some((level, at) => level.points < (levels[at - 1]?.points ?? 0)))
    faults.push(worded`The levels of ${name} do not go from the worst to the best.`);
  if (weight <= 0) faults.push(worded`The parameter ${name} needs a weight above 0.`);
  return faults;
}

/** What is missing from answers, or is none; empty if the sheet is complete. */
export function answerFaults(sheet: Sheet, kind: DetectionKind, answers: Answers): Worded[] {
  const asked = parametersFor(sheet, kind);
  const known = new Set(asked.map(({ name }) => name));
  const missing = asked.filter(({ name }) => answers[name] === undefined);
  const unknown = Object.keys(answers).filter((name) => !known.has(name));
  const wrong = asked.filter((parameter) => {
    const given = answers[parameter.name];
    if (given === undefined || parameter.levels.some(({ name }) => name === given)) return false;
    return given !== notApplicable || !parameter.mayNotApply;
  });
  return [
    ...(missing.length === 0
      ? []
      : [
          worded`The sheet is not complete: ${listed(
            missing.map(({ name }) => name),
            ', ',
          )}.`,
        ]),
    ...unknown.map((name) => worded`The sheet does not ask for ${name}.`),
    ...wrong.map(({ name }) => worded`${String(answers[name])} is no answer to ${name}.`),
  ];
}
