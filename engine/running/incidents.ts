/** Incidents: what failed and waits for a person. */
import type { Run } from './run.js';
import { note } from './run.js';

/** Notes that something failed: at a step that now stands still, or (`activation` null) in an action or a clock. */
export function addIncident(
  run: Run,
  activation: string | null,
  step: string,
  code: string,
  message: string,
): void {
  const same = run.draft.incidents.some(
    (one) => one.activation === activation && one.step === step && one.code === code,
  );
  // An action that fails again and again (an `every`) is one thing to look at, not a thousand.
  if (same) return;
  run.draft.incidents = [...run.draft.incidents, { activation, step, code, message, at: run.at }];
  note(run, 'incident', { step, detail: code });
}

/** The incidents of an activation are over. */
export function endIncidents(run: Run, activation: string): void {
  if (run.draft.incidents.length === 0) return;
  const over = run.draft.incidents.filter((incident) => incident.activation === activation);
  if (over.length === 0) return;
  run.draft.incidents = run.draft.incidents.filter((incident) => incident.activation !== activation);
  for (const { step } of over) note(run, 'incident_over', { step });
}
