/**
 * A fax server that speaks hfaxd's protocol and sends nothing: what is handed to it waits until a test says how it ended. It
 * answers as HylaFAX 6.0.7 was heard to, and can be told to be away, to refuse, to hang up, or to fall silent.
 */
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A job that was handed over. Its parameters are as they came, without their quotes. */
export interface HandedFax {
  readonly id: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly documents: readonly Buffer[];
  state: 'T' | 'W' | 'R' | 'D' | 'F';
  pages: number;
  status: string;
}

export interface FaxServerStandIn {
  readonly port: number;
  readonly jobs: HandedFax[];
  /** The commands that came, in their order. */
  readonly heard: string[];
  /** What is answered in place of the usual, by the beginning of the command; `hang up` and `silence` are done. */
  readonly instead: Map<string, string>;
  /** Ends a job as HylaFAX tells it. */
  end(tag: string, state: 'D' | 'F', pages: number, status?: string): void;
  stop(): Promise<void>;
}

interface Session {
  readonly socket: Socket;
  readonly files: Map<string, Buffer>;
  data: Promise<Socket> | null;
  listener: Server | null;
  job: { parameters: Map<string, string>; documents: Buffer[] } | null;
  format: string;
}

const sessionLog = `Nov 27 23:59:50.69: [ 1714]: SESSION BEGIN 000000001 0874001
Nov 27 23:59:51.00: [ 1714]: SEND FAX: JOB 2
Nov 28 00:00:17.71: [ 1714]: SESSION END
`;

/** Starts one at a port of loopback. */
export async function startFaxServer(port = 0): Promise<FaxServerStandIn> {
  const server = createServer();
  const jobs: HandedFax[] = [];
  const heard: string[] = [];
  const instead = new Map<string, string>();
  const open = new Set<Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.on('error', () => undefined).on('close', () => open.delete(socket));
    const session: Session = {
      ...{ socket, files: new Map(), data: null, listener: null, job: null, format: '' },
    };
    const greeting = instead.get('220') ?? '220 vm server (HylaFAX (tm) Version 6.0.7) ready.';
    if (greeting !== 'silence') socket.write(`${greeting}\r\n`);
    let rest = '';
    let turn = Promise.resolve();
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines)
        turn = turn.then(async () => {
          heard.push(line);
          const other = [...instead].find(([command]) => line.startsWith(command))?.[1];
          if (other === 'hang up') return void socket.destroy();
          if (other === 'silence') return;
          if (other?.startsWith('then ') === true) await answer(session, jobs, line);
          if (other === 'then hang up') return void socket.destroy();
          socket.write(`${other ?? (await answer(session, jobs, line))}\r\n`);
        });
    });
  });
  await new Promise<void>((settle) => server.listen(port, '127.0.0.1', settle));
  return {
    ...{ port: (server.address() as AddressInfo).port, jobs, heard, instead },
    end(tag, state, pages, status = '') {
      const job = jobs.find(({ parameters }) => parameters.get('JOBINFO') === tag);
      if (job === undefined) throw new Error(`No fax was handed over with the tag ${tag}.`);
      Object.assign(job, { state, pages, status });
    },
    async stop() {
      for (const socket of open) socket.destroy();
      await new Promise((settle) => server.close(settle));
    },
  };
}

async function answer(session: Session, jobs: HandedFax[], line: string): Promise<string> {
  const [command = '', name = '', ...rest] = line.split(' ');
  const value = rest.join(' ').replace(/^"(.*)"$/, '$1');
  switch (command) {
    case 'USER':
      return '230 User logged in.';
    case 'TYPE':
      return '200 Type set to Image.';
    case 'JOBFMT':
      session.format = /^JOBFMT "(.*)"$/.exec(line)?.[1] ?? '';
      return '200 JOBFMT command successful.';
    case 'EPSV':
      return passive(session);
    case 'STOT':
      return store(session);
    case 'LIST':
      return give(session, listing(session, jobs, name));
    case 'RETR':
      return name === 'log/c000000001' ? give(session, sessionLog) : `550 ${name}: Operation not permitted.`;
    case 'JNEW':
      session.job = { parameters: new Map(), documents: [] };
      return `200 New job created: jobid: ${jobs.length + 1} groupid: ${jobs.length + 1}.`;
    case 'JPARM':
      if (name !== 'DOCUMENT') {
        session.job?.parameters.set(name, value);
        return `213 ${name} set to ${value}.`;
      }
      session.job?.documents.push(session.files.get(value) ?? Buffer.alloc(0));
      return `200 Added document ${value} as docq/doc1.ps.1.`;
    case 'JSUBM':
      jobs.push({
        ...{ id: String(jobs.length + 1), state: 'W', pages: 0, status: '' },
        ...(session.job ?? { parameters: new Map(), documents: [] }),
      });
      return `200 Job ${jobs.length} submitted.`;
    case 'JKILL': {
      const job = jobs.find(({ id, state }) => id === name && state !== 'D' && state !== 'F');
      if (job === undefined) return `504 Cannot kill job: job is not in the send queue.`;
      Object.assign(job, { state: 'F', status: 'Job aborted by request' });
      return `200 Job ${name} killed.`;
    }
    default:
      return `500 ${command}: Command not recognized.`;
  }
}

async function passive(session: Session): Promise<string> {
  const listener = createServer();
  session.listener = listener;
  session.data = new Promise((settle) => listener.once('connection', settle));
  await new Promise<void>((settle) => listener.listen(0, '127.0.0.1', settle));
  return `229 Entering Extended Passive Mode (|||${(listener.address() as AddressInfo).port}|)`;
}

async function store(session: Session): Promise<string> {
  const file = `tmp/doc${session.files.size + 1}.ps`;
  session.socket.write(`150 FILE: /${file} (Opening new data connection).\r\n`);
  const chunks: Buffer[] = [];
  const data = await session.data;
  if (data !== null) for await (const chunk of data) chunks.push(chunk as Buffer);
  session.listener?.close();
  session.files.set(file, Buffer.concat(chunks));
  return `226 Transfer complete (FILE: /${file}).`;
}

async function give(session: Session, text: string): Promise<string> {
  session.socket.write('150 Opening new data connection.\r\n');
  const data = await session.data;
  data?.end(text, 'latin1');
  session.listener?.close();
  return '226 Transfer complete.';
}

function listing({ format }: Session, jobs: readonly HandedFax[], folder: string): string {
  const ended = ({ state }: HandedFax) => state === 'D' || state === 'F';
  return jobs
    .filter((job) => ended(job) === (folder === 'doneq'))
    .map((job) => {
      const fields: Readonly<Record<string, string>> = {
        ...{ j: job.id, a: job.state, p: String(job.pages), s: job.status },
        ...{ J: job.parameters.get('JOBINFO') ?? '', W: ended(job) ? '000000001' : '' },
      };
      return `${format.replaceAll(/%([a-zA-Z])/g, (_, letter: string) => fields[letter] ?? '')}\n`;
    })
    .join('');
}
