/**
 * A mail server that is spoken to in the clear until STARTTLS, before a real one that speaks IMAP without TLS: what comes in the
 * clear is noted, and the connection can be cut in the middle of the next mail.
 */
import { readFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { TLSSocket, createSecureContext } from 'node:tls';
import type { Certificates } from './certificates.js';

export type StartTlsImap = Awaited<ReturnType<typeof startStartTlsImap>>;

/** Starts one before the server on loopback at port `behind`; `offers` false: it knows no STARTTLS. */
export async function startStartTlsImap(behind: number, { keystore, password }: Certificates, offers = true) {
  const context = createSecureContext({ pfx: await readFile(keystore), passphrase: password });
  const clear: string[] = [];
  const sockets = new Set<Socket>();
  let cuts = false;

  const passOn = (client: Socket, server: Socket) => {
    let greeted = false;
    client.pipe(server);
    server.on('data', (chunk: Buffer) => {
      const rest = greeted ? chunk : chunk.subarray(chunk.indexOf('\n') + 1);
      greeted = true;
      if (cuts && rest.includes('BODY[] {')) {
        cuts = false;
        client.write(rest.subarray(0, rest.indexOf('BODY[] {') + 20), () => client.destroy());
        server.destroy();
      } else client.write(rest);
    });
    server.on('close', () => client.destroy());
    client.on('close', () => server.destroy());
    client.on('error', () => undefined);
  };

  const listener = createServer((socket) => {
    const server = connect(behind, '127.0.0.1');
    for (const each of [socket, server]) {
      sockets.add(each);
      each.on('error', () => undefined).on('close', () => sockets.delete(each));
    }
    socket.write('* OK ready\r\n');
    const lines = createInterface({ input: socket });
    lines.on('line', (line) => {
      clear.push(line);
      const [tag = '*', command = ''] = line.split(' ');
      if (command.toUpperCase() === 'CAPABILITY')
        socket.write(`* CAPABILITY IMAP4rev1${offers ? ' STARTTLS LOGINDISABLED' : ''}\r\n${tag} OK\r\n`);
      else if (command.toUpperCase() === 'STARTTLS' && offers) {
        lines.close();
        socket.removeAllListeners('data');
        socket.write(`${tag} OK begin\r\n`);
        passOn(new TLSSocket(socket, { isServer: true, secureContext: context }), server);
      } else if (command.toUpperCase() === 'LOGOUT') socket.end(`* BYE\r\n${tag} OK\r\n`);
      else socket.write(`${tag} NO not in the clear\r\n`);
    });
  });
  listener.listen(0, '127.0.0.1');
  await new Promise((settle) => listener.once('listening', settle));
  return {
    port: (listener.address() as AddressInfo).port,
    /** The lines that came before TLS began. */
    clear,
    /** The next mail that is asked for ends in its middle, with the connection. */
    cutNextMail: () => void (cuts = true),
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((settle) => listener.close(settle));
    },
  };
}
