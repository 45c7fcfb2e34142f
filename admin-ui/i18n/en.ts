/** All that the interface says in English: react-admin's own texts, the frame's, then one line an area. */
import english from 'ra-language-english';
import { mergeTranslations, type TranslationMessages } from 'react-admin';
import { audits } from '../audits/i18n/en.js';
import { campaigns } from '../campaigns/i18n/en.js';
import { diagram } from '../parts/diagram/i18n/en.js';
import { desk } from '../desk/i18n/en.js';
import { form } from '../parts/form/i18n/en.js';
import { frame } from '../frame/i18n/en.js';
import { help } from '../parts/help/i18n/en.js';
import { notes } from '../parts/notes/i18n/en.js';
import { operations } from '../operations/i18n/en.js';
import { parts } from '../parts/i18n/en.js';
import { reports } from '../reports/i18n/en.js';
import { search } from '../search/i18n/en.js';
import { settings } from '../settings/i18n/en.js';
import { story } from '../parts/story/i18n/en.js';
import { wallboard } from '../wallboard/i18n/en.js';
import { studio } from '../studio/i18n/en.js';
import { editors } from '../studio/editors/i18n/en.js';
import { play } from '../studio/play/i18n/en.js';
import { scenarios } from '../studio/scenarios/i18n/en.js';
import { folder } from '../studio/folder/i18n/en.js';
import { outline } from '../studio/outline/i18n/en.js';
import { rename } from '../studio/rename/i18n/en.js';
import { together } from '../studio/together/i18n/en.js';
import { step } from '../studio/step/i18n/en.js';
import { versions } from '../studio/versions/i18n/en.js';
import { publish } from '../studio/publish/i18n/en.js';

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
export const messages = mergeTranslations(english, ours) as TranslationMessages;
