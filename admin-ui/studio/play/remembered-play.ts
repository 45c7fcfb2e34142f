/** The play of each workflow, kept by this window: it survives a reload, and a scenario is opened by it. */
import type { PlaySession } from './play-session.js';

/** The play of a workflow that this window remembers; null: none. */
export function rememberedPlay(workflow: string): PlaySession | null {
  const text = sessionStorage.getItem(keyOf(workflow));
  return text === null ? null : (JSON.parse(text) as PlaySession);
}

/** Remembers a play in the place of the one before; null: forgets it. */
export function rememberPlay(workflow: string, session: PlaySession | null): void {
  if (session === null) sessionStorage.removeItem(keyOf(workflow));
  else sessionStorage.setItem(keyOf(workflow), JSON.stringify(session));
}

// Sessions of another shape are not read by this one.
function keyOf(workflow: string): string {
  return `sportello.studio.play.2.${workflow}`;
}
