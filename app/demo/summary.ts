/** The end of the story: the instance's log, and what became of its deadlines. */
import type { PlayedEntry, Standing } from '../../engine/scenario/play-engine.js';
import { clockLines, outcomeTitle, taskTitle, type Telling } from './changes.js';

/** The log, an entry a line, and the clocks. */
export function summary(
  telling: Telling,
  standing: Standing,
  log: readonly PlayedEntry[],
): readonly string[] {
  const { words, shortTime } = telling;
  const entries = log.map((entry) => `    ${shortTime(entry.recordedAt)}  ${told(telling, standing, entry)}`);
  const clocks = clockLines(telling, standing).map((line) => `    ${line}`);
  return ['', `${words.log}:`, ...entries, '', `${words.clocks}:`, ...clocks];
}

function told(telling: Telling, { program }: Standing, { type, step, by, details }: PlayedEntry): string {
  const { entries } = telling.words;
  const who = telling.nameOf(by ?? '');
  switch (type) {
    case 'start':
    case 'due':
    case 'message':
      return entries[type];
    case 'result':
      return entries.results[step ?? ''] ?? type;
    case 'assign':
      return entries.assign(who);
    case 'complete': {
      const outcome = details.find(({ what }) => what === 'task_done')?.detail;
      const task = step ?? '';
      const title = outcomeTitle(program, task, typeof outcome === 'string' ? outcome : '', telling.language);
      return entries.complete(who, taskTitle(program, task, telling.language), title);
    }
    default:
      return type;
  }
}
