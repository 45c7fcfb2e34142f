/** Rows of the hand-written ticket, with the texts of the plain ticket (`../definitions`). */
import type { LapRecord } from '../../../engine/outcome.js';
import type { Consequences, TouchedTask } from '../../../store/append-input.js';
import type { Clock } from './messages.js';

export const nothing: Consequences = {
  entries: [],
  tasks: [],
  reordered: [],
  laps: [],
  watched: [],
  notices: [],
  effects: [],
  unclaimed: [],
  attachments: [],
  visible: [],
  personalHashes: [],
  searchText: null,
  wrappedKey: null,
};

const clocks = {
  pickup: { title: { it: 'Presa in carico', en: 'Taken in charge' }, measure: 'SLA.O.1' },
  resolved_24: { title: { it: 'Risolta entro 24 ore', en: 'Resolved within 24 hours' }, measure: 'SLA.O.2' },
} as const;

/** The lap of a clock that runs. */
export function lapOf({ name, startedAt, dueAt }: Clock): LapRecord {
  const { title, measure } = name === 'pickup' ? clocks.pickup : clocks.resolved_24;
  return {
    clock: name,
    lap: 1,
    title,
    measure,
    state: 'running',
    startedAt,
    dueAt,
    stoppedAt: null,
    breached: false,
  };
}

/** The task of level II that is open. */
export function taskRow(id: string, openedAt: number, due: number | null): TouchedTask {
  return {
    id,
    step: 'back_office',
    title: { it: 'Lavora la richiesta', en: 'Work the request' },
    state: 'ready',
    groups: ['level_2'],
    user: null,
    skills: [],
    mode: null,
    notBy: [],
    assignee: null,
    openedAt,
    endedAt: null,
    outcome: null,
    by: null,
    priority: 50,
    due,
  };
}
