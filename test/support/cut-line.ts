/** A line of TCP between two parts, which a test cuts. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface CutLine {
  readonly port: number;
  /** Breaks all connections that are open; new ones are let through. */
  cut(): void;
  stop(): Promise<void>;
}

/** Opens a line on loopback that leads to this port. */
export async function openCutLine(to: number): Promise<CutLine> {
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }).listen(0, '127.0.0.1');
  await new Promise((settle) => server.once('listening', settle));
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    async stop() {
      cut();
      await new Promise((settle) => server.close(settle));
    },
  };
}
