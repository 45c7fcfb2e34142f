import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { z } from 'zod';
import { readJson, writeJson } from './home.js';
import type { Home } from './home.js';

// Ports of the embedded services: chosen once, then the same at each start, so that a client that was connected finds
// the service again. They lie below the range from which systems take the ports of outgoing connections: inside it, a
// client that keeps trying to reach a stopped service may be given that very port, connect to itself, and hold it.

const range = { first: 20_000, last: 31_999 } as const;
const portsSchema = z.record(z.string(), z.number().int());

/** The ports remembered in a home, by service. */
export function rememberedPorts(home: Home): Readonly<Record<string, number>> {
  const read = portsSchema.safeParse(readJson(home.ports));
  return read.success ? read.data : {};
}

/**
 * The port of a service on 127.0.0.1: the remembered one, else (or if somebody else has it now) a free one, which is
 * remembered.
 * @throws when no free port is found
 */
export async function portFor(home: Home, service: string): Promise<number> {
  const known = rememberedPorts(home);
  const old = known[service];
  if (old !== undefined && (await isFree(old))) return old;
  for (let tries = 0; tries < 100; tries += 1) {
    const port = randomInt(range.first, range.last + 1);
    if (Object.values(known).includes(port) || !(await isFree(port))) continue;
    writeJson(home.ports, { ...rememberedPorts(home), [service]: port });
    return port;
  }
  throw new Error(`No free port for ${service} on 127.0.0.1 between ${range.first} and ${range.last}`);
}

/** Whether nobody listens at this port of 127.0.0.1. */
function isFree(port: number): Promise<boolean> {
  return new Promise((settle) => {
    const probe = createServer();
    probe.once('error', () => settle(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => settle(true)));
  });
}
