/** A mailbox that is read by TLS: whom it is read from, what a certificate that is not trusted says, what a cut connection leaves (CMP-3). */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { checkMailbox, lookThrough, type MailboxSettings } from '../../../gateways/mail-in/mailbox.js';
import { makeCertificates, whyNoCertificates, type Certificates } from '../../support/certificates.js';
import { deliveryReport } from '../../support/delivery-report.js';
import { startGreenmail, whyNoGreenmail, type Greenmail } from '../../support/greenmail.js';
import { startStartTlsImap, type StartTlsImap } from '../../support/starttls-imap.js';

const why = whyNoGreenmail() ?? whyNoCertificates();
if (why !== null) console.warn(why);
const never = new AbortController().signal;
// It is this machine, and not said to be: to such a host nothing is said without TLS.
const far = '0.0.0.0';

interface Looked {
  readonly subjects: readonly string[];
  readonly error: string | null;
}

describe.skipIf(why !== null)('a mailbox that is read by TLS', () => {
  let certificates: Certificates;
  let greenmail: Greenmail;
  let proxy: StartTlsImap;
  let withoutTls: StartTlsImap;
  beforeAll(async () => {
    certificates = await makeCertificates(['IP:127.0.0.1', `IP:${far}`]);
    greenmail = await startGreenmail('returns@example.org', certificates);
    proxy = await startStartTlsImap(greenmail.settings.port, certificates);
    withoutTls = await startStartTlsImap(greenmail.settings.port, certificates, false);
  });
  afterEach(() => void proxy.clear.splice(0));
  afterAll(async () => {
    await proxy?.stop();
    await withoutTls?.stop();
    await greenmail?.stop();
    await certificates?.remove();
  });

  const byTls = (): MailboxSettings => ({
    ...greenmail.settings,
    ...{ host: '127.0.0.1', port: greenmail.tlsPort, secure: true },
  });
  const byStartTls = (): MailboxSettings => ({ ...greenmail.settings, host: far, port: proxy.port });

  /** A look by a process that trusts the test's authority too. */
  async function trusting(settings: MailboxSettings): Promise<Looked> {
    const env = {
      ...process.env,
      NODE_EXTRA_CA_CERTS: certificates.ca,
      LOOK: JSON.stringify(settings),
    };
    const node = [process.execPath, ['run.js', 'test/support/look-main.ts'], { env }] as const;
    const { stdout } = await promisify(execFile)(...node);
    return JSON.parse(stdout) as Looked;
  }
  const report = () => greenmail.deliver(deliveryReport('<1@x>', 'r1@example.org', 'failed', '5.1.1'));
  const inbox = () => greenmail.mails('INBOX');
  const take = () => Promise.resolve(true);

  test.each([
    ['from the first byte', byTls],
    ['by STARTTLS', byStartTls],
  ])('%s, from a server whose authority is trusted', async (_how, settings) => {
    await report();
    expect(await trusting(settings())).toEqual({ subjects: ['Delivery report'], error: null });
    expect(await inbox()).toEqual([]);
  });

  test('says neither user nor password before TLS has begun', async () => {
    await trusting(byStartTls());
    expect(proxy.clear.length).toBeGreaterThan(0);
    expect(proxy.clear.filter((line) => !/^\S+ (CAPABILITY|STARTTLS)$/.test(line))).toEqual([]);
  });

  test('is not read from a far server without STARTTLS, to which nothing is said', async () => {
    const settings = { ...byStartTls(), port: withoutTls.port };
    await expect(lookThrough(settings, null, take, never)).rejects.toThrow(
      'it begins no TLS (STARTTLS), and is not on this machine: imaps://, or a server that does. See IMAP_URL',
    );
    expect(withoutTls.clear.join('\n')).not.toMatch(/LOGIN|AUTHENTICATE|secret/i);
  });

  test.each([
    ['from the first byte', byTls],
    ['by STARTTLS', byStartTls],
  ])('%s, not from one that is not trusted: says what to do, and loses nothing', async (_how, settings) => {
    await report();
    const { host, port } = settings();
    const words =
      `The mailbox at ${host}:${port} could not be read: its certificate is of no authority that is trusted here (` +
      'SELF_SIGNED_CERT_IN_CHAIN); if it is the right one, start Sportello with NODE_EXTRA_CA_CERTS naming a file';
    await expect(lookThrough(settings(), null, take, never)).rejects.toThrow(words);
    await expect(checkMailbox(settings(), never)).rejects.toThrow(words);
    expect(proxy.clear.join('\n')).not.toMatch(/LOGIN|AUTHENTICATE|secret/i);
    expect(await inbox()).toEqual([{ subject: 'Delivery report', seen: false }]);
    expect((await trusting(settings())).subjects).toHaveLength(1);
  });

  test('is not read where the certificate is for another name', async () => {
    const { error } = await trusting({ ...byTls(), host: 'localhost' });
    expect(error).toContain('its certificate is for another name (ERR_TLS_CERT_ALTNAME_INVALID)');
  });

  test('says that the password is refused, and not which', async () => {
    const { error } = await trusting({ ...byTls(), password: 'wrong' });
    expect(error).toContain('the user or the password is refused. See IMAP_URL');
    expect(error).not.toContain('wrong');
  });

  test('a connection that is cut in the middle of a mail leaves it there, unread, for the next look', async () => {
    await report();
    proxy.cutNextMail();
    const cut = await trusting(byStartTls());
    expect(cut.subjects).toEqual([]);
    expect(cut.error).toMatch(/^Error: The mailbox at 0\.0\.0\.0:\d+ could not be read: .+\. See IMAP_URL$/);
    expect(await inbox()).toEqual([{ subject: 'Delivery report', seen: false }]);
    expect((await trusting(byStartTls())).subjects).toEqual(['Delivery report']);
    expect(await inbox()).toEqual([]);
  });
});
