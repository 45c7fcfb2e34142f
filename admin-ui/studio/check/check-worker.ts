/** The engine's check beside the page, so that typing never waits for it. */
import type { DefinitionText } from '../../../domain/definition-file.js';
import { drawingOf } from '../../parts/diagram/drawing.js';
import { layoutKeeper } from '../../parts/diagram/kept-layout.js';
import { draftChecker, sameTexts } from './check-draft.js';
import type { Answered, Ask, Drawn, Question } from './checked.js';

let tree: readonly DefinitionText[] = [];
const check = draftChecker();
const place = layoutKeeper();
let latest: Question | null = null;

self.addEventListener('message', ({ data }: MessageEvent<Ask>) => {
  if ('tree' in data) {
    tree = sameTexts(tree, data.tree);
    return;
  }
  // Of what came while the last was checked, only the newest is asked for still.
  if (latest === null) setTimeout(answerLatest);
  latest = data;
});

function answerLatest(): void {
  if (latest === null) return;
  const { number, key, text, locale } = latest;
  latest = null;
  const began = performance.now();
  const checked = check(tree, key, text);
  const answer: Answered = { ...checked, number, milliseconds: performance.now() - began };
  // What is wrong is told at once: placing the steps may take as long again.
  self.postMessage(answer);
  const workflow = checked.read?.workflow ?? null;
  if (workflow === null) return;
  const drawn: Drawn = { number, workflow, drawing: drawingOf(workflow, locale, null, place) };
  self.postMessage(drawn);
}
