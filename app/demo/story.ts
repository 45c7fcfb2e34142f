/** The story of a request that nobody takes, played on an engine and told scene by scene. */
import type { Program } from '../../engine/definition.js';
import type { Actor } from '../../engine/event.js';
import type {
  OpenPlay,
  PlayCommand,
  PlayEngine,
  PlayPrograms,
  Standing,
} from '../../engine/scenario/play-engine.js';
import { changes, type Telling } from './changes.js';
import { mailedData } from './mail-in.js';
import { summary } from './summary.js';
import { opening, scenes, type Act } from './scenes.js';
import { wordsOf, type Language } from './languages.js';

export interface StoryOf {
  readonly language: Language;
  /** Tells one line. */
  readonly say: (line: string) => void;
}

/** Plays and tells the story; answers how many entries the log holds. `programs`: the ticket's, then those that it may start. @throws Error when the engine refuses what the story needs */
export async function tellStory(
  programs: PlayPrograms,
  open: OpenPlay,
  { language, say }: StoryOf,
): Promise<number> {
  const [program] = programs;
  const engine = await open(programs, () => ({ ok: true, result: {} }));
  try {
    return await tell(engine, program, tellingOf(program, language), say);
  } finally {
    await engine.close();
  }
}

async function tell(
  engine: PlayEngine,
  program: Program,
  telling: Telling,
  say: StoryOf['say'],
): Promise<number> {
  const { words, language } = telling;
  let before: Standing | null = null;
  const scene = async (told: string) => {
    const after = await engine.standing();
    say('');
    say(`${capitalized(telling.time(after.now))}. ${told}`);
    for (const line of changes(telling, before, after)) say(`    ${line}`);
    before = after;
    return after;
  };
  const { subject, text } = words.said;
  const at = Date.parse(opening);
  const letter = { from: 'Rosa Bianchi <rosa@example.org>', subject, text, language };
  const data = await mailedData(program, letter, at);
  taken(await engine.start({ at, occurredAt: null, data, by: null, channel: 'email' }));
  let standing = await scene(words.scenes.request);
  for (const { name, at: local, act } of scenes(words.said)) {
    await engine.advanceTo(Date.parse(local));
    if (act !== null) taken(await engine.send(commandOf(act, name, await engine.standing())));
    standing = await scene(words.scenes[name]);
  }
  const log = await engine.log();
  for (const line of summary(telling, standing, log)) say(line);
  return log.length;
}

function commandOf(act: Act, id: string, { state }: Standing): PlayCommand {
  if (act.kind === 'message')
    return { id, type: 'message', name: act.name, data: act.data, by: null, occurredAt: null };
  const task = Object.values(state.tasks)[0]?.id ?? '';
  const common = { id, occurredAt: null, task, by: someone(act.by) };
  if (act.kind === 'assign') return { ...common, type: 'assign', group: null, user: someone(act.to) };
  return { ...common, type: 'complete', outcome: act.outcome, data: act.data };
}

/** They may take any task, so that the story can be told of an edited process too. */
function someone(name: string): Actor {
  return { name, groups: [], skills: [], any: true };
}

function taken(answer: Awaited<ReturnType<PlayEngine['send']>>): void {
  if (!answer.ok)
    throw new Error(`The story can't go on as it is told; has the ticket been changed? ${answer.message}`);
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function tellingOf({ workflow, calendars }: Program, language: Language): Telling {
  const words = wordsOf(language);
  const calendar = workflow.calendar === null ? undefined : calendars[workflow.calendar];
  const zone = { timeZone: calendar?.zone ?? 'UTC' };
  const clock = { hour: '2-digit', minute: '2-digit', ...zone } as const;
  const long = new Intl.DateTimeFormat(words.locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...clock,
  });
  const short = new Intl.DateTimeFormat(words.locale, { weekday: 'short', ...clock });
  return {
    words,
    language,
    time: (at) => long.format(at),
    shortTime: (at) => short.format(at),
    nameOf: (name) => words.names[name] ?? name,
  };
}
