import { join } from 'node:path';
import { startOutbox, type Outbox } from '../../gateways/mail/outbox.js';
import { migrate } from '../../store/migrate.js';
import { masterKey } from '../master-key.js';
import { openHome } from '../processes/embedded.js';
import type { WorkingSettings } from '../contexts.js';
import type { OpenHome } from '../processes/embedded.js';
import { portFor } from '../processes/ports.js';
import type { Say, Service } from '../processes/service.js';
import { untilStopped } from '../processes/until-stopped.js';
import { createSupervisor } from '../processes/supervisor.js';
import type { Supervisor } from '../processes/supervisor.js';
import { ensureNamespace } from '../processes/temporal-namespace.js';
import { workerService } from '../processes/worker-child.js';
import { startServer } from '../server.js';
import { readSettings } from '../settings.js';
import { builtWeb, webBuild } from '../web-build.js';

/** `sportello start`: everything, until Ctrl-C. */
export async function run(): Promise<number> {
  const say: Say = (line) => console.log(line);
  const settings = readSettings();
  const open = await openHome(settings, say);
  const supervisor = createSupervisor(say);
  return untilStopped(supervisor, open.close, say, () => startAll(open, supervisor, say));
}

async function startAll(open: OpenHome, supervisor: Supervisor, say: Say): Promise<void> {
  const [web] = await Promise.all([
    open.settings.mode === 'production' ? builtWeb() : webBuild(say),
    supervisor.start(open.services),
  ]);
  const settings = { ...open.settings, masterKey: masterKey(open.settings) };
  // In production that is `sportello migrate`, once, before the servers of a release start.
  if (settings.mode !== 'production')
    await Promise.all([migrate(settings.databaseUrl), ensureNamespace(settings)]);
  const { settings: mailing, outbox } = await withMail(open, settings, supervisor);
  const workers = Array.from({ length: settings.workers }, (_, n) =>
    workerService(open.home, n + 1, mailing),
  );
  let url = '';
  const api = inProcess('api', async () => {
    const server = await startServer(mailing, () => supervisor.status(), outbox, web);
    url = server.url;
    for (const { address } of server.mailIn === null ? [] : mailing.mailAddresses)
      say(`Mail to ${address} is taken by SMTP at ${server.mailIn ?? ''}`);
    return () => server.stop();
  });
  // Both at once, yet as two groups: at a stop the API drains before the workers do.
  await Promise.all([supervisor.start(workers), supervisor.start([api])]);
  say(`Sportello is ready at ${url}`);
}

/** Outside production mail has a way in and out of its own where the settings name none: a port at which it is taken, and an outbox that keeps what is sent. */
async function withMail(
  open: OpenHome,
  settings: WorkingSettings,
  supervisor: Supervisor,
): Promise<{ readonly settings: WorkingSettings; readonly outbox: Pick<Outbox, 'list'> | null }> {
  if (settings.mode === 'production') return { settings, outbox: null };
  const mailPort = settings.mailPort ?? (await portFor(open.home, 'mail'));
  if (settings.smtpUrl !== null) return { settings: { ...settings, mailPort }, outbox: null };
  const port = await portFor(open.home, 'outbox');
  let outbox: Outbox | null = null;
  const service = inProcess('outbox', async () => {
    const started = await startOutbox({ folder: join(open.home.folder, 'outbox'), port });
    outbox = started;
    return () => started.stop();
  });
  await supervisor.start([service]);
  return { settings: { ...settings, mailPort, smtpUrl: `smtp://127.0.0.1:${port}` }, outbox };
}

/** What lives in our own process: it can't die without us, so it is only started and stopped. */
function inProcess(name: string, begin: () => Promise<() => Promise<void>>): Service {
  return {
    name,
    start: async () => {
      const end = await begin();
      let ended: (how: string) => void = () => undefined;
      const exited = new Promise<string>((settle) => (ended = settle));
      const stop = async () => {
        await end();
        ended(`${name} stopped`);
      };
      return { pid: null, exited, stop, kill: () => ended(`${name} was given up`) };
    },
  };
}
