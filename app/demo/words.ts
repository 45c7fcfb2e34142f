/** The demo's words: what each of its languages must say. */
import type { ClockState, TaskState } from '../../engine/outcome.js';

export type SceneName =
  | 'request'
  | 'threeHours'
  | 'fourthHour'
  | 'assigned'
  | 'officeAsked'
  | 'officeRejects'
  | 'officeProposed'
  | 'officeAnswers'
  | 'citizenAsked'
  | 'citizenAnswers'
  | 'replyChecked'
  | 'solved'
  | 'told';

/** What the people of the story write. */
export interface Said {
  readonly subject: string;
  readonly text: string;
  readonly question: string;
  readonly rejection: string;
  readonly proposal: string;
  readonly officeAnswer: string;
  readonly missing: string;
  readonly reply: string;
  readonly answer: string;
}

/** What is told, as texts and as small functions of what was found. */
export interface Words {
  readonly locale: string;
  readonly opening: readonly string[];
  readonly ready: (seconds: string) => string;
  readonly scenes: Readonly<Record<SceneName, string>>;
  readonly said: Said;
  /** Titles of groups, people and ends, as they stand in a sentence. */
  readonly names: Readonly<Record<string, string>>;
  readonly opened: (number: string) => string;
  readonly notice: (who: string, clock: string | null) => string;
  readonly mail: (to: string, subject: string) => string;
  readonly priority: (before: number, after: number) => string;
  readonly task: (title: string, who: string, state: Extract<TaskState, 'ready' | 'claimed'>) => string;
  readonly clock: (title: string, state: ClockState, due: string | null, stopped: string | null) => string;
  readonly ended: (outcome: string) => string;
  readonly log: string;
  readonly entries: {
    readonly start: string;
    readonly due: string;
    readonly message: string;
    /** What a service or another process has done, by the step. */
    readonly results: Readonly<Record<string, string>>;
    readonly assign: (by: string) => string;
    readonly complete: (by: string, task: string, outcome: string) => string;
  };
  readonly clocks: string;
  readonly closing: (entries: number, seconds: string) => string;
  readonly next: readonly (readonly [string, string])[];
  readonly tryNext: string;
}
