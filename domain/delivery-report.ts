/** What a mail server reports of a mail that it could not deliver (RFC 3464), or says in words. */

/** `wrong`: there is no such address; `bounced`: it came back for another reason; `other`: late, or delivered. */
export interface DeliveryReport {
  readonly what: 'wrong' | 'bounced' | 'other';
  /** As `5.1.1`; null: it gives none. */
  readonly status: string | null;
}

// Bad mailbox, bad system, bad syntax, moved without an address, no such host.
const wrongAddress = /^5\.(1\.[1236]|1\.10|4\.4)$/;
// An SMTP answer with its status, as servers repeat it: `550 5.1.1 …`, `550-5.1.1 …`, `#5.1.1`.
const permanentIn = /(?:\b5\d\d[ -]#?|#)(5\.\d{1,3}\.\d{1,3})\b/;

/** Reads the fields of a report: of several recipients, of the first that failed. Null where the text is none. */
export function readDeliveryReport(text: string): DeliveryReport | null {
  const parts = text.split(/\r?\n[\t ]*\r?\n/).filter((part) => actionOf(part) !== null);
  const part = parts.find((each) => actionOf(each) === 'failed') ?? parts[0];
  if (part === undefined) return null;
  const given = /^status:\s*(\d\.\d{1,3}\.\d{1,3})/im.exec(part)?.[1] ?? null;
  if (actionOf(part) !== 'failed') return { what: 'other', status: given };
  // `5.0.0` says nothing; what the far server answered may say more.
  const status = given === null || given === '5.0.0' ? (permanentIn.exec(part)?.[1] ?? given) : given;
  return failed(status);
}

/** What a mail that came back without such fields says in words: the status in the answer that it repeats, if it does. */
export function readWords(text: string): DeliveryReport {
  return failed(permanentIn.exec(text.slice(0, 100_000))?.[1] ?? null);
}

function failed(status: string | null): DeliveryReport {
  return { what: status !== null && wrongAddress.test(status) ? 'wrong' : 'bounced', status };
}

function actionOf(part: string): string | null {
  return /^action:\s*([a-z]+)/im.exec(part)?.[1]?.toLowerCase() ?? null;
}

/** The Message-IDs in the headers of the mail that came back, without brackets. */
export function returnedIds(text: string): readonly string[] {
  return [...text.slice(0, 100_000).matchAll(/^message-id:\s*<([^<>\s]{1,400})>/gim)].map(
    (match) => match[1] ?? '',
  );
}
