/** A report as a PDF to be printed and signed: what it says at large, the figures, the formulas by which they were counted. */
import { titleIn } from '../../../domain/titles.js';
import pdfmake from 'pdfmake';
import type { Content, TableCell } from 'pdfmake';
import { worded } from '../../../engine/wording/worded.js';
import type { Figure, Measure, Measures } from '../../../domain/levels/figure.js';
import { moneyText } from '../../../domain/money.js';
import { chargedOf } from '../../../domain/penalties/amount.js';
import type { Report } from './report.js';
import { factsOf, howText, shareText, thresholdText } from './tables.js';

// Every reader of PDF has it, so no file of a font is needed.
const helvetica = {
  ...{ normal: 'Helvetica', bold: 'Helvetica-Bold' },
  ...{ italics: 'Helvetica-Oblique', bolditalics: 'Helvetica-BoldOblique' },
};
// The same month is the same file, whenever it is written.
const written = new Date(Date.UTC(2000, 0, 1));

/** The document. */
export async function reportPdf(report: Report): Promise<Buffer> {
  const { say, name, measures } = report;
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => Object.values(helvetica).includes(path));
  pdfmake.setFonts({ Helvetica: helvetica });
  const heading = say(worded`Service levels and penalties`);
  const content: Content = [
    { text: heading, fontSize: 18, bold: true, margin: [0, 0, 0, 12] },
    {
      table: { widths: [150, '*'], body: factsOf(report).map((row) => row.map(plain)) },
      layout: 'lightHorizontalLines',
    },
    { text: say(worded`Figures`), fontSize: 13, bold: true, margin: [0, 16, 0, 6] },
    {
      table: {
        headerRows: 1,
        widths: ['auto', '*', 'auto', 'auto', 'auto', 'auto', 'auto'],
        body: figuresBody(report, measures),
      },
      layout: 'lightHorizontalLines',
    },
    { text: say(worded`Formulas`), fontSize: 13, bold: true, margin: [0, 16, 0, 6] },
    ...measures.measures.flatMap(({ level, figures }) =>
      figures.map((each) => formulaOf(level, each, report)),
    ),
  ];
  const document = {
    ...{ pageSize: 'A4' as const, pageOrientation: 'landscape' as const, pageMargins: 40, content },
    info: { title: `${heading} ${name.contract} ${name.period}`, creationDate: written },
    defaultStyle: { font: 'Helvetica', fontSize: 9, lineHeight: 1.15 },
  };
  return Buffer.from(await pdfmake.createPdf(document).getBuffer());
}

function figuresBody(report: Report, { measures }: Measures): TableCell[][] {
  const header = [
    ...[worded`Level`, worded`Title`, worded`Numerator / denominator`, worded`Share %`, worded`Threshold`],
    ...[worded`Points or days`, worded`Penalty`],
  ].map((each) => ({ text: report.say(each), bold: true }));
  return [
    header,
    ...measures.flatMap((measure) => measure.figures.map((each) => figureRow(measure, each, report))),
  ];
}

function figureRow(measure: Measure, figure: Figure, report: Report): TableCell[] {
  const { penalty } = figure;
  return [
    ...[
      `${measure.level} (${String(figure.test + 1)})`,
      titleIn(report.language, measure.title, measure.level),
    ],
    ...[`${amountText(figure.met, figure)} / ${amountText(figure.of, figure)}`, shareText(figure, report)],
    ...[thresholdText(figure.threshold), String(figure.parts)],
    penalty === null ? '' : moneyText(chargedOf(penalty), penalty.currency),
  ].map(plain);
}

function formulaOf(level: string, { test, formula, penalty }: Figure, report: Report): Content {
  const { say } = report;
  const how = penalty === null ? '' : `\n${howText(penalty, report)}`;
  return { text: plain(`${level} (${String(test + 1)}): ${say(formula.text)}${how}`), margin: [0, 0, 0, 4] };
}

/** A number of cases; time to the minute, as nobody reads milliseconds on paper. */
function amountText(amount: number, { unit }: Figure): string {
  if (unit !== 'ms') return String(amount);
  const minutes = Math.round(amount / 60_000);
  return `${String(Math.floor(minutes / 60))} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** Signs that the fonts of every reader lack, by those that they have. */
function plain(text: string): string {
  return text.replaceAll('≥', '>=').replaceAll('≤', '<=').replaceAll('−', '-');
}
