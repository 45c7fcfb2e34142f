/** What a test sets in the processes of a server that it started: a module named by TUNING, loaded in test mode only. */
import { pathToFileURL } from 'node:url';
import type { Tuning, WorkingSettings } from './contexts.js';

/** The tuning of this process; nothing outside test mode. The module exports `tuning(settings): Tuning`. */
export async function loadTuning(settings: WorkingSettings): Promise<Tuning> {
  if (settings.mode !== 'test' || settings.tuning === null) return {};
  const module = (await import(pathToFileURL(settings.tuning).href)) as {
    readonly tuning: (settings: WorkingSettings) => Tuning;
  };
  return module.tuning(settings);
}
