/** The first page of a fax: whom it is for, at which number, of how many pages, and what is written to them. */
import pdfmake from 'pdfmake';
import type { Content } from 'pdfmake';

/** What stands on a cover. `pages`: of the whole fax, the cover included; null where that can't be told. */
export interface FaxCover {
  readonly language: string;
  readonly name: string | null;
  readonly number: string;
  readonly pages: number | null;
  /** As an instant's local date reads in the language. */
  readonly date: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
}

const words = {
  it: { fax: 'FAX', to: 'A', number: 'Numero', from: 'Da', date: 'Data', pages: 'Pagine, questa compresa' },
  en: {
    fax: 'FAX',
    to: 'To',
    number: 'Number',
    from: 'From',
    date: 'Date',
    pages: 'Pages, this one included',
  },
} as const;

// Every reader of PDF has it, so no file of a font is needed.
const helvetica = {
  ...{ normal: 'Helvetica', bold: 'Helvetica-Bold' },
  ...{ italics: 'Helvetica-Oblique', bolditalics: 'Helvetica-BoldOblique' },
};

// A cover is text of ours: nothing of it may be fetched or read from a disk.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => Object.values(helvetica).includes(path));
pdfmake.setFonts({ Helvetica: helvetica });

/** Makes the page, as a PDF. */
export function makeFaxCover(cover: FaxCover): Promise<Uint8Array> {
  const said = words[cover.language.startsWith('it') ? 'it' : 'en'];
  const facts = [
    [said.to, cover.name],
    [said.number, cover.number],
    [said.from, cover.from],
    [said.date, cover.date],
    [said.pages, cover.pages === null ? null : String(cover.pages)],
  ].flatMap(([label, value]) => (value == null ? [] : [[`${label}:`, value]]));
  const content: Content = [
    { text: said.fax, fontSize: 32, bold: true, margin: [0, 0, 0, 24] },
    { table: { widths: [150, '*'], body: facts }, layout: 'lightHorizontalLines', margin: [0, 0, 0, 32] },
    { text: cover.subject, bold: true, fontSize: 14, margin: [0, 0, 0, 16] },
    { text: cover.text },
  ];
  const defaultStyle = { font: 'Helvetica', fontSize: 12, lineHeight: 1.2 };
  return pdfmake.createPdf({ pageSize: 'A4', pageMargins: 56, content, defaultStyle }).getBuffer();
}
