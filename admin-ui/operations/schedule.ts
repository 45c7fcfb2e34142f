/** What starts by itself, as the API has it. */
import type { Title } from '../i18n/title-text.js';

export interface Schedule {
  readonly workflow: string;
  readonly title: Title;
  readonly cron: string;
  readonly calendar: string;
  readonly zone: string;
  readonly closed: 'shift' | 'skip';
  readonly next: readonly string[];
  readonly fault: string | null;
  readonly last: {
    readonly at: string;
    readonly instance_id: string | null;
    readonly number: string | null;
    readonly refused: string | null;
  } | null;
  readonly paused: { readonly by: string; readonly at: string; readonly note: string | null } | null;
}
