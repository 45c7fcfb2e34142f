/** Every field of the interface by the key of its label; its sentence stands in its area's `i18n/help-*.ts` at the same place. */
import type { help as audits } from '../../audits/i18n/help-en.js';
import type { help as campaigns } from '../../campaigns/i18n/help-en.js';
import type { help as desk } from '../../desk/i18n/help-en.js';
import type { help as frame } from '../../frame/i18n/help-en.js';
import type { help as notes } from '../notes/i18n/help-en.js';
import type { help as operations } from '../../operations/i18n/help-en.js';
import type { help as reports } from '../../reports/i18n/help-en.js';
import type { help as settings } from '../../settings/i18n/help-en.js';
import type { help as wallboard } from '../../wallboard/i18n/help-en.js';

interface Areas {
  readonly audits: typeof audits;
  readonly campaigns: typeof campaigns;
  readonly desk: typeof desk;
  readonly frame: typeof frame;
  readonly notes: typeof notes;
  readonly operations: typeof operations;
  readonly reports: typeof reports;
  readonly settings: typeof settings;
  readonly wallboard: typeof wallboard;
}

type Paths<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? Key : `${Key}.${Paths<Tree[Key]>}`;
}[keyof Tree & string];

/** A field that has help, by the key of its label: `desk.absence.until`. */
export type FieldKey = { [Area in keyof Areas]: `${Area}.${Paths<Areas[Area]>}` }[keyof Areas];

/** The key of a field's sentence: `desk.help.absence.until`. */
export function helpKeyOf(field: FieldKey): string {
  return field.replace('.', '.help.');
}
