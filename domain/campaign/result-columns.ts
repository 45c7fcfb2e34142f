/** The columns of a campaign's results that every questionnaire has, before those of its questions. */
import type { FixedColumn } from './spss-syntax.js';

/** What a row of results says beside the answers. Instants as text; null: not told, or not kept. */
interface ResultRow {
  readonly answer: string;
  readonly complete: boolean;
  readonly language: string;
  readonly version: number;
  readonly day: string | null;
  readonly row: number | null;
  readonly begunAt: string | null;
  readonly completedAt: string | null;
}

type Column = FixedColumn & { readonly cell: (row: ResultRow) => string | number };

const always: readonly Column[] = [
  { name: 'answer', label: 'Answer', cell: ({ answer }) => answer },
  { name: 'complete', label: 'Complete: 1, begun: 0', cell: ({ complete }) => Number(complete) },
  { name: 'language', label: 'Language', cell: ({ language }) => language },
  { name: 'version', label: 'Version of the questionnaire', cell: ({ version }) => version },
  { name: 'day', label: 'Day of the last change', cell: ({ day }) => day ?? '' },
];

const named: readonly Column[] = [
  { name: 'row', label: 'Row of the contact list', cell: ({ row }) => row ?? '' },
  { name: 'begun_at', label: 'Begun at', cell: ({ begunAt }) => begunAt ?? '' },
  { name: 'completed_at', label: 'Completed at', cell: ({ completedAt }) => completedAt ?? '' },
];

/** The columns; of an anonymous questionnaire none says who or when. */
export function resultColumns(anonymous: boolean): readonly Column[] {
  return anonymous ? always : [...always, ...named];
}
