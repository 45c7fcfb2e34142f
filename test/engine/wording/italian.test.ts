import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { studioWords } from '../../../admin-ui/studio/words.js';
import { italian as apiItalian } from '../../../api/wording/italian.js';
import { apiWords } from '../../../api/wording/api.js';
import { callWords } from '../../../api/wording/calls.js';
import { campaignWords } from '../../../api/wording/campaigns.js';
import { commandWords } from '../../../api/wording/commands.js';
import { listWords } from '../../../api/wording/lists.js';
import { italian as abouts } from '../../../engine/reading/texts/italian.js';
import { engineItalian } from '../../../engine/wording/italian.js';
import { inEnglish, inWords, keyOf, listed, worded } from '../../../engine/wording/worded.js';

const italian = { ...apiItalian, ...studioWords };

/** The English of every sentence that the sources word, with its gaps. */
function saidIn(folders: readonly string[]): Set<string> {
  const keys = new Set<string>();
  const look = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'worded') {
      const { template } = node;
      keys.add(
        ts.isNoSubstitutionTemplateLiteral(template)
          ? keyOf([template.rawText ?? ''])
          : keyOf([
              template.head.rawText ?? '',
              ...template.templateSpans.map(({ literal }) => literal.rawText ?? ''),
            ]),
      );
    }
    ts.forEachChild(node, look);
  };
  for (const folder of folders)
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(file)) continue;
      const text = readFileSync(join(folder, file), 'utf8');
      if (!text.includes('worded`')) continue;
      look(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
    }
  return keys;
}

const gapsOf = (text: string) => [...new Set([...text.matchAll(/\{\d+\}/g)].map(([gap]) => gap))].sort();
/** What is made of gaps and signs alone reads the same in every language. */
const hasWords = (text: string) => /[A-Za-z]/.test(text.replaceAll(/\{\d+\}/g, ''));

describe('what is said to people', () => {
  const said = saidIn(['engine', 'domain', 'commands', 'api', 'admin-ui']);

  it('has its Italian, sentence by sentence', () => {
    expect([...said].filter((text) => hasWords(text) && !Object.hasOwn(italian, text))).toEqual([]);
  });

  it('is told by the engine’s own words where the engine says it', () => {
    const missing = [...saidIn(['engine'])].filter(
      (text) => hasWords(text) && !Object.hasOwn(engineItalian, text),
    );
    expect(missing).toEqual([]);
  });

  it('leaves no Italian behind that nobody says any more', () => {
    const kept = Object.keys({
      ...engineItalian,
      ...commandWords,
      ...apiWords,
      ...listWords,
      ...callWords,
      ...campaignWords,
      ...studioWords,
    });
    expect(kept.filter((text) => !said.has(text) && !Object.hasOwn(abouts, text))).toEqual([]);
  });

  it('has the same gaps in both languages', () => {
    for (const [english, text] of Object.entries(italian))
      expect([text, gapsOf(text)]).toEqual([text, gapsOf(english)]);
  });

  it('is filled in either language, with words inside words', () => {
    const sentence = worded`${'anna'} may not do task ${'7.1'} (${'office'}): ${worded`it is for the group ${'level_2'}`}.`;
    expect(inEnglish(sentence)).toBe('anna may not do task 7.1 (office): it is for the group level_2.');
    expect(inWords(sentence, italian)).toBe(
      'anna non può svolgere il compito 7.1 (office): è per il gruppo level_2.',
    );
  });

  it('leaves data alone, even where they look like a gap or a sentence of ours', () => {
    const sentence = worded`There is no task ${'{1} is required'}.`;
    expect(inEnglish(sentence)).toBe('There is no task {1} is required.');
    expect(inWords(sentence, italian)).toBe('Non c’è un compito {1} is required.');
    expect(inEnglish(listed(['a', worded`a text`], '; '))).toBe('a; a text');
  });
});
