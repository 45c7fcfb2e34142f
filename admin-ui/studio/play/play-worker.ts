/** The player beside the page, so that neither typing nor scrolling waits for it. */
import type { DefinitionText } from '../../../domain/definition-file.js';
import { createPlayer, type Question, type Questions } from './player.js';

/** To the worker: another tree, or a question with its number. */
export type Letter =
  | { readonly tree: readonly DefinitionText[] }
  | { readonly number: number; readonly question: Question; readonly ask: Questions[Question]['ask'] };

/** From the worker: the answer to the question with this number. */
export type Reply = { readonly number: number } & ({ readonly answer: unknown } | { readonly fault: string });

const player = createPlayer();

async function replyTo({
  number,
  question,
  ask,
}: Extract<Letter, { readonly number: number }>): Promise<Reply> {
  try {
    // The question and what is asked with it came together.
    return { number, answer: await player.answer(question, ask) };
  } catch (error) {
    return { number, fault: error instanceof Error ? error.message : String(error) };
  }
}

self.addEventListener('message', ({ data }: MessageEvent<Letter>) => {
  if ('tree' in data) player.setTree(data.tree);
  else void replyTo(data).then((reply) => self.postMessage(reply));
});
