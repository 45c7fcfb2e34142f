import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import {
  reportFormats,
  writeReport,
  type ReportFormat,
} from '../../commands/measures/report/write-report.js';
import { createPrograms } from '../../commands/programs.js';
import { closeStore, openStore } from '../../store/store.js';
import { joinHome } from '../processes/embedded.js';
import { readSettings } from '../settings.js';
import { speechOf } from '../speech.js';

const usage =
  'sportello report CONTRACT PERIOD [--format xlsx|csv|pdf] [--edition N] [--cases LEVEL [--test N]] [--language it|en] [--out FILE]';

/**
 * `sportello report CONTRACT PERIOD`: writes the report of a period to a file, as the API gives it. The same period is the same
 * file on every machine, whatever its zone and language. Exit status 1: there is no such report.
 */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: {
      format: { type: 'string', default: 'xlsx' },
      edition: { type: 'string' },
      cases: { type: 'string' },
      test: { type: 'string', default: '0' },
      language: { type: 'string', default: 'it' },
      out: { type: 'string' },
    },
    allowPositionals: true,
  });
  const [contract, period] = positionals;
  const { format } = values;
  if (contract === undefined || period === undefined || positionals.length > 2 || !isFormat(format))
    throw new Error(usage);
  const { language } = values;
  if (language !== 'it' && language !== 'en')
    throw new Error(`There are no reports in "${language}"; expected it or en.\n\n${usage}`);
  const casesOf = values.cases === undefined ? null : { level: values.cases, test: whole(values.test) };
  const edition = values.edition === undefined ? null : whole(values.edition);
  const clock = () => Date.now();
  const store = openStore(joinHome(readSettings()).databaseUrl, { max: 2 });
  try {
    const context = { db: store, programs: createPrograms(store, clock), clock };
    const order = { contract, period, edition, format, casesOf };
    const written = await writeReport(context, order, speechOf(language));
    if (!written.ok) {
      console.error(written.message);
      return 1;
    }
    const path = values.out ?? written.file;
    await pipeline(written.content, createWriteStream(path));
    console.log(path);
    return 0;
  } finally {
    await closeStore(store);
  }
}

function isFormat(text: string): text is ReportFormat {
  return reportFormats.some((each) => each === text);
}

function whole(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new Error(`"${text}" is no whole number.\n\n${usage}`);
  return Number(text);
}
