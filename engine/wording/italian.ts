/** All that the engine says, in Italian, by its English with gaps; what keys of the language are for is part of it. */
import { italian as abouts } from '../reading/texts/italian.js';
import type { Catalogue } from './worded.js';
import { checkWords } from './checks.js';
import { expressionWords } from './expressions.js';
import { formWords } from './forms.js';
import { kindWords } from './kinds.js';
import { readingWords } from './reading.js';
import { runningWords } from './running.js';
import { scenarioWords } from './scenarios.js';
import { stepWords } from './steps.js';

export const engineItalian: Catalogue = {
  ...abouts,
  ...checkWords,
  ...expressionWords,
  ...formWords,
  ...kindWords,
  ...readingWords,
  ...runningWords,
  ...scenarioWords,
  ...stepWords,
};
