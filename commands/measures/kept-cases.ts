/**
 * The cases of an edition as they are kept: lines in parts of some thousands, deflated. A part says how many verdicts of each
 * kind it holds, so that a page of those missed, say, is found without opening the others.
 */
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { caseKinds, caseOf, lettersOf, lineOf, type Case, type CaseKind } from '../../domain/levels/case.js';
import { insertPart, listParts, readPart, type CasesOf } from '../../store/period-cases.js';
import type { Db } from '../../store/store.js';

const partCases = 5_000;
// Little is won by more, for the time that it takes.
const level = 4;
const deflated = promisify<Buffer, object, Buffer>(deflateRaw);
const inflated = promisify<Buffer, Buffer>(inflateRaw);

type Edition = Omit<CasesOf, 'kind'>;

/** Keeps cases as they come; `end` keeps what is left. */
export function keepCases(db: Db, edition: Edition) {
  const open = new Map<
    CaseKind,
    { part: number; readonly lines: string[]; counts: Record<string, number> }
  >();
  async function flush(kind: CaseKind): Promise<void> {
    const current = open.get(kind);
    if (current === undefined || current.lines.length === 0) return;
    const { part, lines, counts } = current;
    const content = await deflated(Buffer.from(lines.join('\n')), { level });
    await insertPart(db, { ...edition, kind }, { part, cases: lines.length, counts, lines: content });
    open.set(kind, { part: part + 1, lines: [], counts: {} });
  }
  return {
    add: (one: Case): void | Promise<void> => {
      const current = open.get(one.kind) ?? { part: 0, lines: [], counts: {} };
      open.set(one.kind, current);
      current.lines.push(lineOf(one));
      for (const [column, letter] of [...lettersOf(one.verdicts)].entries()) {
        const key = `${String(column)}${letter}`;
        current.counts[key] = (current.counts[key] ?? 0) + 1;
      }
      return current.lines.length < partCases ? undefined : flush(one.kind);
    },
    end: async () => {
      for (const kind of caseKinds) await flush(kind);
    },
  };
}

/** All cases of an edition in their order, part by part. */
export async function* keptCases(db: Db, edition: Edition): AsyncGenerator<Case, void, undefined> {
  for (const kind of caseKinds) {
    const of = { ...edition, kind };
    for (const { part } of await listParts(db, of)) yield* await casesOfPart(db, of, part);
  }
}

/** Cases with certain verdicts in a test: `column` is the test's place among those of the kind. */
export interface Wanted {
  readonly column: number;
  /** Letters of verdicts. */
  readonly letters: string;
}

/** A page of an edition's cases, and how many there are in all. */
export async function keptPage(
  db: Db,
  of: CasesOf,
  { column, letters }: Wanted,
  range: { readonly from: number; readonly to: number },
): Promise<{ readonly rows: readonly Case[]; readonly total: number }> {
  const rows: Case[] = [];
  let before = 0;
  for (const { part, counts } of await listParts(db, of)) {
    const here = [...letters].reduce((sum, letter) => sum + (counts[`${String(column)}${letter}`] ?? 0), 0);
    if (here > 0 && before + here > range.from && before <= range.to) {
      const found = (await casesOfPart(db, of, part)).filter((each) => isWanted(each, { column, letters }));
      rows.push(...found.slice(Math.max(0, range.from - before), range.to - before + 1));
    }
    before += here;
  }
  return { rows, total: before };
}

/** Whether a case has one of the verdicts in the test. */
export function isWanted({ verdicts }: Case, { column, letters }: Wanted): boolean {
  const verdict = verdicts[column];
  return verdict !== undefined && letters.includes(lettersOf([verdict]));
}

async function casesOfPart(db: Db, of: CasesOf, part: number): Promise<readonly Case[]> {
  const text = (await inflated(await readPart(db, of, part))).toString();
  return text.split('\n').map((line) => caseOf(of.kind, line));
}
