/** All that the API may say, in Italian, by its English with gaps. */
import { engineItalian } from '../../engine/wording/italian.js';
import type { Catalogue } from '../../engine/wording/worded.js';
import { answerWords } from './answers.js';
import { apiWords } from './api.js';
import { callWords } from './calls.js';
import { auditWords } from './audits.js';
import { campaignWords } from './campaigns.js';
import { commandWords } from './commands.js';
import { levelWords } from './levels.js';
import { listWords } from './lists.js';

export const italian: Catalogue = {
  ...engineItalian,
  ...commandWords,
  ...apiWords,
  ...levelWords,
  ...listWords,
  ...callWords,
  ...campaignWords,
  ...answerWords,
  ...auditWords,
};
