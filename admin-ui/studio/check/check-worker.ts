/** The engine's check beside the page, so that typing never waits for it. */
import type { DefinitionText } from '../../../domain/definition-file.js';
import { checkDraft } from './check-draft.js';
import type { Answered, Ask } from './checked.js';

let tree: readonly DefinitionText[] = [];

self.addEventListener('message', ({ data }: MessageEvent<Ask>) => {
  if ('tree' in data) {
    tree = data.tree;
    return;
  }
  const began = performance.now();
  const checked = checkDraft(tree, data.key, data.text);
  const answer: Answered = { ...checked, number: data.number, milliseconds: performance.now() - began };
  self.postMessage(answer);
});
