/** A report as tables: one of its figures, and one of the cases of a level. Instants of cases are written in UTC, those of the period where the organisation is; numbers with a point. */
import { titleIn } from '../../../domain/titles.js';
import { dayOf } from '../../../domain/day.js';
import { organisationZone } from '../../../domain/zone.js';
import type { Case } from '../../../domain/levels/case.js';
import type { Figure, Measure, Measures, PenaltyProposed, Threshold } from '../../../domain/levels/figure.js';
import { leftOutText } from '../../../domain/levels/reasons.js';
import type { Verdict } from '../../../domain/levels/tally.js';
import { moneyText } from '../../../domain/money.js';
import { chargedOf } from '../../../domain/penalties/amount.js';
import { worded } from '../../../engine/wording/worded.js';
import { DateTime } from 'luxon';
import type { Report, Speech } from './report.js';

export type Cell = string | number;

export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** One row a figure. */
export function figuresTable({ measures }: Measures, speech: Speech): Table {
  const { say } = speech;
  const header = [
    ...[worded`Level`, worded`Title`, worded`Test`, worded`Supplied by`, worded`Formula`, worded`Counted as`],
    ...[worded`Numerator`, worded`Denominator`, worded`Unit`, worded`Share %`, worded`Threshold`],
    ...[
      worded`Threshold of the contract`,
      worded`Relief in points`,
      worded`Short by`,
      worded`Points or days`,
    ],
    ...[worded`Penalty`, worded`How`, worded`Left out`],
  ].map(say);
  return {
    header,
    rows: measures.flatMap((measure) => measure.figures.map((each) => rowOf(measure, each, speech))),
  };
}

function rowOf(measure: Measure, figure: Figure, speech: Speech): readonly Cell[] {
  const { say } = speech;
  const { formula, penalty } = figure;
  return [
    ...[
      measure.level,
      titleIn(speech.language, measure.title, measure.level),
      figure.test + 1,
      suppliedBy(measure, speech),
    ],
    ...[formula.name, say(formula.text), figure.met, figure.of, say(units[figure.unit])],
    ...[shareText(figure, speech), thresholdText(figure.threshold), thresholdText(figure.written)],
    ...[figure.relief, figure.short, figure.parts],
    ...(penalty === null
      ? ['', '']
      : [moneyText(chargedOf(penalty), penalty.currency), howText(penalty, speech)]),
    leftOut(figure, speech),
  ];
}

/** How a penalty comes about, and what caps take off of it. */
export function howText({ how, capped = 0, currency }: PenaltyProposed, { say }: Speech): string {
  return capped === 0
    ? say(how)
    : `${say(how)}; ${say(worded`the cap takes off ${moneyText(capped, currency)}`)}`;
}

const units = { calls: worded`calls`, clocks: worded`terms`, ms: worded`milliseconds` } as const;

function suppliedBy({ supplied_by: by }: Measure, { say }: Speech): string {
  return say(by === null ? worded`this system` : by === 'body' ? worded`the body` : worded`the supplier`);
}

/** A share in hundredths, or that there are no cases. */
export function shareText({ share }: Pick<Figure, 'share'>, { say }: Speech): string {
  return share === null ? say(worded`no cases`) : (share * 100).toFixed(2);
}

/** `≥ 90 %`. */
export function thresholdText(threshold: Threshold | null): string {
  if (threshold === null) return '';
  const [sign, share] = 'at_least' in threshold ? ['≥', threshold.at_least] : ['≤', threshold.at_most];
  return `${sign} ${String(Math.round(share * 1e8) / 1e6)} %`;
}

function leftOut({ left_out: left }: Figure, { say }: Speech): string {
  return Object.entries(left)
    .map(([reason, n]) => `${say(leftOutText(reason))}: ${String(n)}`)
    .join('; ');
}

/** What stands above the figures: whose report this is, and of what. */
export function factsOf(report: Report): readonly (readonly [string, string])[] {
  const { say, edition, name, seen, measures } = report;
  const { volume, total } = measures;
  const last = measures.until - 1;
  return [
    [say(worded`Contract`), titleIn(report.language, measures.title, name.contract)],
    [say(worded`Period`), `${name.period} (${dayOf(measures.from)} – ${dayOf(last)})`],
    edition === null
      ? [say(worded`State`), say(worded`not closed: figures may still change`)]
      : [
          say(worded`State`),
          say(
            worded`closed by ${edition.closedBy} on ${instantText(edition.closedAt)}, edition ${edition.edition}`,
          ),
        ],
    ...(edition?.reason == null
      ? []
      : [
          [
            say(worded`Why there is another edition`),
            `${edition.reason} (${edition.askedBy ?? ''})`,
          ] as const,
        ]),
    ...(edition === null ? [] : [[say(worded`Version of the contract`), String(edition.version)] as const]),
    // What who closes the period signs: a report on paper tells whether the figures are still the same.
    [say(worded`Hash of what was seen`), seen],
    ...(volume === null
      ? []
      : [
          [
            say(worded`Volume`),
            say(
              worded`${volume.came} came, ${String(Math.round(volume.expected * 100) / 100)} were expected: ${volume.relief} points of relief`,
            ),
          ] as const,
        ]),
    [say(worded`Penalties proposed`), moneyText(total.cents, total.currency)],
    ...(total.capped === 0
      ? []
      : ([
          [say(worded`Penalties asked`), moneyText(total.cents + total.capped, total.currency)],
          [
            say(worded`Taken off by the cap`),
            [moneyText(total.capped, total.currency), ...(total.caps ?? []).map(({ how }) => say(how))].join(
              '; ',
            ),
          ],
        ] as const)),
  ];
}

/** The columns of a case. */
export function caseHeader({ say }: Speech): readonly string[] {
  return [worded`When`, worded`What`, worded`Number`, worded`Verdict`, worded`Facts`].map(say);
}

/** A case, with how it stands to a test. */
export function caseRow({ id, at, number, facts }: Case, verdict: Verdict, { say }: Speech): readonly Cell[] {
  const told = Object.entries(facts)
    .map(([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join('; ');
  const stands =
    verdict === 'met'
      ? say(worded`met`)
      : verdict === 'missed'
        ? say(worded`missed`)
        : say(leftOutText(verdict));
  return [new Date(at).toISOString(), id, number ?? '', stands, told];
}

function instantText(at: number): string {
  return DateTime.fromMillis(at, { zone: organisationZone }).toFormat('yyyy-MM-dd HH:mm');
}
