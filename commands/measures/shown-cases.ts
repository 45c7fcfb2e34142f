/**
 * The cases that a workbook shows of each test, gathered while a period is counted: those missed and left out first, then those met,
 * in all as many as a person may look through. They are kept as deflated lines: a few megabytes, however many cases there are.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { caseOf, lineOf, type Case, type CaseKind } from '../../domain/levels/case.js';

/** Of one test. */
export interface ShownOfTest {
  /** How many cases the test looks at. */
  readonly all: number;
  /** How many of them are shown. */
  readonly number: number;
  readonly cases: () => Iterable<Case>;
}

/** By the kind of a test and its place among those of the kind; null where it looks at no case. */
export type ShownCases = (kind: CaseKind, column: number) => ShownOfTest | null;

const mostShown = 20_000;
const partLines = 1_000;
// They are held for some minutes: time is dearer than the last tenth of the room.
const level = 1;

/** Begins to gather; `add` takes each case, in order. */
export function gatherShown(most = mostShown): {
  readonly add: (one: Case) => void;
  readonly end: () => ShownCases;
} {
  const tests = new Map<CaseKind, OfTest[]>();
  return {
    add: (one) => {
      let line: string | null = null;
      const { kind, verdicts } = one;
      const columns =
        tests.get(kind) ?? verdicts.map((): OfTest => ({ all: 0, notMet: shelf(), met: shelf() }));
      tests.set(kind, columns);
      for (let column = 0; column < verdicts.length; column += 1) {
        const test = columns[column];
        const verdict = verdicts[column];
        if (test === undefined || verdict === 'outside') continue;
        test.all += 1;
        const shown = test.notMet.number() + test.met.number();
        if (verdict === 'met') {
          if (shown < most) test.met.add((line ??= lineOf(one)));
        } else if (test.notMet.number() < most) {
          test.notMet.add((line ??= lineOf(one)));
          test.met.shrink(most - test.notMet.number());
        }
      }
    },
    end: () => (kind, column) => {
      const test = tests.get(kind)?.[column];
      return test === undefined || test.all === 0 ? null : shownOf(kind, test, most);
    },
  };
}

interface OfTest {
  all: number;
  readonly notMet: Shelf;
  readonly met: Shelf;
}

function shownOf(kind: CaseKind, { all, notMet, met }: OfTest, most: number): ShownOfTest {
  const number = Math.min(most, all);
  return {
    all,
    number,
    cases: function* () {
      let left = number;
      for (const lines of [notMet.lines(), met.lines()])
        for (const line of lines) {
          if (left === 0) return;
          left -= 1;
          yield caseOf(kind, line);
        }
    },
  };
}

type Shelf = ReturnType<typeof shelf>;

/** Lines in their order, put away in parts. */
function shelf() {
  const parts: Buffer[] = [];
  let open: string[] = [];
  return {
    number: () => parts.length * partLines + open.length,
    add: (line: string) => {
      if (open.push(line) < partLines) return;
      parts.push(deflateRawSync(open.join('\n'), { level }));
      open = [];
    },
    /** Lets go of the last lines, by whole parts, where more than so many are left without them. */
    shrink: (needed: number) => {
      if (parts.length * partLines >= needed) open = [];
      while ((parts.length - 1) * partLines >= needed && parts.length > 0) parts.pop();
    },
    lines: function* (): Generator<string, void, undefined> {
      for (const part of parts) yield* inflateRawSync(part).toString().split('\n');
      yield* open;
    },
  };
}
