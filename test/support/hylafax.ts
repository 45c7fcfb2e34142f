/**
 * A real HylaFAX whose modems call each other: software modems (iaxmodem) joined by IAX2 over loopback, two and two, so that
 * a fax truly goes from one to the other; nobody listens to the last one. In a spool folder, on ports and under device names of its own; it starts as root only,
 * and ends by their ids the processes that it started.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { until } from './until.js';

const programs = ['hfaxd', 'faxq', 'faxgetty', 'iaxmodem', 'gs', 'tiffinfo'];
// The program itself: what stands in /usr/sbin mounts the system's own settings first.
const sender = '/usr/lib/hylafax/bin/faxsend';
const folders = 'archive client config dev docq doneq info log pollq recvq sendq status tmp etc'.split(' ');

/** Why there can be no HylaFAX here; null where there can. */
export function whyNoHylafax(): string | null {
  if (process.getuid?.() !== 0) return 'it starts as root only';
  const missing = programs.filter(
    (name) => !['/usr/sbin', '/usr/bin'].some((folder) => existsSync(join(folder, name))),
  );
  if (missing.length > 0)
    return `${missing.join(', ')} missing: apt-get install hylafax-server hylafax-client iaxmodem ghostscript libtiff-tools`;
  return existsSync('/dev/ptmx') ? null : 'there are no pseudo-terminals (/dev/ptmx)';
}

export interface Hylafax {
  readonly port: number;
  /** The modem whose calls are answered. */
  readonly modem: string;
  /** The modem whose calls nobody answers. */
  readonly unanswered: string;
  /** Files of faxes that came in. */
  received(): Promise<string[]>;
  /** Whether a page of a job is on its way, or has arrived. */
  hasBegunPage(job: string): Promise<boolean>;
  /** Kills the receiving modem, and what listens to it, as a power cut would. */
  killReceiver(): Promise<void>;
  /** Waits until the sending modem is ready for the next call. */
  ready(): Promise<void>;
  stop(): Promise<void>;
}

type Four = [string, string, string, string];

/** Starts it; its modems are ready. @throws where `whyNoHylafax` says why */
export async function startHylafax(): Promise<Hylafax> {
  const spool = await mkdtemp(join(tmpdir(), 'sportello-fax-'));
  const [sender, receiver, lonely, silent] = ['a', 'b', 'c', 'd'].map(
    (end) => `ttyFax${process.pid}${end}`,
  ) as Four;
  const names = [sender, receiver, lonely, silent];
  const attended = [sender, receiver, lonely];
  const port = await freeTcpPort();
  await makeSpool(spool, attended);
  await joinModems(spool, sender, receiver);
  await joinModems(spool, lonely, silent);

  const running = new Map<string, ChildProcess>();
  const start = (name: string, program: string, ...parameters: string[]) => {
    running.set(name, spawn(program, parameters, { detached: true, stdio: 'ignore' }));
  };
  const end = async (name: string, signal: NodeJS.Signals) => {
    const child = running.get(name);
    running.delete(name);
    if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((settle) => child.once('exit', settle));
    process.kill(-child.pid, signal);
    await gone;
  };
  const startModem = async (name: string) => {
    await rm(`/dev/${name}`, { force: true });
    // It looks for its settings under /etc/iaxmodem, and takes a path from there.
    start(`modem ${name}`, 'iaxmodem', relative('/etc/iaxmodem', join(spool, name)));
    await until(`the modem ${name}`, async () => existsSync(`/dev/${name}`));
  };
  const status = (name: string) => readFile(join(spool, 'status', name), 'utf8').catch(() => '');
  const idle = (name: string) =>
    until(`${name} is idle`, async () => (await status(name)).includes('idle'), 60);

  for (const name of names) await startModem(name);
  start('faxq', 'faxq', '-D', '-q', spool);
  // Who opens its pipe before it has made it anew writes to nobody.
  await until('the queue', async () => existsSync(join(spool, 'FIFO')));
  start('hfaxd', 'hfaxd', '-d', '-q', spool, '-l', '127.0.0.1', '-i', String(port));
  for (const name of attended) start(`getty ${name}`, 'faxgetty', '-q', spool, name);
  await Promise.all(attended.map(idle));
  return {
    port,
    modem: sender,
    unanswered: lonely,
    received: async () =>
      (await readdir(join(spool, 'recvq')))
        .filter((file) => file.endsWith('.tif'))
        .map((file) => join(spool, 'recvq', file)),
    async hasBegunPage(job) {
      for (const file of await readdir(join(spool, 'log'))) {
        const log = await readFile(join(spool, 'log', file), 'utf8');
        if (log.includes(`SEND FAX: JOB ${job} `)) return log.includes('SEND begin page');
      }
      return false;
    },
    async killReceiver() {
      await end(`getty ${receiver}`, 'SIGKILL');
      await end(`modem ${receiver}`, 'SIGKILL');
    },
    ready: () => idle(sender).then(() => undefined),
    async stop() {
      for (const name of [...running.keys()].reverse()) await end(name, 'SIGKILL');
      for (const name of names) await rm(`/dev/${name}`, { force: true });
      await rm(spool, { recursive: true, force: true });
    },
  };
}

async function joinModems(spool: string, one: string, other: string): Promise<void> {
  const [first, second] = [await freeUdpPort(), await freeUdpPort()];
  await writeFile(join(spool, one), modemSettings(one, first, second));
  await writeFile(join(spool, other), modemSettings(other, second, first));
}

async function makeSpool(spool: string, modems: readonly string[]): Promise<void> {
  await chmod(spool, 0o755);
  for (const folder of folders) await mkdir(join(spool, folder));
  await cp('/var/spool/hylafax/bin', join(spool, 'bin'), { recursive: true });
  for (const file of ['dialrules', 'lutRS18.pcf', 'pagesizes', 'typerules'])
    await cp(join('/etc/hylafax', file), join(spool, 'etc', file));
  const etc = (name: string, lines: readonly string[]) =>
    writeFile(join(spool, 'etc', name), `${lines.join('\n')}\n`);
  const numbers = ['CountryCode: 39', 'AreaCode: 0874', 'LongDistancePrefix: 0', 'InternationalPrefix: 00'];
  await etc('config', [...numbers, 'DialStringRules: etc/dialrules', `SendFaxCmd: "${sender} -q ${spool}"`]);
  await etc('hosts.hfaxd', ['localhost::', '127.0.0.1']);
  await etc('setup.modem', []);
  await etc('setup.cache', [`SPOOL='${spool}'`, ...tools]);
  for (const name of modems) await etc(`config.${name}`, [...numbers, ...modemRules]);
  const uucp = 10;
  for (const each of await readdir(spool, { recursive: true })) await chown(join(spool, each), uucp, uucp);
  await chown(spool, uucp, uucp);
  await chmod(join(spool, 'tmp'), 0o1777);
  await chmod(join(spool, 'etc', 'hosts.hfaxd'), 0o600);
}

// What faxsetup would find out.
const tools = [
  "GSRIP='/usr/bin/gs'",
  "PSRIP='/usr/bin/gs'",
  "SED='/bin/sed'",
  "AWK='/usr/bin/awk'",
  "CAT='/bin/cat'",
  "RM='/bin/rm'",
  "CHMOD='/bin/chmod'",
  "CHOWN='/bin/chown'",
  "ECHO='echo'",
  "SBIN='/usr/sbin'",
  "INFO='/usr/sbin/faxinfo'",
  "TIFFBIN='/usr/bin'",
  "SENDMAIL='/bin/true'",
  "ENCODING='base64'",
];

const modemRules = [
  'FAXNumber: +39.0874.000',
  'DialStringRules: etc/dialrules',
  'SessionTracing: 0xFFF',
  // Clients may read how long a call took.
  'LogFileMode: 0644',
  'RingsBeforeAnswer: 1',
  'LocalIdentifier: "Sportello"',
  'ModemType: Class1',
  'ModemWaitTimeCmd: ATS7=20',
  'Class1AdaptRecvCmd: AT+FAR=1',
  // Else a modem waits half a minute for a silence that a dead line never has.
  'Class1SwitchingCmd: AT+FTS=7',
  'Class1TMConnectDelay: 400',
  'PagerTTYParity: none',
];

function modemSettings(name: string, own: number, other: number): string {
  const lines = [
    ...[`device /dev/${name}`, 'owner uucp:uucp', 'mode 660', `port ${own}`, 'refresh 0'],
    ...[`server 127.0.0.1:${other}`, 'peername iaxmodem', 'secret password', 'cidname Sportello'],
    ...['cidnumber 0874', 'codec slinear', 'nodaemon'],
  ];
  return `${lines.map((line) => line.replace(' ', '\t')).join('\n')}\n`;
}

async function freeTcpPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((settle) => server.once('listening', settle));
  const { port } = server.address() as AddressInfo;
  await new Promise((settle) => server.close(settle));
  return port;
}

async function freeUdpPort(): Promise<number> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await new Promise((settle) => socket.once('listening', settle));
  const { port } = socket.address();
  await new Promise<void>((settle) => socket.close(settle));
  return port;
}
