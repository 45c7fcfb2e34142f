import { migrate } from '../../store/migrate.js';
import { masterKey } from '../master-key.js';
import { openHome } from '../processes/embedded.js';
import type { WorkingSettings } from '../contexts.js';
import type { OpenHome } from '../processes/embedded.js';
import type { Say, Service } from '../processes/service.js';
import { untilStopped } from '../processes/until-stopped.js';
import { createSupervisor } from '../processes/supervisor.js';
import type { Supervisor } from '../processes/supervisor.js';
import { ensureNamespace } from '../processes/temporal-namespace.js';
import { workerService } from '../processes/worker-child.js';
import { startServer } from '../server.js';
import { readSettings } from '../settings.js';

/** `sportello start`: everything, until Ctrl-C. */
export async function run(): Promise<number> {
  const say: Say = (line) => console.log(line);
  const settings = readSettings();
  const open = await openHome(settings, say);
  const supervisor = createSupervisor(say);
  return untilStopped(supervisor, open.close, say, () => startAll(open, supervisor, say));
}

async function startAll(open: OpenHome, supervisor: Supervisor, say: Say): Promise<void> {
  await supervisor.start(open.services);
  const settings = { ...open.settings, masterKey: masterKey(open.settings) };
  // In production that is `sportello migrate`, once, before the servers of a release start.
  if (settings.mode !== 'production')
    await Promise.all([migrate(settings.databaseUrl), ensureNamespace(settings)]);
  const workers = Array.from({ length: settings.workers }, (_, n) =>
    workerService(open.home, n + 1, settings),
  );
  let url = '';
  const api = apiService(settings, supervisor, (told) => (url = told));
  // Both at once, yet as two groups: at a stop the API drains before the workers do.
  await Promise.all([supervisor.start(workers), supervisor.start([api])]);
  say(`Sportello is ready at ${url}`);
}

/** The API lives in our own process: it can't die without us, so it is only started and stopped. */
function apiService(
  settings: WorkingSettings,
  supervisor: Supervisor,
  tellUrl: (url: string) => void,
): Service {
  return {
    name: 'api',
    start: async () => {
      const server = await startServer(settings, () => supervisor.status());
      tellUrl(server.url);
      let ended: (how: string) => void = () => undefined;
      const exited = new Promise<string>((settle) => (ended = settle));
      const stop = async () => {
        await server.stop();
        ended('the API stopped');
      };
      return { pid: null, exited, stop, kill: () => ended('the API was given up') };
    },
  };
}
