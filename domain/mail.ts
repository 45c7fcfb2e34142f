/** Mail as the product speaks of it, whichever library reads or sends it. */

/** A file that came with a mail, or goes with one. */
export interface MailFile {
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array;
}

/** A mail that came in: what decides what becomes of it, and what it says. Addresses are in lower case. */
export interface IncomingMail {
  /** The sender in the envelope; empty for notices of mail servers. */
  readonly envelopeFrom: string;
  /** Those of our addresses that it was sent to, as they were written. */
  readonly recipients: readonly string[];
  readonly messageId: string;
  /** The ids of the mails that it answers, from In-Reply-To and References. */
  readonly answers: readonly string[];
  /** Empty where the mail names nobody. */
  readonly from: string;
  readonly name: string | null;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly language: string | null;
  readonly files: readonly MailFile[];
  /** The values of those headers by which a program's mail is told, by their name in lower case. */
  readonly marks: Readonly<Record<string, string>>;
}

/** A mail that goes out, to one address. */
export interface OutgoingMail {
  readonly to: string;
  readonly messageId: string;
  readonly replyTo: string | null;
  readonly subject: string;
  readonly text: string;
  readonly files: readonly MailFile[];
  /** Where the far side reports that it could not deliver; without it to the sender's address. */
  readonly bounceTo?: string;
  /** Further headers, which win over the usual ones. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What sending a mail came to. `in_doubt`: the far side may have it. `concerns`: this mail, or all that we would send now. */
export type Sent =
  | { readonly sent: true }
  | {
      readonly sent: false;
      readonly why: 'address_wrong' | 'refused' | 'temporary' | 'in_doubt';
      readonly concerns: 'mail' | 'server';
      readonly message: string;
    };

/** Sends mails. */
export interface MailSender {
  /** Sends one; never throws. */
  send(mail: OutgoingMail, signal: AbortSignal): Promise<Sent>;
}

const addressForm = /^[^\s@<>(),;:"\\]{1,64}@[^\s@<>(),;:"\\]{1,255}$/;

/** Whether a text is one mail address, and nothing beside it. */
export function isMailAddress(text: string): boolean {
  return addressForm.test(text);
}

/** An address without its plus tag, in lower case, and the tag. */
export function withoutTag(address: string): { readonly address: string; readonly tag: string | null } {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const plus = local.indexOf('+');
  const host = address.slice(at).toLowerCase();
  if (plus === -1) return { address: local.toLowerCase() + host, tag: null };
  return { address: local.slice(0, plus).toLowerCase() + host, tag: local.slice(plus + 1) };
}

/** An address with a plus tag. */
export function withTag(address: string, tag: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at)}+${tag}${address.slice(at)}`;
}
