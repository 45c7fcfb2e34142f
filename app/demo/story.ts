/** The story of a request that nobody takes, played on an engine and told line by line. */
import type { Program } from '../../engine/definition.js';
import type { Actor } from '../../engine/event.js';
import type { OpenPlay, PlayCommand, PlayEngine, Standing } from '../../engine/scenario/play-engine.js';
import { changes, type Telling } from './changes.js';
import { wordsOf, type Language } from './words.js';

export interface StoryOf {
  readonly language: Language;
  /** Tells one line. */
  readonly say: (line: string) => void;
}

const fridayAtFive = Date.parse('2026-03-06T17:00:00+01:00');
const mondayAtNine = Date.parse('2026-03-09T09:00:00+01:00');
const minute = 60_000;
// A supervisor may take any task, so the story can be told of an edited process too.
const sara: Actor = { name: 'sara', groups: ['supervisors'], skills: [], any: true };

/** Plays and tells the story; answers how many entries the log holds. @throws Error when the engine refuses what the story needs */
export async function tellStory(
  program: Program,
  open: OpenPlay,
  { language, say }: StoryOf,
): Promise<number> {
  const engine = await open([program], () => ({ ok: true, result: {} }));
  try {
    return await tell(engine, program, language, say);
  } finally {
    await engine.close();
  }
}

async function tell(
  engine: PlayEngine,
  program: Program,
  language: Language,
  say: StoryOf['say'],
): Promise<number> {
  const words = wordsOf(language);
  const telling = tellingOf(program, language);
  let before: Standing | null = null;
  const scene = async (what: string) => {
    const after = await engine.standing();
    say('');
    say(`${capitalized(telling.time(after.now))}. ${what}`);
    for (const line of changes(telling, before, after)) say(`    ${line}`);
    before = after;
    return after;
  };
  const person = { name: 'Rosa Bianchi', email: 'rosa@example.org' };
  const data = { subject: words.subject, channel: 'email', language, person };
  taken(await engine.start({ at: fridayAtFive, occurredAt: null, data, by: null, channel: 'email' }));
  await scene(words.story.request);
  await engine.advanceTo(mondayAtNine);
  await scene(words.story.threeHours);
  await engine.advanceTo(mondayAtNine + 60 * minute);
  const { state } = await scene(words.story.fourthHour);

  const task = Object.values(state.tasks)[0]?.id ?? '';
  const send = async (at: number, command: PlayCommand) => {
    await engine.advanceTo(at);
    taken(await engine.send(command));
  };
  const common = { occurredAt: null, task, by: sara };
  await send(mondayAtNine + 65 * minute, { ...common, id: 'claim', type: 'claim' });
  await scene(words.story.taken);
  const answer = { answer: words.answer };
  await send(mondayAtNine + 90 * minute, {
    ...common,
    id: 'complete',
    type: 'complete',
    outcome: 'solved',
    data: answer,
  });
  await scene(words.story.solved);
  return (await engine.log()).length;
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
  const format = new Intl.DateTimeFormat(words.locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: calendar?.zone ?? 'UTC',
  });
  return {
    words,
    language,
    time: (at) => format.format(at),
    nameOf: (name) => names[language][name] ?? name,
  };
}

const names: Readonly<Record<Language, { readonly [name: string]: string }>> = {
  en: { level_1: 'level I', level_2: 'level II', supervisors: 'the supervisors', sara: 'Sara' },
  it: { level_1: 'il I livello', level_2: 'il II livello', supervisors: 'i supervisori', sara: 'Sara' },
};
