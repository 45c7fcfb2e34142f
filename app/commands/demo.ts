import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { programsWith } from '../../engine/playing.js';
import { tellStory } from '../demo/story.js';
import { languages, wordsOf, type Language } from '../demo/languages.js';
import type { Words } from '../demo/words.js';
import { checkFolder, runnable } from './definitions-folder.js';

const usage = 'sportello demo [--language it|en]';
const shipped = fileURLToPath(new URL('../../definitions', import.meta.url));

/** `sportello demo [--language it|en]`: the story of a request that nobody takes, told while the real engine plays it. */
export function run(args: readonly string[]): Promise<number> {
  return runnable(usage, async () => {
    const { values } = parseArgs({ args: [...args], options: { language: { type: 'string' } } });
    const language = languageOf(values.language, process.env['LC_ALL'] ?? process.env['LANG']);
    const words = wordsOf(language);
    const say = (line: string) => console.log(line);
    for (const line of words.opening) say(line);

    const { tree, problems } = checkFolder(shipped);
    const errors = problems.filter(({ severity }) => severity === 'error');
    const programs = programsWith(tree, 'ticket', errors, 2026);
    if ('problem' in programs) throw new Error(`The ticket can't be played: definitions/${programs.problem}`);

    const begun = performance.now();
    const { withTrial } = await import('../trial/with-trial.js');
    await withTrial(async (open) => {
      say(words.ready(seconds(performance.now() - begun, words.locale)));
      const from = performance.now();
      const entries = await tellStory(programs, open, { language, say });
      // Told before the processes are stopped, which takes a moment.
      tellEnd(words, entries, seconds(performance.now() - from, words.locale), say);
    });
    return 0;
  });
}

function tellEnd(words: Words, entries: number, took: string, say: (line: string) => void): void {
  const width = Math.max(...words.next.map(([command]) => command.length));
  const next = words.next.map(([command, does]) => `  ${command.padEnd(width)}   ${does}`);
  for (const line of ['', words.closing(entries, took), '', `${words.tryNext}:`, ...next]) say(line);
}

function languageOf(asked: string | undefined, environment: string | undefined): Language {
  if (asked === undefined) return environment?.toLowerCase().startsWith('it') === true ? 'it' : 'en';
  const language = languages.find((each) => each === asked);
  if (language === undefined)
    throw new Error(`There is no language "${asked}"; expected it or en.\n\n${usage}`);
  return language;
}

function seconds(ms: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(ms / 1000);
}
