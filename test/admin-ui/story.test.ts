import { describe, expect, test } from 'vitest';
import { story as english } from '../../admin-ui/parts/story/i18n/en.js';
import { story as italian } from '../../admin-ui/parts/story/i18n/it.js';
import { namesOf } from '../../admin-ui/parts/story/names.js';
import { tell, type LogEntry, type Phrase } from '../../admin-ui/parts/story/story.js';

const workflow = {
  messages: [{ name: 'citizen_reply', title: { it: 'Risposta del cittadino', en: 'Citizen’s reply' } }],
  body: {
    steps: [
      { kind: 'decide', name: 'documents', title: null },
      {
        kind: 'parallel',
        name: 'both',
        branches: [
          {
            block: {
              steps: [
                {
                  kind: 'task',
                  name: 'back_office',
                  title: { it: 'Lavora la richiesta', en: 'Work the request' },
                  outcomes: [{ name: 'solved', title: { it: 'Risolta', en: 'Solved' } }],
                },
              ],
            },
          },
        ],
      },
    ],
    clocks: [{ name: 'pickup', title: { it: 'Presa in carico', en: 'Taken in charge' } }],
  },
};
const at = '2026-03-06T16:00:00.000Z';
const entry = (of: Partial<LogEntry>): LogEntry => ({
  sequence: 1,
  type: 'due',
  step: null,
  by: null,
  occurred_at: at,
  recorded_at: at,
  details: [],
  content: {},
  command: 'c',
  ...of,
});

/** The sentences of an entry, as a page shows them. */
function sentences(of: Partial<LogEntry>, locale: 'it' | 'en' = 'en'): string[] {
  const texts = { story: locale === 'it' ? italian : english };
  const say = ({ key, values }: Phrase) => {
    const text = key
      .split('.')
      .reduce<unknown>((tree, part) => (tree as Record<string, unknown> | undefined)?.[part], texts);
    return String(text).replace(/%\{(\w+)\}/g, (_, name: string) => String(values[name]));
  };
  const { what, then } = tell(entry(of), namesOf(workflow, locale));
  return [what, ...then].map(say);
}

describe('a log entry in plain words', () => {
  const start = {
    type: 'start',
    step: 'documents',
    by: 'anna',
    details: [
      { what: 'started', at: 1 },
      { what: 'clock_started', at: 1, clock: 'pickup', detail: 1 },
      { what: 'entered', at: 1, step: 'documents' },
      { what: 'left', at: 1, step: 'documents' },
      { what: 'entered', at: 1, step: 'back_office' },
      { what: 'task_opened', at: 1, step: 'back_office' },
    ],
  };
  test('a start tells who began, which clocks run, and where it stands now', () => {
    expect(sentences(start)).toEqual([
      'anna opened the request',
      'clock “Taken in charge” began',
      'went through “documents”',
      'now: “Work the request”',
    ]);
    expect(sentences(start, 'it').at(-1)).toBe('ora: “Lavora la richiesta”');
  });

  test('a completion names the outcome by its title', () => {
    const done = {
      type: 'complete',
      step: 'back_office',
      by: 'bruno',
      content: { task: 'i.4', outcome: 'solved', data: { answer: 'Paid' } },
      details: [
        { what: 'task_done', at: 1, step: 'back_office', detail: 'solved' },
        { what: 'left', at: 1, step: 'back_office', detail: 'solved' },
        { what: 'ended', at: 1, detail: 'solved' },
      ],
    };
    expect(sentences(done)).toEqual([
      'bruno finished “Work the request”: Solved',
      'the request is closed: solved',
    ]);
  });

  test('a deadline that ran out tells whom it called; an incident is marked as trouble', () => {
    const late = {
      details: [
        { what: 'threshold', at: 1, clock: 'pickup', detail: '100%' },
        { what: 'priority', at: 1, detail: 80 },
        { what: 'notified', at: 1, detail: [{ group: 'supervisors' }, { user: 'sara' }] },
        { what: 'incident', at: 1, step: 'back_office', detail: 'service' },
      ],
    };
    expect(sentences(late)).toEqual([
      'A deadline drew attention',
      'clock “Taken in charge” has run out',
      'priority 80',
      'told: supervisors, sara',
      '“Work the request” stands still: somebody must look at it',
    ]);
    expect(tell(entry(late), namesOf(workflow, 'en')).trouble).toBe(true);
  });

  test('an entry of a later version is told as something unknown, not as nothing', () => {
    expect(sentences({ type: 'teleported' })).toEqual(['Something happened that this page does not know']);
  });

  test('every kind of happening that the engine notes has its words', async () => {
    const { readFileSync } = await import('node:fs');
    const source = readFileSync(new URL('../../engine/outcome.ts', import.meta.url), 'utf8');
    const union = /interface Happening \{\s+readonly what:([\s\S]*?);/.exec(source)?.[1] ?? '';
    const kinds = [...union.matchAll(/'(\w+)'/g)].map(([, kind]) => kind ?? '');
    expect(kinds.length).toBeGreaterThan(30);
    for (const what of kinds) {
      const { then } = tell(
        entry({ details: [{ what, at: 1, step: 'x', clock: 'y', detail: 'z' }] }),
        namesOf(workflow, 'en'),
      );
      for (const { key } of then) expect(english.then).toHaveProperty(key.replace('story.then.', ''));
    }
  });

  test('groups are called by their titles, persons by their names', () => {
    const names = namesOf(workflow, 'en', (name) => (name === 'level_2' ? 'Second level' : name));
    const whomOf = (what: string, detail: unknown) =>
      tell(entry({ details: [{ what, at: 1, step: 'x', detail }] }), names).then[0]?.values['whom'];
    expect(whomOf('notified', [{ group: 'level_2' }, { user: 'anna' }])).toBe('Second level, anna');
    expect(whomOf('task_assigned', ['level_2'])).toBe('Second level');
    const given = tell(entry({ type: 'assign', content: { group: 'level_2' } }), names);
    expect(given.what.values['to']).toBe('Second level');
  });
});
