/**
 * Mails of campaigns that come back: told by the return address that each attempt has of its own, else by the Message-ID in
 * what came back. They replace what the attempt came to.
 */
import { automaticKind } from '../../domain/automatic-mail.js';
import {
  readDeliveryReport,
  readWords,
  returnedIds,
  type DeliveryReport,
} from '../../domain/delivery-report.js';
import { withoutTag, type IncomingMail } from '../../domain/mail.js';
import { findMachineAttempt } from '../../store/outreach-news.js';
import type { CommandContext } from '../context.js';
import { readReference } from '../mail-reference.js';
import { tellNews } from './news.js';

type Context = Pick<CommandContext, 'db' | 'keys' | 'programs' | 'clock' | 'temporal' | 'log'>;

/** Takes a mail that came back; false for any other, which goes on as usual. */
export async function takeBounce(context: Context, mail: IncomingMail): Promise<boolean> {
  if (automaticKind(mail) !== 'bounce') return false;
  const attempt = await attemptOf(context, mail);
  if (attempt === null) return false;
  const report = reportIn(mail);
  if (report === null) return false;
  const { what, status } = report;
  if (what === 'other') return true;
  const outcome = what === 'wrong' ? 'failed' : 'bounced';
  const remarks = status === null ? 'The mail came back.' : `The mail came back: ${status}.`;
  await tellNews(context, { ...attempt, outcome, remarks });
  return true;
}

async function attemptOf({ db, keys }: Context, mail: IncomingMail) {
  const texts = partsOf(mail);
  const written = [
    ...mail.recipients.flatMap((recipient) => withoutTag(recipient).tag ?? []),
    ...[...texts.flatMap(returnedIds), ...mail.answers].map((id) =>
      id.slice(0, Math.max(0, id.lastIndexOf('@'))),
    ),
  ];
  for (const text of written) {
    const reference = readReference(keys, text);
    if (reference === null || reference === 'forged') continue;
    const found = await findMachineAttempt(db, reference.instance);
    if (found !== null) return { attempt: reference.instance, outreach: found.outreach, row: found.row };
  }
  return null;
}

/** What the report says; without one, what it says in words. Null: it came, and was answered by a program. */
function reportIn(mail: IncomingMail): DeliveryReport | null {
  for (const text of partsOf(mail)) {
    const report = readDeliveryReport(text);
    if (report !== null) return report;
  }
  return isAutomaticAnswer(mail) ? null : readWords(mail.text);
}

/** Who is on holiday answers to the return address too, without a sender (RFC 3834), as servers report. */
function isAutomaticAnswer({ marks }: IncomingMail): boolean {
  return (
    /^\s*auto-replied\b/i.test(marks['auto-submitted'] ?? '') &&
    (marks['x-failed-recipients'] ?? '').trim() === '' &&
    !/^\s*multipart\/report\b/i.test(marks['content-type'] ?? '')
  );
}

/** Its text, and the reports and headers that it carries. */
function partsOf({ text, files }: IncomingMail): readonly string[] {
  const carried = files.filter(({ type }) => /^(message\/|text\/rfc822-headers)/.test(type));
  return [...carried.map(({ content }) => Buffer.from(content).toString('utf8').slice(0, 200_000)), text];
}
