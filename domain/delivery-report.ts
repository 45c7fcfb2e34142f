/** What a mail server reports of a mail that it could not deliver (RFC 3464). */

/** `wrong`: there is no such address; `bounced`: it came back for another reason; `other`: late, or delivered. */
export interface DeliveryReport {
  readonly what: 'wrong' | 'bounced' | 'other';
  /** As `5.1.1`; null: it gives none. */
  readonly status: string | null;
}

// Bad mailbox, bad system, bad syntax, moved without an address, no such host.
const wrongAddress = /^5\.(1\.[1236]|1\.10|4\.4)$/;

/** Reads the fields of a report for one recipient; null where the text is none. */
export function readDeliveryReport(text: string): DeliveryReport | null {
  const action = /^action:\s*([a-z]+)/im.exec(text)?.[1]?.toLowerCase();
  if (action === undefined) return null;
  const status = /^status:\s*(\d\.\d{1,3}\.\d{1,3})/im.exec(text)?.[1] ?? null;
  if (action !== 'failed') return { what: 'other', status };
  return { what: status !== null && wrongAddress.test(status) ? 'wrong' : 'bounced', status };
}

/** The Message-IDs in the headers of the mail that came back, without brackets. */
export function returnedIds(text: string): readonly string[] {
  return [...text.slice(0, 100_000).matchAll(/^message-id:\s*<([^<>\s]{1,400})>/gim)].map(
    (match) => match[1] ?? '',
  );
}
