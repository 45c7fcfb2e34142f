/** An authority of certificates and a server that it vouches for, made by openssl: for tests of TLS on loopback. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const password = 'changeit';

/** Why there can be none here; null: there can. */
export function whyNoCertificates(): string | null {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return null;
  } catch {
    return 'there is no openssl: the tests of TLS are skipped';
  }
}

export type Certificates = Awaited<ReturnType<typeof makeCertificates>>;

/** Makes both; the server's certificate is for these names (`IP:127.0.0.1`, `DNS:localhost`). `remove` takes the files away. */
export async function makeCertificates(names: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'sportello-certificates-'));
  const file = (name: string) => join(folder, name);
  const openssl = (...order: string[]) => run('openssl', order, { cwd: folder });
  const newKey = (name: string) => [
    ...['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-noenc', '-keyout', `${name}.key`],
    ...['-subj', `/CN=Test ${name}`],
  ];
  await openssl('req', '-x509', '-days', '2', ...newKey('authority'), '-out', 'ca.pem');
  await openssl('req', ...newKey('server'), '-out', 'server.csr');
  await writeFile(file('names'), `subjectAltName=${names.join(',')}\n`);
  await openssl(
    ...['x509', '-req', '-days', '2', '-in', 'server.csr', '-CA', 'ca.pem', '-CAkey', 'authority.key'],
    ...['-CAcreateserial', '-extfile', 'names', '-out', 'server.pem'],
  );
  await openssl(
    ...['pkcs12', '-export', '-inkey', 'server.key', '-in', 'server.pem', '-certfile', 'ca.pem'],
    ...['-passout', `pass:${password}`, '-out', 'server.p12'],
  );
  return {
    /** The authority's certificate, in PEM. */
    ca: file('ca.pem'),
    /** The server's key and certificates, in PKCS #12. */
    keystore: file('server.p12'),
    password,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
