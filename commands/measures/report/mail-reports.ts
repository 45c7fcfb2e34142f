/** Reports of contracts by mail, on the days that they say, to the groups that they name. A mail of which no end is known is not sent again. */
import { titleIn } from '../../../domain/titles.js';
import { dueReport, type DueReport } from '../../../domain/levels/report-days.js';
import type { MailFile, MailSender } from '../../../domain/mail.js';
import type { ContractDefinition } from '../../../engine/reading/contract-definition.js';
import { worded } from '../../../engine/wording/worded.js';
import { findDefinitionAt } from '../../../store/definitions.js';
import { beginReport, endReport, reportReaders, type ReportReader } from '../../../store/period-reports.js';
import { publishedContracts } from '../../contract/published.js';
import type { Refusal } from '../../../engine/outcome.js';
import type { MeasureContext, PeriodName } from '../ask.js';
import { measurePeriod, type Counted } from '../measure-period.js';
import type { Speech } from './report.js';
import { reportFile, reportTypes, type ReportContext } from './write-report.js';

interface ReportMailContext extends MeasureContext {
  readonly sender: MailSender;
  /** The domain of our Message-IDs. */
  readonly domain: string;
  readonly speak: (language: 'it' | 'en') => Speech;
}

const sendWithinMs = 120_000;

/** Sends what is due; answers how many mails went out. */
export async function mailReports(context: ReportMailContext): Promise<number> {
  let sent = 0;
  for (const contract of await publishedContracts(context.db)) {
    const due = dueReport(contract, context.clock());
    if (due === null || contract.report === null) continue;
    // One that was published later has nothing to tell of that time, as in a system that was just set up.
    if ((await findDefinitionAt(context.db, 'contract', contract.contract, due.at)) === null) continue;
    const asked = { contract: contract.contract, day: due.day, groups: contract.report.to };
    // Once for all languages and formats, which so tell of one state.
    const periods = new Map<string, Promise<Counted | Refusal>>();
    const counted = (name: PeriodName) => {
      const found = periods.get(name.period) ?? measurePeriod(context, name);
      periods.set(name.period, found);
      return found;
    };
    const files = new Map<string, Promise<readonly MailFile[]>>();
    for (const reader of await reportReaders(context.db, asked)) {
      const language = reader.languages[0] === 'en' ? 'en' : 'it';
      const made =
        files.get(language) ?? filesOf({ ...context, counted }, contract, due, context.speak(language));
      files.set(language, made);
      if (await sendOne(context, contract, due, { reader, language, files: await made })) sent += 1;
    }
  }
  return sent;
}

async function sendOne(
  context: ReportMailContext,
  contract: ContractDefinition,
  { day, periods }: DueReport,
  to: { readonly reader: ReportReader; readonly language: 'it' | 'en'; readonly files: readonly MailFile[] },
): Promise<boolean> {
  const { db, clock, sender, domain } = context;
  const { contract: name } = contract;
  if (!(await beginReport(db, name, day, to.reader.name, clock()))) return false;
  const speech = context.speak(to.language);
  const title = titleIn(speech.language, contract.title, name);
  const subject = speech.say(worded`${title}: service levels and penalties, ${periods.join(', ')}`);
  const messageId = `<report-${name}-${day}-${to.reader.name}@${domain}>`;
  const mail = { to: to.reader.email, messageId, replyTo: null, subject, text: subject, files: to.files };
  const answer = await sender.send(mail, AbortSignal.timeout(sendWithinMs));
  // In doubt it stays as it was marked: on its way, and never sent again.
  if (!answer.sent && answer.why === 'in_doubt') return false;
  const state = answer.sent ? 'sent' : answer.why === 'temporary' ? 'again' : 'failed';
  await endReport(db, name, day, to.reader.name, { state, now: clock() });
  return answer.sent;
}

async function filesOf(
  context: ReportContext,
  { contract, report }: ContractDefinition,
  { periods }: DueReport,
  speech: Speech,
): Promise<readonly MailFile[]> {
  const files: MailFile[] = [];
  for (const period of periods)
    for (const format of report?.formats ?? []) {
      const written = await reportFile(
        context,
        { contract, period, edition: null, format, casesOf: null },
        speech,
      );
      if (written.ok) files.push({ name: written.file, type: reportTypes[format], content: written.content });
    }
  return files;
}
