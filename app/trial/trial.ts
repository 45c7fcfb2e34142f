/**
 * The environment of trials: a Temporal server whose time may be skipped, a PostgreSQL and a worker, of their own, so that
 * no real instance ever meets a trial's clock. All of it lives in a folder that goes at the end.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandContext } from '../../commands/context.js';
import type { Program } from '../../engine/definition.js';
import { setCurrentVersion } from '../../store/definitions.js';
import { migrate } from '../../store/migrate.js';
import { saveProgram } from '../../store/programs.js';
import { closeStore } from '../../store/store.js';
import { createActivityContext, createCommandContext, createLogger } from '../contexts.js';
import { masterKey } from '../master-key.js';
import { openHome } from '../processes/embedded.js';
import type { Say } from '../processes/service.js';
import { createSupervisor } from '../processes/supervisor.js';
import type { Settings } from '../settings.js';
import { workflowBundle } from '../workflow-bundle.js';
import type { Play } from './play.js';
import { timeSkippingSettings } from './time-skipping.js';
import { startTrialWorker } from './trial-worker.js';
import { createTrialActivities } from './trial-activities.js';

export interface Trial {
  readonly context: CommandContext;
  readonly namespace: string;
  /** The plays under way, by their instance. */
  readonly plays: Map<string, Play>;
  /**
   * Publishes programs in the trial and keeps their workflows for one play, until the answered function is called: plays of
   * one workflow come one after the other, since their programs may differ and their keys may be the same.
   */
  reserve(programs: readonly Program[]): Promise<() => void>;
  /** Makes programs those that starts take from now on. */
  publish(programs: readonly Program[]): Promise<void>;
  /** Stops everything and removes the folder. */
  close(): Promise<void>;
}

/**
 * Starts an environment, which takes some seconds. `say` gets a line for what it does and what goes wrong.
 * @throws when one of its processes does not become ready; then nothing is left
 */
export async function openTrial(settings: Settings, say: Say): Promise<Trial> {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-trial-'));
  const own = {
    home: folder,
    databaseUrl: null,
    temporalAddress: null,
    temporalNamespace: 'trial',
    temporalUiPort: null,
    temporalUiUrl: null,
  };
  const undo: (() => Promise<void> | void)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const close = async () => {
    for (let last = undo.pop(); last !== undefined; last = undo.pop()) await last();
  };
  try {
    return await build({ ...settings, ...own }, say, undo, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function build(
  own: Settings,
  say: Say,
  undo: (() => Promise<void> | void)[],
  close: () => Promise<void>,
): Promise<Trial> {
  // Made meanwhile: the first time takes seconds.
  const bundling = workflowBundle();
  bundling.catch(() => undefined);
  const home = await openHome(own, say, timeSkippingSettings);
  undo.push(home.close);
  const supervisor = createSupervisor(say);
  const atExit = () => supervisor.kill();
  process.once('exit', atExit);
  undo.push(
    () => void process.off('exit', atExit),
    () => supervisor.stop(),
  );
  await supervisor.start(home.services);
  const settings = { ...home.settings, masterKey: masterKey(home.settings) };
  await migrate(settings.databaseUrl);

  const logger = createLogger({ ...settings, logLevel: 'error' }, 'trial');
  const plays = new Map<string, Play>();
  const ofPlays = {
    heard: listener(plays),
    shiftOf: (instance: string) => plays.get(instance)?.shiftMs ?? 0,
  };
  const context = { ...createCommandContext(settings, logger), ...ofPlays };
  undo.push(
    () => closeStore(context.db),
    () => context.temporal.connection.close(),
  );
  const working = createActivityContext(settings, logger);
  const activityContext = { ...working, commands: { ...working.commands, ...ofPlays } };
  undo.push(
    () => closeStore(activityContext.db),
    () => activityContext.commands.temporal.connection.close(),
    () => activityContext.commands.confirmations.flush(),
  );
  await bundling;
  undo.push(await startTrialWorker(settings, createTrialActivities(activityContext, plays)));
  undo.push(() => context.confirmations.flush());
  const publish: Trial['publish'] = async (programs) => {
    const now = Date.now();
    for (const program of programs) {
      await saveProgram(context.db, program, now);
      await setCurrentVersion(context.db, program.workflow.name, program.version, now);
    }
    for (const { programs: known } of [context, activityContext]) known.refresh();
  };
  return {
    context,
    namespace: settings.temporalNamespace,
    plays,
    reserve: createReservations(publish),
    publish,
    close,
  };
}

/** A play goes by what was recorded: its calls are made in the order in which they were asked for. */
function listener(plays: ReadonlyMap<string, Play>): CommandContext['heard'] {
  return (instance, { effects }) =>
    plays.get(instance)?.enqueue(
      instance,
      effects.map(({ id }) => id),
    );
}

function createReservations(publish: Trial['publish']): Trial['reserve'] {
  const last = new Map<string, Promise<void>>();
  return async (programs) => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    // All names at once: two plays that share some can't wait for one another.
    const before = programs.map(({ workflow }) => last.get(workflow.name) ?? Promise.resolve());
    for (const { workflow } of programs) last.set(workflow.name, released);
    await Promise.all(before);
    await publish(programs);
    return release;
  };
}
