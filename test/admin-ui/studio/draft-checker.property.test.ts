/** What is checked key by key, with all that was read and found before, is what a check from scratch says. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDraft, draftChecker } from '../../../admin-ui/studio/check/check-draft.js';
import { fileOf, type DefinitionText } from '../../../domain/definition-file.js';
import { checkTree, readTree, type Problem, type SourceFile } from '../../../engine/reading.js';
import { readAfter } from '../../../engine/reading/tree.js';
import { readEdited } from '../../../engine/reading/edited-source.js';
import { readSource } from '../../../engine/reading/source.js';
import { shippedTexts } from '../../support/shipped-texts.js';

const shipped = shippedTexts();
/** `PROPERTY_TIMES=20` tries as many times as much. */
const times = Number(process.env.PROPERTY_TIMES ?? 1);

/** What hands type, and what YAML makes much of. */
const typed = fc.oneof(
  fc.constantFrom(...'abx019_ .:,#-?&*!|>%@`\'"{}[]=\t\n\r'),
  fc.constantFrom(': ', ' #', '- ', '&a ', '*a', '|\n', '\n\n', '\n  ', '{x: 1}', '\n- ', '---\n', '# \n'),
  fc.constantFrom('steps', 'level_2', 'null', '1e999', '= data.', '4 working hours', 'next: ', '  x: y'),
);

/** Writes something in the place of a few letters; `at` and `cut` are shares of the text and letters. */
interface Edit {
  readonly at: number;
  readonly cut: number;
  readonly put: string;
}

const edits = fc.array(
  fc.record<Edit>({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(6)),
    put: fc.oneof({ weight: 1, arbitrary: fc.constant('') }, { weight: 4, arbitrary: typed }),
  }),
  { minLength: 1, maxLength: 4 },
);

function edited(text: string, { at, cut, put }: Edit): string {
  const from = Math.floor(at * text.length);
  return text.slice(0, from) + put + text.slice(from + cut);
}

const anyText = fc.nat(shipped.length - 1).map((at) => shipped[at] as DefinitionText);

const files: readonly SourceFile[] = shipped.map((each) => ({ path: fileOf(each), text: each.text }));

/** The tree with another text in the place of one, read by what is known of the last one. */
function written(at: number, text: string, before: SourceFile) {
  const file = { path: before.path, text };
  readAfter(file, before);
  return { file, tree: readTree(files.with(at, file)) };
}

/** What is wrong with the same texts where nothing is known of what was found before: each definition is another object. */
function fromScratch(at: number, text: string): readonly Problem[] {
  const { definitions, problems } = readTree(files.with(at, { path: files[at]?.path ?? '', text }));
  const others = definitions.map((each) => ({ ...each }));
  const byName = new Map(others.toReversed().map((each) => [`${each.kind} ${each.name}`, each]));
  return checkTree({ definitions: others, byName, problems });
}

const anyFile = fc.nat(files.length - 1);

describe('a text that somebody writes', () => {
  test('says after each edit what it says when it is read from scratch', () => {
    let byPart = 0;
    fc.assert(
      fc.property(anyText, edits, ({ text }, changes) => {
        let before = { text, read: readSource('a.yaml', text) };
        for (const change of changes) {
          const now = edited(before.text, change);
          const whole = readSource('a.yaml', now);
          const part = readEdited('a.yaml', now, before.text, before.read);
          if (part !== null) {
            byPart += 1;
            expect(part).toEqual(whole);
          }
          // An edit that breaks it is taken back, else most of what follows would be read whole.
          if (whole.problems.length === 0) before = { text: now, read: part ?? whole };
        }
      }),
      { numRuns: 60 * times },
    );
    // Some twenty are; that none is would prove nothing.
    expect(byPart).toBeGreaterThan(3);
  });

  test('has the same problems key by key as in a tree that nobody has checked before', () => {
    fc.assert(
      fc.property(anyFile, edits, (at, changes) => {
        let file = files[at] as SourceFile;
        for (const change of changes) {
          const next = written(at, edited(file.text, change), file);
          file = next.file;
          expect(checkTree(next.tree)).toEqual(fromScratch(at, file.text));
        }
      }),
      { numRuns: 10 * times },
    );
  });

  test('that other definitions name has the same problems there, whichever of them is written', () => {
    fc.assert(
      fc.property(anyFile, fc.boolean(), (at, isRenamed) => {
        const file = files[at] as SourceFile;
        const name = shipped[at]?.name ?? '';
        const now = isRenamed
          ? file.text.replace(name, `${name}_x`)
          : file.text.split('\n').toSpliced(-4, 2).join('\n');
        const next = written(at, now, file);
        expect(checkTree(next.tree)).toEqual(fromScratch(at, now));
        const back = written(at, file.text, next.file);
        expect(checkTree(back.tree)).toEqual(fromScratch(at, file.text));
      }),
      { numRuns: 10 * times },
    );
  });

  test('is told with its places and names as when it is checked by itself', () => {
    const check = draftChecker();
    const { text } = shipped.find(
      ({ kind, name }) => kind === 'workflow' && name === 'ticket',
    ) as DefinitionText;
    const key = { kind: 'workflow', name: 'ticket' };
    for (const now of [text, text.replace('handover', 'handovver'), text.replace('level_2', 'level_9'), text])
      expect(check(shipped, key, now)).toEqual(checkDraft(shipped, key, now));
  });
});
