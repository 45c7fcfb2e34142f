/** A sheet as it is typed, and the sheet that comes of it. Pure. */
import { detectionKinds } from '../../../domain/audit/perimeter.js';
import type { Title } from '../../i18n/title-text.js';
import type { SheetVersion } from '../shapes.js';

type Sheet = SheetVersion['sheet'];

/** A title in both languages. */
interface Words {
  readonly it: string;
  readonly en: string;
}

export interface LevelForm {
  readonly name: string;
  readonly title: Words;
  readonly points: string;
}

/** Numbers as they are typed. */
export interface ParameterForm {
  readonly name: string;
  readonly title: Words;
  readonly help: Words;
  readonly kinds: readonly string[];
  readonly weight: string;
  readonly wanted: string;
  readonly mayNotApply: boolean;
  readonly fatal: boolean;
  readonly levels: readonly LevelForm[];
}

export interface SheetForm {
  readonly name: string;
  readonly title: Words;
  readonly parameters: readonly ParameterForm[];
}

/** The form of a sheet. */
export function formOf({ name, title, parameters }: Sheet): SheetForm {
  return {
    ...{ name, title: wordsOf(title) },
    parameters: parameters.map(({ may_not_apply: mayNotApply, weight, wanted, ...each }) => ({
      ...{ name: each.name, title: wordsOf(each.title), help: wordsOf(each.help), kinds: each.kinds },
      ...{
        weight: String(weight),
        wanted: wanted === null ? '' : String(wanted),
        mayNotApply,
        fatal: each.fatal,
      },
      levels: each.levels.map((level) => ({
        ...{ name: level.name, title: wordsOf(level.title), points: String(level.points) },
      })),
    })),
  };
}

/** The sheet that the API is sent; what is no number is left to it to refuse. */
export function sheetOf({ name, title, parameters }: SheetForm) {
  return {
    ...{ name, title },
    parameters: parameters.map(({ mayNotApply, weight, wanted, help, ...each }) => ({
      ...each,
      help: help.it === '' && help.en === '' ? null : help,
      ...{ weight: numberOf(weight), wanted: wanted.trim() === '' ? null : numberOf(wanted) },
      may_not_apply: mayNotApply,
      levels: each.levels.map(({ points, ...level }) => ({ ...level, points: numberOf(points) })),
    })),
  };
}

/** A parameter to begin with, judged by yes or no. */
export const newParameter: ParameterForm = {
  ...{ name: '', title: { it: '', en: '' }, help: { it: '', en: '' }, kinds: detectionKinds },
  ...{ weight: '1', wanted: '', mayNotApply: false, fatal: false },
  levels: [
    { name: 'no', title: { it: 'No', en: 'No' }, points: '0' },
    { name: 'yes', title: { it: 'Sì', en: 'Yes' }, points: '100' },
  ],
};

/** The list with one of its items changed, or (null) without it. */
export function changedAt<Item>(items: readonly Item[], at: number, to: Item | null): readonly Item[] {
  return items.flatMap((each, n) => (n !== at ? [each] : to === null ? [] : [to]));
}

/** The list with an item one place further up. */
export function movedUp<Item>(items: readonly Item[], at: number): readonly Item[] {
  const [moved, before] = [items[at], items[at - 1]];
  if (moved === undefined || before === undefined) return items;
  return items.map((each, n) => (n === at - 1 ? moved : n === at ? before : each));
}

function wordsOf(title: Title): Words {
  if (title === null || title === undefined) return { it: '', en: '' };
  if (typeof title === 'string') return { it: title, en: title };
  const [some = ''] = Object.values(title);
  return { it: title['it'] ?? some, en: title['en'] ?? some };
}

function numberOf(typed: string): number | string {
  const number = Number(typed.replace(',', '.'));
  return typed.trim() === '' || Number.isNaN(number) ? typed : number;
}
