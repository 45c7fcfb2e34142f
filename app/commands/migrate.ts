import { migrate } from '../../store/migrate.js';
import { homeAt } from '../processes/home.js';
import { openHome, joinHome } from '../processes/embedded.js';
import { lockHolder } from '../processes/lock.js';
import { createSupervisor } from '../processes/supervisor.js';
import { ensureNamespace } from '../processes/temporal-namespace.js';
import { readSettings } from '../settings.js';

/**
 * `sportello migrate`: brings the database to the current tables and makes Temporal's namespace: before the servers of
 * a new release start. With embedded services that don't run, it starts and stops them.
 */
export async function run(): Promise<number> {
  const settings = readSettings();
  const elsewhere = settings.databaseUrl !== null && settings.temporalAddress !== null;
  if (elsewhere || lockHolder(homeAt(settings.home)) !== null) {
    const joined = joinHome(settings);
    await Promise.all([migrate(joined.databaseUrl), ensureNamespace(joined)]);
  } else {
    const open = await openHome(settings, (line) => console.log(line));
    const supervisor = createSupervisor((line) => console.log(line));
    try {
      await supervisor.start(open.services);
      await migrate(open.settings.databaseUrl); // the embedded Temporal makes its namespace itself
    } finally {
      await supervisor.stop();
      open.close();
    }
  }
  console.log('The database and the Temporal namespace are up to date');
  return 0;
}
