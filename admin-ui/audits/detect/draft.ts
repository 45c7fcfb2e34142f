/** What an auditor has entered and not yet handed in: it outlives a reload and a crash of the browser. */
import type { Kept } from '../../providers/kept.js';

/** The instants of a call by name, as ISO texts, in the order in which they come. */
export const markNames = [
  'dialled_at',
  'ivr_at',
  'queued_at',
  'operator_queue_at',
  'answered_at',
  'ended_at',
] as const;

export type MarkName = (typeof markNames)[number];

export interface Draft {
  readonly answers: Readonly<Record<string, string>>;
  readonly marks: Readonly<Partial<Record<MarkName | 'received_at', string>>>;
  readonly handledByIvr: boolean;
  readonly callBackOffered: boolean;
  readonly remarks: string;
  readonly files: readonly { readonly id: string; readonly name: string }[];
}

export const emptyDraft: Draft = {
  ...{ answers: {}, marks: {}, handledByIvr: false, callBackOffered: false, remarks: '', files: [] },
};

/** What was kept of a detection; what can't be read is as nothing. */
export function readDraft(kept: Kept, id: string): Draft {
  try {
    const found: unknown = JSON.parse(kept.getItem(placeOf(id)) ?? '{}');
    return { ...emptyDraft, ...(typeof found === 'object' ? (found as Partial<Draft>) : {}) };
  } catch {
    return emptyDraft;
  }
}

export function keepDraft(kept: Kept, id: string, draft: Draft): void {
  kept.setItem(placeOf(id), JSON.stringify(draft));
}

export function forgetDraft(kept: Kept, id: string): void {
  kept.removeItem(placeOf(id));
}

function placeOf(id: string): string {
  return `sportello.detection.${id}`;
}

/** The next mark that a press of the key makes: after the last one that is set; null once the call has ended. */
export function nextMark({ marks }: Pick<Draft, 'marks'>): MarkName | null {
  const last = markNames.findLastIndex((name) => marks[name] !== undefined);
  return markNames[last + 1] ?? null;
}

/** The course of a call as the API takes it; null until it has begun and ended. */
export function callOf({ marks, handledByIvr, callBackOffered }: Draft) {
  const { dialled_at: dialled, ended_at: ended } = marks;
  if (dialled === undefined || ended === undefined) return null;
  const at = (name: MarkName) => marks[name] ?? null;
  return {
    ...{ dialled_at: dialled, ivr_at: at('ivr_at'), queued_at: at('queued_at') },
    ...{ operator_queue_at: at('operator_queue_at'), answered_at: at('answered_at'), ended_at: ended },
    ...{ handled_by_ivr: handledByIvr, call_back_offered: callBackOffered },
  };
}
