/** A questionnaire by its link, as the API has it; or one in test mode, of which nothing is kept. */
import type { JsonObject } from '../../engine/json.js';
import type { Title } from '../i18n/title-text.js';
import { call, newKey } from '../providers/http.js';

/** Why no answers are taken; `unknown`: there is no such page, `away`: the server can't be reached. */
export type NotOpen = 'closed' | 'answered' | 'replaced' | 'paused' | 'quota_full' | 'unknown' | 'away';

interface Questionnaire {
  readonly title: Title;
  readonly languages: readonly string[];
  readonly anonymous: boolean;
  readonly survey: JsonObject | null;
}

export interface Shown {
  readonly state: 'open' | Exclude<NotOpen, 'unknown' | 'away'>;
  readonly questionnaire: Questionnaire;
  readonly language: string | null;
  readonly data: JsonObject;
  readonly for_everybody: boolean;
}

/** Answers that are sent. */
interface Sent {
  readonly data: JsonObject;
  readonly language: string;
  readonly complete: boolean;
}

/** Where a questionnaire comes from, and its answers go. */
export interface Source {
  /** A name for what is kept in this browser. */
  readonly kept: string;
  readonly trial: boolean;
  show(): Promise<Shown>;
  save(sent: Sent): Promise<void>;
  /** What was begun here is over: the next one begins anew. */
  forget(): void;
}

/** The questionnaire of a path such as `/q/<link>`, or `/q/test/<name>` for those who are signed in. */
export function sourceOf(path: string): Source {
  const [, , first = '', second] = path.split('/');
  return first === 'test' && second !== undefined ? trialOf(second) : linked(first);
}

function linked(link: string): Source {
  const path = `/api/public/questionnaires/${encodeURIComponent(link)}`;
  const kept = `sportello.questionnaire.${link.slice(0, 10)}`;
  let everybody = false;
  return {
    kept,
    trial: false,
    async show() {
      const key = localStorage.getItem(kept);
      const { body } = await call<Shown>(path, { headers: key === null ? {} : { 'Questionnaire-Key': key } });
      everybody = body.for_everybody;
      return body;
    },
    async save(sent) {
      await call(path, { method: 'POST', body: { ...sent, key: everybody ? keyOf(kept) : null } });
    },
    forget: () => localStorage.removeItem(kept),
  };
}

function trialOf(name: string): Source {
  const path = `/api/questionnaires/${encodeURIComponent(name)}`;
  return {
    kept: `sportello.trial.${name}`,
    trial: true,
    async show() {
      const { body } = await call<Questionnaire>(path);
      return { state: 'open', questionnaire: body, language: null, data: {}, for_everybody: true };
    },
    async save(sent) {
      await call(`${path}/try`, { method: 'POST', body: sent });
    },
    forget: () => undefined,
  };
}

/** By which what was begun on a page for everybody is found again, in this browser only. */
function keyOf(kept: string): string {
  const key = localStorage.getItem(kept) ?? newKey();
  localStorage.setItem(kept, key);
  return key;
}
