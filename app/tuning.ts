/** What a test sets in the processes of a server that it started: a module named by TUNING, loaded in test mode only. */
import type { Tuning, WorkingSettings } from './contexts.js';

/** The tuning of this process; nothing outside test mode. The module exports `tuning(settings): Tuning`. */
export async function loadTuning(settings: WorkingSettings): Promise<Tuning> {
  if (settings.mode !== 'test' || settings.tuning === null) return {};
  // TypeScript, and none of what `run.js` has transpiled.
  const { tsImport } = await import('tsx/esm/api');
  const module = (await tsImport(settings.tuning, import.meta.url)) as {
    readonly tuning: (settings: WorkingSettings) => Tuning;
  };
  return module.tuning(settings);
}
