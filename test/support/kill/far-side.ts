/** A system of another organisation, over real HTTP: it counts how often each call came, by its idempotency key. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FarSide {
  readonly url: string;
  readonly host: string;
  /** How often each call arrived. */
  readonly calls: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

/** Starts it on any free port of the loopback. */
export async function startFarSide(): Promise<FarSide> {
  const calls = new Map<string, number>();
  const server = createServer((request, response) => {
    const key = String(request.headers['idempotency-key']);
    calls.set(key, (calls.get(key) ?? 0) + 1);
    request
      .resume()
      .on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end('{"taken":true}'));
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/crm`,
    host: `127.0.0.1:${port}`,
    calls,
    close: () => new Promise((settle) => server.close(() => settle())),
  };
}
