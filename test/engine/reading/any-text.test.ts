import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTree, problemCodes, readTree } from '../../../engine/reading.js';

const folder = new URL('../../../definitions/', import.meta.url);
const paths = [
  'ticket/ticket.yaml',
  'ticket/scenarios/nobody_takes_it.scenario.yaml',
  'ticket/forms/ticket_request.yaml',
  'calendars/operators.yaml',
  'ticket/templates/deadline_near.yaml',
];
const good = paths.map((path) => ({ path, text: readFileSync(new URL(path, folder), 'utf8') }));

/** What slips of the hand and of the mouse put into a file. */
const scraps = fc.oneof(
  fc.constantFrom(
    ...[
      '{',
      '}',
      '[',
      ']',
      ': ',
      ' #',
      '- ',
      '\n',
      '\t',
      '"',
      "'",
      '&a ',
      '*a',
      '!x ',
      '|',
      '>',
      '= ',
      '?',
      '%',
      '~',
      '---\n',
      ',',
      '\uFEFF',
      '__proto__: ',
    ],
  ),
  fc.constantFrom(
    'steps',
    'next',
    'end',
    'when',
    'task',
    'do',
    'within',
    'constructor',
    'null',
    '1e999',
    '= data.',
    '= ((',
    '0',
    '4 working hours',
    '100%',
  ),
  fc.string({ maxLength: 8 }),
);

const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat({ max: 40 }),
  put: scraps,
});

describe('whatever a file holds', () => {
  it('reading and checking never throw, and every problem has its place in the file', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: paths.length - 1 }),
        fc.array(mutation, { minLength: 1, maxLength: 4 }),
        (which, mutations) => {
          const files = good.map((file, index) =>
            index === which ? { ...file, text: mutated(file.text, mutations) } : file,
          );
          const lines = new Map(files.map(({ path, text }) => [path, text.split('\n')]));
          for (const { file, line, column, code, message } of checkTree(readTree(files))) {
            const written = lines.get(file)?.[line - 1];
            expect(written, `${file}:${line} ${message}`).toBeDefined();
            expect(column).toBeGreaterThanOrEqual(1);
            expect(column).toBeLessThanOrEqual((written ?? '').length + 1);
            expect(Object.keys(problemCodes)).toContain(code);
          }
        },
      ),
      { numRuns: 150 },
    );
  }, 60_000);

  it('a text of any kind gives problems, never an exception', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(scraps).map((parts) => parts.join('')),
        ),
        (text) => {
          checkTree(
            readTree([
              { path: 'any.yaml', text },
              { path: 'w.yaml', text: `workflow: w\nsteps: {a: ${text}}` },
            ]),
          );
        },
      ),
      { numRuns: 300 },
    );
  }, 60_000);
});

function mutated(
  text: string,
  mutations: readonly { readonly at: number; readonly cut: number; readonly put: string }[],
): string {
  return mutations.reduce((now, { at, cut, put }) => {
    const place = Math.floor(at * now.length);
    return now.slice(0, place) + put + now.slice(place + cut);
  }, text);
}
