/** From the bytes of a mail to what it says. Whatever somebody sent gives a mail: what can't be taken apart comes whole, as a file. */
import { createHash } from 'node:crypto';
import PostalMime, { type Address, type Email } from 'postal-mime';
import { markHeaders } from '../../domain/automatic-mail.js';
import type { IncomingMail, MailFile } from '../../domain/mail.js';
import { textOfHtml } from './html-text.js';

/** Who sent it and for whom, as the sending server said. */
export interface Envelope {
  readonly from: string;
  readonly recipients: readonly string[];
}

const limits = { maxNestingDepth: 40, maxHeadersSize: 256 * 1024, maxRfc822NestingDepth: 0 } as const;
const mostFiles = 100;
const longestSubject = 1_000;
const longestName = 300;
const mostAnswers = 50;

/** Reads a mail. Never throws. */
export async function parseMail(raw: Uint8Array, envelope: Envelope): Promise<IncomingMail> {
  const parsed = await new PostalMime(limits).parse(raw).catch(() => null);
  if (parsed === null || parsed.attachments.length > mostFiles) return unparsed(raw, envelope, parsed);
  const html = parsed.html === undefined ? null : clean(parsed.html);
  const text = parsed.text ?? '';
  return {
    ...headOf(parsed, raw, envelope),
    text: clean(text.trim() === '' && html !== null ? textOfHtml(html) : text).trim(),
    html,
    files: parsed.attachments.map(fileOf),
  };
}

function unparsed(raw: Uint8Array, envelope: Envelope, parsed: Email | null): IncomingMail {
  const head = parsed === null ? emptyHead(raw, envelope) : headOf(parsed, raw, envelope);
  const whole = { name: 'message.eml', type: 'message/rfc822', content: raw };
  return { ...head, text: parsed === null ? '' : clean(parsed.text ?? ''), html: null, files: [whole] };
}

type Head = Omit<IncomingMail, 'text' | 'html' | 'files'>;

function emptyHead(raw: Uint8Array, { from, recipients }: Envelope): Head {
  return {
    envelopeFrom: from.toLowerCase(),
    recipients,
    messageId: idOf(undefined, raw),
    answers: [],
    from: from.toLowerCase(),
    name: null,
    subject: '',
    language: null,
    marks: {},
  };
}

function headOf(parsed: Email, raw: Uint8Array, { from, recipients }: Envelope): Head {
  const sender = mailboxOf(parsed.from) ?? mailboxOf(parsed.sender);
  const name = clean(sender?.name ?? '').trim();
  const last = (key: string) => parsed.headers.findLast((header) => header.key === key)?.value;
  const marks = markHeaders.flatMap((key) => {
    const value = last(key);
    return value === undefined ? [] : [[key, clean(value).slice(0, 1_000)] as const];
  });
  return {
    envelopeFrom: from.toLowerCase(),
    recipients,
    messageId: idOf(parsed.messageId, raw),
    answers: idsIn(`${parsed.inReplyTo ?? ''} ${parsed.references ?? ''}`),
    from: clean(sender?.address ?? '')
      .trim()
      .toLowerCase()
      .slice(0, longestName),
    name: name === '' ? null : name.slice(0, longestName),
    subject: clean(parsed.subject ?? '')
      .replaceAll(/\s+/g, ' ')
      .trim()
      .slice(0, longestSubject),
    language: /^\s*([a-z]{2,3})\b/i.exec(last('content-language') ?? '')?.[1]?.toLowerCase() ?? null,
    marks: Object.fromEntries(marks),
  };
}

function mailboxOf(address: Address | undefined): { readonly name: string; readonly address: string } | null {
  if (address === undefined) return null;
  return address.group === undefined ? address : (address.group[0] ?? null);
}

function idsIn(text: string): string[] {
  const ids = [...text.slice(0, 50_000).matchAll(/<([^<>\s]{1,400})>/g)].map((match) => match[1] ?? '');
  // The mail that it answers comes first in In-Reply-To and last in References.
  return [...new Set([...ids.slice(0, 1), ...ids.reverse()])].slice(0, mostAnswers);
}

function idOf(written: string | undefined, raw: Uint8Array): string {
  const id = (written ?? '').trim().replace(/^<|>$/g, '');
  return id === ''
    ? `without-id-${createHash('sha256').update(raw).digest('hex')}`
    : clean(id).slice(0, 1_000);
}

function fileOf({ filename, mimeType, content }: Email['attachments'][number]): MailFile {
  const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
  return { name: clean(filename ?? ''), type: mimeType, content: bytes };
}

/** What neither JSON nor the store can keep goes. */
function clean(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}
