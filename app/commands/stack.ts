import { openHome } from '../processes/embedded.js';
import type { Say } from '../processes/service.js';
import { createSupervisor } from '../processes/supervisor.js';
import { untilStopped } from '../processes/until-stopped.js';
import { readSettings } from '../settings.js';

/** `sportello stack`: only the embedded PostgreSQL and Temporal, until Ctrl-C, for work on the rest. */
export async function run(): Promise<number> {
  const say: Say = (line) => console.log(line);
  const open = await openHome(readSettings(), say);
  const supervisor = createSupervisor(say);
  return untilStopped(supervisor, open.close, say, async () => {
    await supervisor.start(open.services);
    say(`DATABASE_URL=${open.settings.databaseUrl}\nTEMPORAL_ADDRESS=${open.settings.temporalAddress}`);
  });
}
