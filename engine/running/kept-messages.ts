/** Messages that came before anything waited for them: kept for a day, then unclaimed. */
import type { KeptMessage } from '../state.js';
import type { Run } from './run.js';
import { note } from './run.js';

/** How long a message waits to be wanted, in milliseconds. */
export const keptForMs = 86_400_000;

/** Keeps a message. */
export function keep(run: Run, message: KeptMessage): void {
  run.draft.kept = [...run.draft.kept, message];
  note(run, 'message_kept', { detail: message.name });
}

/** Takes out the oldest kept message that is wanted; null where none is. */
export function takeKept(run: Run, wanted: (message: KeptMessage) => boolean): KeptMessage | null {
  if (run.draft.kept.length === 0) return null;
  const found = run.draft.kept.find(wanted);
  if (found === undefined) return null;
  run.draft.kept = run.draft.kept.filter((message) => message !== found);
  note(run, 'message_taken', { detail: found.name });
  return found;
}

/** Gives up the kept messages whose day is over; all of them when the instance has ended. */
export function giveUpKept(run: Run, which: 'expired' | 'all'): void {
  const over = run.draft.kept.filter((message) => which === 'all' || message.at + keptForMs <= run.at);
  if (over.length === 0) return;
  run.draft.kept = run.draft.kept.filter((message) => !over.includes(message));
  run.unclaimed.push(...over);
  for (const { name } of over) note(run, 'message_unclaimed', { detail: name });
}
