/** Why a sum of times could not be done. */
export type TimeErrorCode = 'calendar_horizon' | 'calendar_missing' | 'term_unreadable';

/** A fault of a sum of times; told from others by its `code`, since it may cross realms. */
export interface TimeError extends Error {
  readonly code: TimeErrorCode;
}

/** Makes the error to throw; `message` names the thing, what was found and the way out. */
export function timeError(code: TimeErrorCode, message: string): TimeError {
  return Object.assign(new Error(message), { name: 'TimeError', code });
}

/** An instant (ms since 1970 UTC) for people to read; never throws, so that it can be used in messages. */
export function instantText(instant: number): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? String(instant) : date.toISOString();
}
