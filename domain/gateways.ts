/** The gateways to outside systems, as operations look at them. */

export const gatewayNames = [
  'http',
  'mail_out',
  'mail_in',
  'mailbox',
  'fax',
  'telephony',
  'sign_on',
] as const;

/** A gateway of this installation. */
export interface Gateway {
  readonly name: (typeof gatewayNames)[number];
  /** The setting that names its far side. */
  readonly setting: string;
  /** Its far side, without a secret, as `host:port`; null: none is set. */
  readonly address: string | null;
  /** The services of the language that go by it. */
  readonly services: readonly string[];
  /**
   * Speaks to the far side as far as it goes without doing anything there, and rejects with what is wrong; null where there is
   * nothing that could be asked.
   */
  readonly check: ((signal: AbortSignal) => Promise<void>) | null;
}
