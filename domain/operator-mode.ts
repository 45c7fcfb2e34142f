/** How operators work at a moment: a task may ask for it (`to: {mode}`). */

export const modes = ['on_line', 'off_line', 'blended', 'pause'] as const;

export type Mode = (typeof modes)[number];

/** Who has never said how they work does all. */
export const usualMode: Mode = 'blended';

/** The modes of tasks that somebody is given who works so; null: of all. On pause nothing that asks for a mode is theirs. */
export function modesTaken(mode: Mode): readonly string[] | null {
  if (mode === 'blended') return null;
  return mode === 'pause' ? [] : [mode];
}
