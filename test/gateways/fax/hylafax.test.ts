import { createServer, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FaxUnavailable, type FaxServer } from '../../../domain/fax.js';
import { createHylafax } from '../../../gateways/fax/hylafax.js';
import { startFaxServer, type FaxServerStandIn } from '../../support/fax-server.js';

const tag = '8b0d6a3e-0000-4000-8000-000000000001';
const fax = {
  tag,
  number: '+390874411001',
  documents: [Buffer.from('%PDF-1.7 one'), Buffer.from('%PDF two')],
};
const signal = () => AbortSignal.timeout(10_000);

describe('CMP-5: a client of HylaFAX', () => {
  let far: FaxServerStandIn;
  let server: FaxServer;

  beforeEach(async () => {
    far = await startFaxServer();
    server = clientOf(far.port);
  });
  afterEach(() => far.stop());

  it('hands over a fax to be tried once, with our tag and all its documents', async () => {
    expect(await server.submit(fax, signal())).toEqual({ ok: true, job: '1' });
    const [job] = far.jobs;
    expect(Object.fromEntries(job?.parameters ?? [])).toMatchObject({
      ...{ JOBINFO: tag, DIALSTRING: '+390874411001', MAXDIALS: '1', MAXTRIES: '1', MODEM: 'ttyS0' },
    });
    expect(job?.documents.map(String)).toEqual(['%PDF-1.7 one', '%PDF two']);
  });

  it('finds its jobs by their tags, and tells how they ended', async () => {
    await server.submit(fax, signal());
    await server.submit({ ...fax, tag: 'other' }, signal());
    const tags = new Set([tag, 'unknown']);
    expect(await server.jobsOf(tags, signal())).toEqual([{ id: '1', tag, end: null }]);
    far.end(tag, 'D', 3);
    expect(await server.jobsOf(tags, signal())).toEqual([
      { id: '1', tag, end: { outcome: 'sent', pages: 3, durationMs: 27_020, reason: '' } },
    ]);
    far.end(tag, 'F', 1, 'No answer from remote; too many attempts to dial');
    expect((await server.jobsOf(tags, signal()))[0]?.end).toMatchObject({
      ...{ outcome: 'failed_number', pages: 1, reason: 'No answer from remote' },
    });
  });

  it('does not know how long a call took where the server keeps its logs to itself', async () => {
    await server.submit(fax, signal());
    far.end(tag, 'D', 1);
    far.instead.set('RETR', '550 log/c000000001: Operation not permitted.');
    expect((await server.jobsOf(new Set([tag]), signal()))[0]?.end).toMatchObject({ durationMs: null });
  });

  it('takes back what has not ended', async () => {
    await server.submit(fax, signal());
    await server.withdraw(['1', '2'], signal());
    expect(far.jobs[0]?.state).toBe('F');
  });

  it.each([
    ['the server refuses the user', 'USER', '530 User sportello access denied.', 'unreachable', '530'],
    ['the server is shut down', '220', '421 Service not available', 'unreachable', '421'],
    ['the server greets nobody', '220', 'silence', 'unreachable', 'nothing came within 1000 ms'],
    ['the server falls silent', 'JNEW', 'silence', 'unreachable', 'nothing came within 1000 ms'],
    ['the server hangs up', 'STOT', 'hang up', 'unreachable', 'closed the connection'],
    ['a parameter is refused', 'JPARM MODEM', '504 Bad modem', 'unreachable', '504 to JPARM MODEM, not 213'],
    ['the job is refused', 'JSUBM', '504 Cannot submit job', 'refused', '504 Cannot submit job'],
    ['nonsense is answered', 'TYPE', 'hello', 'unreachable', '"hello" is no reply'],
  ])('where %s, nothing went out and it says so', async (_, command, said, why, words) => {
    far.instead.set(command, said);
    const answer = await server.submit(fax, signal());
    expect(answer).toMatchObject({ ok: false, why });
    expect(answer.ok ? '' : answer.message).toContain(words);
    expect(far.jobs).toEqual([]);
  });

  it('where the answer to the last word is lost, it is in doubt, and the jobs tell', async () => {
    far.instead.set('JSUBM', 'then hang up');
    expect(await server.submit(fax, signal())).toMatchObject({ ok: false, why: 'in_doubt' });
    far.instead.clear();
    expect(await server.jobsOf(new Set([tag]), signal())).toMatchObject([{ id: '1', tag }]);
  });

  it('tells no number in what goes wrong', async () => {
    far.instead.set('JPARM DIALSTRING', '504 "+390874411001" is barred');
    const answer = await server.submit(fax, signal());
    expect(JSON.stringify(answer)).toContain('JPARM DIALSTRING');
    expect(JSON.stringify(answer)).not.toContain('411001');
    expect(await server.submit({ ...fax, number: 'pippo' }, signal())).toMatchObject({ why: 'refused' });
  });

  it('that is not there is out of reach, and names where it should be', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await new Promise((settle) => closed.once('listening', settle));
    const { port } = closed.address() as AddressInfo;
    await new Promise((settle) => closed.close(settle));
    const away = clientOf(port);
    expect(await away.submit(fax, signal())).toMatchObject({ ok: false, why: 'unreachable' });
    await expect(away.jobsOf(new Set([tag]), signal())).rejects.toThrow(FaxUnavailable);
    await expect(away.jobsOf(new Set([tag]), signal())).rejects.toThrow(
      `127.0.0.1:${port} is out of reach (ECONNREFUSED)`,
    );
  });

  it('asks nobody about nothing', async () => {
    expect(await server.jobsOf(new Set(), signal())).toEqual([]);
    expect(far.heard).toEqual([]);
  });
});

function clientOf(port: number): FaxServer {
  const settings = { host: '127.0.0.1', port, user: 'sportello', password: null, modem: 'ttyS0' };
  return createHylafax(settings, { timeoutMs: 1_000 });
}
