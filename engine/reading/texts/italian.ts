/**
 * What each key of the language is for, in both languages. A reader says it in English; this gives the Italian, and a key without
 * one doesn't compile. Editors' hovers and the reference pages are made from the two.
 */
import { contractTexts } from './contract-texts.js';
import { smallerTexts } from './smaller-texts.js';
import { stepTexts } from './step-texts.js';
import { trialTexts } from './trial-texts.js';
import { workflowTexts } from './workflow-texts.js';

export const italian = { ...workflowTexts, ...stepTexts, ...contractTexts, ...smallerTexts, ...trialTexts };

/** What a key is for, in English: a text that has its Italian. */
export type About = keyof typeof italian;
