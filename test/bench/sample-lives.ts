/** Lives of the shipped ticket, and how often each comes: four in five are resolved at once (SLA.C.4). */
import type { JsonObject } from '../../engine/json.js';
import { answer, request } from './sample-ticket.js';

export type LifeName = 'at_once' | 'level_2' | 'office';

/** A task that somebody claims and completes. */
interface Deed {
  readonly by: string;
  readonly outcome: string;
  readonly data: JsonObject;
}

interface Life {
  readonly by: string;
  readonly data: JsonObject;
  /** Done in the command that starts it. */
  readonly complete: { readonly task: string; readonly outcome: string; readonly data: JsonObject } | null;
  readonly deeds: readonly Deed[];
}

// Who leaves an address and no number is answered by mail: one service.
const voicemail = {
  ...request,
  channel: 'voicemail',
  person: { name: 'Maria Rossi', email: 'maria@example.org' },
} as const;
const assigned: Deed = { by: 'anna', outcome: 'assigned', data: { note: 'Da cercare nel registro' } };
const solved: Deed = { by: 'bruno', outcome: 'solved', data: answer };

export const lives: Readonly<Record<LifeName, Life>> = {
  /** A call that level I answers: one command, the short path. */
  at_once: {
    by: 'anna',
    data: { ...request, channel: 'phone' },
    complete: { task: 'front_office', outcome: 'answered', data: answer },
    deeds: [],
  },
  /** Two human tasks, three clocks, one service. */
  level_2: { by: 'anna', data: voicemail, complete: null, deeds: [assigned, solved] },
  /** The same with a question to an office. */
  office: {
    by: 'anna',
    data: voicemail,
    complete: null,
    deeds: [
      assigned,
      {
        by: 'bruno',
        outcome: 'to_office',
        data: { question: 'Entro quando?', office: 'office_agriculture' },
      },
      { by: 'dario', outcome: 'answered', data: answer },
      solved,
    ],
  },
};

/** Which life comes at which turn, again and again. */
export const mixes = {
  /** 80 % at once, 15 % with level II, 5 % with an office. */
  real: Array.from({ length: 20 }, (_, turn): LifeName => {
    if (turn === 7) return 'office';
    return turn % 6 === 4 ? 'level_2' : 'at_once';
  }),
  level_2: ['level_2'],
} as const satisfies Readonly<Record<string, readonly LifeName[]>>;

export type MixName = keyof typeof mixes;
