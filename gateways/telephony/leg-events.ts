/** What RustPBX's events say of a leg. */
import type { LegEvent, LegFailure } from '../../domain/telephony.js';
import type { RwiEvent } from './rwi-messages.js';

/** The event as we know it; null for one that says nothing new. `answered`: whether the leg was answered before. */
export function legEventOf(event: RwiEvent, at: number, answered: boolean): LegEvent | null {
  const { event_type: type, interrupted, sip_status: status, reason } = event;
  switch (type) {
    case 'call_ringing':
      return { kind: 'ringing', at };
    case 'call_answered':
      return { kind: 'answered', at };
    case 'media_play_finished':
      return { kind: 'played', at, whole: interrupted !== true };
    case 'call_busy':
      return { kind: 'failed', at, why: 'busy', reason: '' };
    case 'call_no_answer':
      return { kind: 'failed', at, why: 'no_answer', reason: '' };
    case 'call_hangup':
      // The same event tells the end of a call and that there was none.
      return answered
        ? { kind: 'ended', at }
        : { kind: 'failed', at, why: failureOf(status ?? null), reason: wordsOf(status, reason) };
    default:
      return null;
  }
}

// SIP's answers that concern the number; all others concern the line to it.
const rejected: readonly number[] = [403, 433, 603, 607, 608];
const unreachable: readonly number[] = [404, 410, 416, 484, 485, 502, 604];

function failureOf(status: number | null): LegFailure {
  if (status === null) return 'line';
  if (rejected.includes(status)) return 'rejected';
  return unreachable.includes(status) ? 'unreachable' : 'line';
}

function wordsOf(status: number | null | undefined, reason: string | null | undefined): string {
  return status == null ? (reason ?? '') : `SIP ${status}`;
}
