/**
 * Periods are closed with a signature: who, when, and the hash of what was looked at. An edition is written in one transaction
 * that computes the period anew and keeps it with all its cases: a crash leaves nothing, and what came meanwhile is refused,
 * since the hash is another. A closed period is never changed; what comes late makes a further edition when somebody asks for it.
 */
import type { Refusal } from '../../engine/outcome.js';
import { worded } from '../../engine/wording/worded.js';
import { closeInTurn, findEdition, insertEdition, type EditionRow } from '../../store/period-editions.js';
import { inSnapshot } from '../../store/snapshot.js';
import { isUniqueViolation } from '../../store/violations.js';
import { refused } from '../refused.js';
import { askPeriod, stateAt, type MeasureContext, type PeriodName } from './ask.js';
import { keepCases } from './kept-cases.js';
import { measureIn } from './measure-period.js';

interface Closing extends PeriodName {
  /** The hash of what was looked at. */
  readonly seen: string;
  readonly by: string;
}

interface Reopening extends Closing {
  readonly reason: string;
  readonly askedBy: string;
}

type Closed = { readonly ok: true; readonly edition: EditionRow } | Refusal;

/** Closes a period for the first time. The same closing again answers the edition that it made. */
export async function closePeriod(context: MeasureContext, closing: Closing): Promise<Closed> {
  const { contract, period, by } = closing;
  const before = await findEdition(context.db, contract, period, null);
  const made =
    before === null
      ? await writeEdition(
          context,
          closing,
          { edition: 1, by, reason: null, askedBy: null },
          asLookedAt(closing),
        )
      : null;
  if (made !== null) return made;
  // Closed before, or by somebody else between our first look and the end: theirs stands.
  const theirs = before ?? (await findEdition(context.db, contract, period, null));
  if (theirs === null)
    return refused('conflict', worded`${period} of ${contract} is being closed by somebody else; ask again.`);
  const same = theirs.edition === 1 && theirs.seen === closing.seen && theirs.closedBy === by;
  return same ? { ok: true, edition: theirs } : refused('conflict', closedAlready(theirs));
}

function asLookedAt({ contract, period, seen: looked }: Closing): (seen: string) => Refusal | null {
  return (seen) =>
    seen === looked
      ? null
      : refused(
          'conflict',
          worded`${period} of ${contract} has changed since it was looked at: something came in, or its contract is another. Look at it again, then sign.`,
        );
}

/** Makes a further edition of a closed period, as it was looked at. The same once more, when nothing has changed, answers the edition that it made. */
export async function reopenPeriod(context: MeasureContext, asked: Reopening): Promise<Closed> {
  const { contract, period, reason, askedBy, by } = asked;
  const before = await findEdition(context.db, contract, period, null);
  if (before === null)
    return refused(
      'conflict',
      worded`${period} of ${contract} is not closed; close it, there is no edition to follow.`,
    );
  const nothing = refused(
    'conflict',
    worded`Nothing has changed in ${period} of ${contract} since edition ${before.edition}; there is nothing to make another one of.`,
  );
  const signature = { edition: before.edition + 1, by, reason, askedBy };
  const made = await writeEdition(context, asked, signature, (seen) =>
    seen === before.seen ? nothing : asLookedAt(asked)(seen),
  );
  if (made === null)
    return refused('conflict', worded`${period} of ${contract} is being closed by somebody else; ask again.`);
  const signed = before.reason === reason && before.askedBy === askedBy && before.closedBy === by;
  const again = signed && before.seen === asked.seen;
  return !made.ok && again ? { ok: true, edition: before } : made;
}

interface Signature {
  readonly edition: number;
  readonly by: string;
  readonly reason: string | null;
  readonly askedBy: string | null;
}

/** Thrown to undo what the transaction wrote. */
class Undone extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message);
  }
}

/** Null: somebody else has made it meanwhile. */
async function writeEdition(
  context: MeasureContext,
  name: PeriodName,
  { edition, by, reason, askedBy }: Signature,
  check: (seen: string) => Refusal | null,
): Promise<Closed | null> {
  try {
    return await inSnapshot(context.db, async (db) => {
      await closeInTurn(db);
      const found = await askPeriod(context, db, name);
      if (!found.ok) throw new Undone(found);
      const { asked } = found;
      if (stateAt(asked, asked.asOf) !== 'to_close') {
        const ends = new Date(asked.held.until).toISOString();
        throw new Undone(
          refused(
            'conflict',
            worded`${name.period} of ${name.contract} is not over; it ends at ${ends}. Close it then.`,
          ),
        );
      }
      const kept = keepCases(db, { contract: name.contract, period: name.period, edition });
      const { measures, seen } = await measureIn(db, asked, kept.add);
      await kept.end();
      const refusal = check(seen);
      if (refusal !== null) throw new Undone(refusal);
      const row = {
        ...{ contract: name.contract, period: name.period, edition, closedBy: by, reason, askedBy, seen },
        ...{ closedAt: context.clock(), computedAt: asked.asOf, measures },
        ...{ version: asked.contract.version, definition: asked.contract.text },
      };
      await insertEdition(db, row);
      return { ok: true, edition: row };
    });
  } catch (error) {
    if (error instanceof Undone) return error.refusal;
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

function closedAlready({ contract, period, edition, closedBy }: EditionRow) {
  return worded`${period} of ${contract} is closed: edition ${edition}, by ${closedBy}. What came since makes a new edition (reopen), with a reason and who asks for it.`;
}
