/** Telling mail that no person wrote: it starts nothing, answers nothing, and so no two programs write to each other for ever (RFC 3834). */
import type { IncomingMail } from './mail.js';

/** The headers by which such mail is told. */
export const markHeaders = [
  'auto-submitted',
  'x-auto-response-suppress',
  'x-autoreply',
  'x-autorespond',
  'x-loop',
  'precedence',
  'list-id',
  'list-unsubscribe',
  'feedback-id',
  'content-type',
  'x-failed-recipients',
] as const;

/** Why a mail is none of a person's: `bounce`, `automatic`, `bulk`; null where it is a person's. */
export type Automatic = 'bounce' | 'automatic' | 'bulk';

const noReply = /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)([+.-].*)?@/;

/** Told from its envelope and headers, never from its text. */
export function automaticKind({ envelopeFrom, from, marks }: IncomingMail): Automatic | null {
  const mark = (name: (typeof markHeaders)[number]) => (marks[name] ?? '').trim().toLowerCase();
  if (envelopeFrom === '' || mark('x-failed-recipients') !== '') return 'bounce';
  if (/^multipart\/report\b/.test(mark('content-type'))) return 'bounce';
  const submitted = mark('auto-submitted');
  if (submitted !== '' && submitted !== 'no') return 'automatic';
  if (mark('x-autoreply') !== '' || mark('x-autorespond') !== '' || mark('x-loop') !== '') return 'automatic';
  // `All`, `OOF`, `AutoReply`: set by programs on their own mail; a person's program sets none.
  if (mark('x-auto-response-suppress') !== '' && mark('x-auto-response-suppress') !== 'none')
    return 'automatic';
  if (noReply.test(from)) return 'automatic';
  if (/^(bulk|junk|list|auto_reply)$/.test(mark('precedence'))) return 'bulk';
  return mark('list-id') !== '' || mark('feedback-id') !== '' ? 'bulk' : null;
}
