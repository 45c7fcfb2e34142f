/** Plays go over to other versions. */
import type { Program } from '../../../engine/definition.js';
import type { Refusal } from '../../../engine/outcome.js';
import { advanceAll } from '../../../engine/running.js';
import type { State } from '../../../engine/state.js';
import { anyone, type Play } from './play.js';

/** The same, as another version. */
export function version(of: Program, digit = '1', migrate: Program['workflow']['migrate'] = {}): Program {
  return { ...of, version: digit.repeat(64), workflow: { ...of.workflow, migrate } };
}

/** The play goes over to another version. */
export function migrated(story: Play, next: Program, how: 'migrate' | 'retime' = 'migrate'): Refusal | null {
  const event = {
    id: `m${story.applied.length}`,
    now: story.now,
    occurredAt: null,
    by: anyone,
    version: next.version,
    ...(how === 'migrate' ? { type: how } : { type: how, calendars: ['operators'] }),
  };
  const { applied, refusal, state, program: after } = advanceAll(story.program, story.state, event, next);
  for (const [each, done] of applied) story.applied.push([each, done]);
  story.state = state === null ? null : (JSON.parse(JSON.stringify(state)) as State);
  (story as { program: Program }).program = after;
  return refusal;
}
