/** Why a fax failed, from the words in which HylaFAX says so. Its codes say only that all tries were used up. */
import type { FaxOutcome } from '../../domain/fax.js';

// Nobody answers, whoever answers is no fax, or the number is none. Busy is not among them: there is a number.
const numberWrong = [
  'No answer from remote',
  'No answer or ring back',
  'No answer (T.30 T1 timeout)',
  'No carrier detected',
  'Ringback detected, no answer',
  'Data connection established (wanted fax)',
  'Invalid dialing command',
  'Unable to convert dial string to canonical format',
] as const;

/** What a fax that the server gave up came to. */
export function failureOf(status: string): FaxOutcome {
  const known = numberWrong.some((words) => status.toLowerCase().includes(words.toLowerCase()));
  return known ? 'failed_number' : 'failed_other';
}

/** Those words in one line, without what follows from trying once only, no longer than a remark. */
export function reasonOf(status: string): string {
  return status
    .replaceAll(/\\?\s*\n\s*/g, ' ')
    .replace(/; too many attempts to (dial|transmit|send).*$/, '')
    .trim()
    .slice(0, 200);
}
