/** A real RustPBX (`cargo install --locked rustpbx --version =0.5.0`) on loopback, in a folder of its own. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createSocket } from 'node:dgram';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { token } from './switch.js';
import { until } from './until.js';

export interface Rustpbx {
  /** Its interface RWI. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Why it can't be had here; null: it can. */
export function whyNoRustpbx(): string | null {
  try {
    execFileSync('rustpbx', ['--version'], { stdio: 'ignore' });
    return null;
  } catch {
    const why =
      'rustpbx is not on PATH (cargo install --locked rustpbx --version =0.5.0): its tests are skipped';
    console.warn(why);
    return why;
  }
}

/** Starts one; `stop` ends it. */
export async function startRustpbx(): Promise<Rustpbx> {
  const folder = await mkdtemp(join(tmpdir(), 'sportello-rustpbx-'));
  const [http, sip] = [await freeTcpPort(), await freeUdpPort()];
  await writeFile(join(folder, 'rustpbx.toml'), settings(http, sip));
  const child = spawn('rustpbx', ['--conf', 'rustpbx.toml'], { cwd: folder, stdio: 'ignore' });
  const ended = new Promise((settle) => child.once('exit', settle));
  await until('the switch answers', () =>
    fetch(`http://127.0.0.1:${http}/ami/v1/health`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  return {
    url: `ws://127.0.0.1:${http}/rwi/v1`,
    async stop() {
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function settings(http: number, sip: number): string {
  return `http_addr = "127.0.0.1:${http}"
database_url = "sqlite://rustpbx.sqlite3"
external_ip = "127.0.0.1"
[proxy]
modules = ["acl", "auth", "registrar", "call"]
addr = "127.0.0.1"
udp_port = ${sip}
media_proxy = "all"
acl_rules = ["allow all"]
realms = ["127.0.0.1"]
generated_dir = "gen"
[[rwi.tokens]]
token = "${token}"
scopes = ["call.control"]
`;
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
