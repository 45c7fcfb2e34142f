/** HylaFAX by its own protocol, the one that its clients speak with hfaxd (port 4559). */
import {
  FaxUnavailable,
  isFaxNumber,
  type FaxEnd,
  type FaxJob,
  type FaxServer,
  type OutgoingFax,
  type Submitted,
} from '../../domain/fax.js';
import { failureOf, reasonOf } from './cause.js';
import { connectFax, type FaxAddress, type FaxConnection } from './connection.js';
import { durationOf, jobFormat, readJobs, type ListedJob } from './jobs.js';

export interface HylafaxSettings {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  /** null: the server asks for none. */
  readonly password: string | null;
  /** The modem, or class of modems, that our faxes go out by; null: any. */
  readonly modem: string | null;
}

const usualTimeoutMs = 30_000;
// What the server does not get sent in a day it gives up by itself.
const keptFor = '010000';
// Fine: small print stays readable.
const linesPerInch = 196;
const a4 = { widthMm: 210, lengthMm: 297 } as const;

/** Makes a client of the server; each call is a conversation of its own. */
export function createHylafax(
  settings: HylafaxSettings,
  { timeoutMs = usualTimeoutMs }: { readonly timeoutMs?: number } = {},
): FaxServer {
  const address: FaxAddress = { host: settings.host, port: settings.port, timeoutMs };
  const talk = async <T>(signal: AbortSignal, work: (to: FaxConnection) => Promise<T>): Promise<T> => {
    const connection = await connectFax(address, signal);
    try {
      await signIn(connection, settings);
      return await work(connection);
    } finally {
      connection.close();
    }
  };
  return {
    async submit(fax, signal) {
      if (!isFaxNumber(fax.number))
        return { ok: false, why: 'refused', message: 'What is to be dialled is no number.' };
      const stage = { submitting: false };
      try {
        return await talk(signal, (to) => hand(to, fax, settings.modem, stage));
      } catch (error) {
        if (!(error instanceof FaxUnavailable)) throw error;
        return { ok: false, why: stage.submitting ? 'in_doubt' : 'unreachable', message: error.message };
      }
    },
    jobsOf: (tags, signal) =>
      tags.size === 0
        ? Promise.resolve([])
        : talk(signal, async (to) => {
            const found: FaxJob[] = [];
            for (const job of (await listed(to)).filter(({ tag }) => tags.has(tag)))
              found.push({ id: job.id, tag: job.tag, end: await endOf(to, job) });
            return found;
          }),
    withdraw: (jobs, signal) =>
      jobs.length === 0
        ? Promise.resolve()
        : talk(signal, async (to) => {
            // One that has ended meanwhile is refused, and that is as well.
            for (const job of jobs) await to.ask(`JKILL ${job}`);
          }),
  };
}

/** Signs in, and does nothing. @throws FaxUnavailable */
export async function checkHylafax(settings: HylafaxSettings, signal: AbortSignal): Promise<void> {
  const { host, port } = settings;
  const connection = await connectFax({ host, port, timeoutMs: usualTimeoutMs }, signal);
  try {
    await signIn(connection, settings);
  } finally {
    connection.close();
  }
}

async function signIn(to: FaxConnection, { user, password }: HylafaxSettings): Promise<void> {
  const asked = await to.ask(`USER ${user}`);
  if (asked.code === 230) return;
  if (asked.code !== 331 || password === null)
    throw new FaxUnavailable(
      `The fax server does not let in the user ${user}: ${asked.code} ${asked.text}. See FAX_URL, and etc/hosts.hfaxd there.`,
    );
  await to.expect(`PASS ${password}`, 230);
}

async function hand(
  to: FaxConnection,
  { tag, number, documents }: OutgoingFax,
  modem: string | null,
  stage: { submitting: boolean },
): Promise<Submitted> {
  await to.expect('TYPE I', 200);
  const stored: string[] = [];
  for (const content of documents) {
    const { text } = await to.send('STOT', content);
    const file = /FILE: \/?(\S+)/.exec(text)?.[1];
    if (file === undefined)
      throw new FaxUnavailable(`The fax server took a file and did not name it: ${text}.`);
    stored.push(file);
  }
  const { text } = await to.expect('JNEW', 200);
  const job = /jobid: (\d+)/.exec(text)?.[1];
  if (job === undefined) throw new FaxUnavailable(`The fax server made a job and did not name it: ${text}.`);
  const parameters = {
    ...{ FROMUSER: 'sportello', JOBINFO: tag, DIALSTRING: number, EXTERNAL: number, NOTIFY: 'none' },
    ...(modem === null ? {} : { MODEM: modem }),
    // When to try again is the definition's to say.
    ...{ MAXDIALS: 1, MAXTRIES: 1, LASTTIME: keptFor, PAGECHOP: 'none' },
    ...{ PAGEWIDTH: a4.widthMm, PAGELENGTH: a4.lengthMm, VRES: linesPerInch },
  };
  for (const [name, value] of Object.entries(parameters)) {
    const quoted = typeof value === 'number' || name === 'LASTTIME' ? String(value) : `"${value}"`;
    await to.expect(`JPARM ${name} ${quoted}`, 213);
  }
  for (const file of stored) await to.expect(`JPARM DOCUMENT ${file}`, 200);
  stage.submitting = true;
  const answer = await to.ask('JSUBM');
  if (answer.code === 200) return { ok: true, job };
  return {
    ok: false,
    why: 'refused',
    message: `The fax server answered ${answer.code} ${answer.text} to JSUBM.`,
  };
}

/** All jobs. What waits is asked for first: a job that ends in between then stands in both lists, and never in none. */
async function listed(to: FaxConnection): Promise<ListedJob[]> {
  await to.expect(jobFormat, 200);
  const waiting = readJobs((await to.receive('LIST sendq')) ?? '');
  const ended = readJobs((await to.receive('LIST doneq')) ?? '');
  return [...new Map([...waiting, ...ended].map((job) => [job.id, job])).values()];
}

async function endOf(
  to: FaxConnection,
  { state, pages, session, status }: ListedJob,
): Promise<FaxEnd | null> {
  if (state === 'waiting') return null;
  const log = /^\w+$/.test(session) ? await to.receive(`RETR log/c${session}`) : null;
  const durationMs = log === null ? null : durationOf(log);
  if (state === 'done') return { outcome: 'sent', pages, durationMs, reason: '' };
  return { outcome: failureOf(status), pages, durationMs, reason: reasonOf(status) };
}
