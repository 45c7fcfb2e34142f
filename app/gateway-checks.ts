/** The gateways that operations look at, from the settings: where their far side is, and how it is asked whether it answers. */
import type { Gateway } from '../domain/gateways.js';
import { checkHylafax } from '../gateways/fax/hylafax.js';
import { checkSmtp } from '../gateways/mail/check-smtp.js';
import { checkMailbox } from '../gateways/mail-in/mailbox.js';
import { discover } from '../gateways/oidc/discovery.js';
import { checkRustpbx } from '../gateways/telephony/rustpbx.js';
import type { WorkingSettings } from './contexts.js';

/** All gateways, those included that are not set. */
export function gatewaysOf(settings: WorkingSettings): readonly Gateway[] {
  const { smtpUrl, imap, fax, telephony, oidc, mailHost, mailPort, mailAddresses, httpCallHosts } = settings;
  const takesMail = mailPort !== null && mailPort !== 0 && mailAddresses.length > 0;
  return [
    {
      ...{ name: 'http', setting: 'HTTP_CALL_HOSTS', services: ['http_call'] },
      address: httpCallHosts.length === 0 ? null : httpCallHosts.join(', '),
      // Only a definition knows what may be asked there.
      check: null,
    },
    {
      ...{ name: 'mail_out', setting: 'SMTP_URL', services: ['mail_send'] },
      address: smtpUrl === null ? null : new URL(smtpUrl).host,
      check: smtpUrl === null ? null : (signal) => checkSmtp(smtpUrl, signal),
    },
    {
      ...{ name: 'mail_in', setting: 'MAIL_PORT', services: [] },
      address: takesMail ? `${mailHost}:${String(mailPort)}` : null,
      check: takesMail
        ? (signal) => checkSmtp(`smtp://${reachable(mailHost)}:${String(mailPort)}`, signal)
        : null,
    },
    {
      ...{ name: 'mailbox', setting: 'IMAP_URL', services: [] },
      address: imap === null ? null : `${imap.host}:${String(imap.port)}`,
      check: imap === null ? null : (signal) => checkMailbox(imap, signal),
    },
    {
      ...{ name: 'fax', setting: 'FAX_URL', services: ['fax_send'] },
      address: fax === null ? null : `${fax.host}:${String(fax.port)}`,
      check: fax === null ? null : (signal) => checkHylafax(fax, signal),
    },
    {
      ...{ name: 'telephony', setting: 'TELEPHONY_URL', services: [] },
      address: telephony === null ? null : new URL(telephony.url).host,
      check: telephony === null ? null : () => checkRustpbx(telephony),
    },
    {
      ...{ name: 'sign_on', setting: 'OIDC_ISSUER', services: [] },
      address: oidc === null ? null : new URL(oidc.issuer).host,
      check: oidc === null ? null : async () => void (await discover(oidc.issuer)),
    },
  ];
}

/** Where we reach ourselves, if we listen everywhere. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
