/** What an audit found, put together from its detections. */
import { agreementOf, type Agreement, type ScoredTwice } from '../../domain/audit/agreement.js';
import { compared, type Comparison } from '../../domain/audit/benchmark.js';
import { grouped } from '../../domain/audit/grouped.js';
import { indicatorsOf, type Indicator } from '../../domain/audit/indicators.js';
import {
  resultDimensions,
  resultOf,
  resultsBy,
  resultsByParameter,
  type GroupResult,
  type MadeDetection,
  type ParameterResult,
} from '../../domain/audit/results.js';
import { pointsOf, scoreOf } from '../../domain/audit/score.js';
import { parametersFor } from '../../domain/audit/sheet.js';
import { dayOf } from '../../domain/day.js';
import { madeDetections, type DetectionRow } from '../../store/detections.js';
import { getSheets, type AuditRow } from '../../store/mystery-audits.js';
import { scoredTwice } from '../../store/second-scorings.js';
import type { Db } from '../../store/store.js';

export interface AuditResults {
  readonly whole: GroupResult;
  /** By dimension. */
  readonly by: Readonly<Record<string, readonly GroupResult[]>>;
  readonly parameters: readonly ParameterResult[];
  readonly indicators: readonly Indicator[];
  readonly agreement: Agreement;
  readonly benchmark: readonly Comparison[];
}

/** Which detections are meant; those of all where nothing is said. */
export type ResultFilter = {
  readonly [K in 'body' | 'kind' | 'service']?: DetectionRow[K] | undefined;
};

/** The results of an audit; agreement is that of the whole audit, whatever the filter. */
export async function auditResults(db: Db, audit: AuditRow, filter: ResultFilter): Promise<AuditResults> {
  const rows = (await madeDetections(db, audit.id)).filter((row) =>
    (['body', 'kind', 'service'] as const).every(
      (key) => filter[key] === undefined || row[key] === filter[key],
    ),
  );
  const pairs = await scoredTwice(db, audit.id);
  const versions = [...rows.flatMap(({ sheet }) => sheet ?? []), ...pairs.map(({ sheet }) => sheet)];
  const sheets = await getSheets(db, [...new Set(versions)]);
  const made = rows.flatMap((row): MadeDetection[] => {
    const sheet = sheets.get(row.sheet ?? '');
    if (sheet === undefined || row.answers === null) return [];
    const { auditor, answers, endedAt } = row;
    return [{ ...row, sheet, answers, auditor: auditor ?? '', day: dayOf(endedAt ?? 0) }];
  });
  const twice = pairs.flatMap(({ sheet: version, kind, first, second }): ScoredTwice[] => {
    const sheet = sheets.get(version);
    return sheet === undefined ? [] : [{ kind, sheet, first, second }];
  });
  return {
    whole: resultOf('', made),
    by: Object.fromEntries(resultDimensions.map((dimension) => [dimension, resultsBy(made, dimension)])),
    parameters: resultsByParameter(made),
    indicators: indicatorsOf(rows.flatMap(({ course }) => course ?? [])),
    agreement: agreementOf(twice, audit.order.seed),
    benchmark: compared(valuesOf(made), audit.reference),
  };
}

/** The scores under `score`, and the points of each parameter under its name. */
function valuesOf(made: readonly MadeDetection[]): ReadonlyMap<string, readonly number[]> {
  const found = made.flatMap(({ sheet, kind, answers }): (readonly [string, number])[] => {
    const { score } = scoreOf(sheet, kind, answers);
    const points = parametersFor(sheet, kind).flatMap((parameter): (readonly [string, number])[] => {
      const value = pointsOf(parameter, answers[parameter.name]);
      return value === null ? [] : [[parameter.name, value]];
    });
    return [...(score === null ? [] : [['score', score] as const]), ...points];
  });
  return new Map(
    [...grouped(found, ([name]) => name)].map(([name, of]) => [name, of.map(([, value]) => value)]),
  );
}
