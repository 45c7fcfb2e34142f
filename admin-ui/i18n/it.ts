/** All that the interface says in Italian: react-admin's own texts, the frame's, then one line an area. */
import english from 'ra-language-english';
import italian from '@dslab/ra-language-italian';
import { mergeTranslations, type TranslationMessages } from 'react-admin';
import { audits } from '../audits/i18n/it.js';
import { campaigns } from '../campaigns/i18n/it.js';
import { diagram } from '../parts/diagram/i18n/it.js';
import { desk } from '../desk/i18n/it.js';
import { form } from '../parts/form/i18n/it.js';
import { frame } from '../frame/i18n/it.js';
import { help } from '../parts/help/i18n/it.js';
import { notes } from '../parts/notes/i18n/it.js';
import { operations } from '../operations/i18n/it.js';
import { parts } from '../parts/i18n/it.js';
import { reports } from '../reports/i18n/it.js';
import { search } from '../search/i18n/it.js';
import { settings } from '../settings/i18n/it.js';
import { story } from '../parts/story/i18n/it.js';
import { wallboard } from '../wallboard/i18n/it.js';
import { studio } from '../studio/i18n/it.js';
import { editors } from '../studio/editors/i18n/it.js';
import { play } from '../studio/play/i18n/it.js';
import { scenarios } from '../studio/scenarios/i18n/it.js';
import { folder } from '../studio/folder/i18n/it.js';
import { outline } from '../studio/outline/i18n/it.js';
import { rename } from '../studio/rename/i18n/it.js';
import { together } from '../studio/together/i18n/it.js';
import { step } from '../studio/step/i18n/it.js';
import { versions } from '../studio/versions/i18n/it.js';
import { publish } from '../studio/publish/i18n/it.js';

const ours = {
  audits,
  campaigns,
  desk,
  form,
  diagram,
  editors,
  frame,
  help,
  notes,
  operations,
  parts,
  play,
  publish,
  reports,
  scenarios,
  versions,
  search,
  settings,
  folder,
  outline,
  rename,
  together,
  step,
  studio,
  story,
  wallboard,
};

// The library types what it merges as `any`.
export const messages = mergeTranslations(english, italian, ours) as TranslationMessages;
