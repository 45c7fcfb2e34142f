/**
 * Sends the faxes of a list: a cover written for each, then the documents of the order. The fax server is handed each under
 * the id of its attempt, and tells by it what becomes of it; so nothing is sent twice, whoever dies in between.
 */
import { isFaxNumber, type FaxServer } from '../../../domain/fax.js';
import { orderTitleIn } from '../../../domain/outreach-invitation.js';
import type { Json, JsonObject } from '../../../engine/json.js';
import type { OutreachOrder } from '../../../engine/outreach/order.js';
import type { ContactRules } from '../../../engine/outreach/contact.js';
import type { BegunContact } from '../../../store/outreach-claims.js';
import type { AttachmentContext } from '../../attachments.js';
import type { RecordContext } from '../../context.js';
import type { Followed, Follower, Machine, Touched } from '../machine.js';
import { filesOf } from '../order-files.js';
import { textsOf, type TextOf } from '../texts.js';

export interface FaxContext extends Pick<RecordContext, 'db' | 'keys' | 'programs'> {
  readonly server: FaxServer;
  readonly files: AttachmentContext['files'];
  /** How many faxes the server is given at once. */
  readonly lines: number;
  /** Who sends, as covers say. */
  readonly from: string;
  readonly clock: () => number;
}

/** The documents of an order. */
interface Documents {
  readonly contents: readonly Uint8Array[];
  readonly pages: number;
}

/** Makes the machine of the channel `fax`. */
export function createFaxMachine(context: FaxContext): Machine {
  return {
    ...{ portion: context.lines, lanes: 1 },
    follower: followerOf(context),
    async refuses(order) {
      const documents = await documentsOf(context, order);
      return typeof documents === 'string' ? documents : null;
    },
    async prepare(outreach, rules) {
      const textOf = await textsOf(context, outreach, coverOf);
      const documents = await documentsOf(context, outreach.order);
      return (contact, signal) =>
        typeof documents === 'string'
          ? Promise.resolve({ as: 'trouble', why: documents })
          : handOver(context, { rules, textOf, documents }, contact, signal);
    },
  };
}

function followerOf({ server, lines }: FaxContext): Follower {
  return {
    atOnce: lines,
    async follow(attempts, _outreach, signal) {
      const jobs = await server.jobsOf(attempts, signal);
      return new Map(
        jobs.map(({ id, tag, end }): [string, Followed] => {
          if (end === null) return [tag, { as: 'under_way', job: id }];
          const { outcome, pages, durationMs, reason } = end;
          return [tag, { as: 'ended', outcome, pages, durationMs, remarks: reason === '' ? null : reason }];
        }),
      );
    },
    withdraw: (jobs, _outreach, signal) => server.withdraw(jobs, signal),
  };
}

async function handOver(
  context: FaxContext,
  order: { readonly rules: ContactRules; readonly textOf: TextOf; readonly documents: Documents },
  contact: BegunContact,
  signal: AbortSignal,
): Promise<Touched> {
  const number = contact.fax;
  if (number === null || !isFaxNumber(number)) return failed('failed_number', 'The list has no fax number.');
  let text;
  try {
    text = order.textOf(seenOf(contact));
  } catch (error) {
    // One row for which the text can't be made holds up no other.
    return failed(
      'failed_other',
      `Nothing was sent: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const { makeFaxCover } = await import('./fax-cover.js');
  const language = contact.language ?? 'it';
  const cover = await makeFaxCover({
    ...{ language, name: contact.name, number, pages: order.documents.pages + 1, from: context.from },
    ...{ subject: text.subject, text: text.body, date: dateIn(language, order.rules, context.clock()) },
  });
  const documents = [cover, ...order.documents.contents];
  const handed = await context.server.submit({ tag: contact.attempt, number, documents }, signal);
  if (handed.ok) return { as: 'handed_over', job: handed.job };
  return handed.why === 'in_doubt'
    ? { as: 'in_doubt', why: handed.message }
    : { as: 'trouble', why: handed.message };
}

function failed(outcome: 'failed_number' | 'failed_other', remarks: string): Touched {
  return { as: 'ended', outcome, remarks };
}

function seenOf({ name, email, phone, fax, language, extra, attempts }: BegunContact) {
  const row = { name: name ?? '', email, phone, fax, language, extra: extra ?? {} };
  // A page of paper has no links to follow.
  return { ...row, attempt: attempts + 1, link: '', opt_out: '' };
}

/** Without a template a cover says what it is about, and no more. */
function coverOf({ language }: JsonObject, title: Json) {
  const spoken = typeof language === 'string' ? language.slice(0, 2) : 'it';
  return { subject: orderTitleIn(title, spoken), body: '' };
}

function dateIn(language: string, { calendar }: ContactRules, now: number): string {
  const locale = language.startsWith('it') ? 'it-IT' : 'en-GB';
  const timeZone = calendar?.zone ?? 'Europe/Rome';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(now);
}

/** The documents that an order names; a sentence where one of them can't be sent. */
async function documentsOf(context: FaxContext, order: OutreachOrder): Promise<Documents | string> {
  const ids = order.attachments ?? [];
  if (ids.length === 0) return { contents: [], pages: 0 };
  const { pagesIn } = await import('./fax-document.js');
  const contents = await filesOf(context, order, ids);
  if (typeof contents === 'string') return contents;
  let pages = 0;
  for (const [at, content] of contents.entries()) {
    const count = await pagesIn(content);
    if (count === null)
      return `${order.step} sends the attachment ${ids[at] ?? ''}, which is no PDF that can be read.`;
    pages += count;
  }
  return { contents, pages };
}
