/** How much came in a period of what its contract expects, and the relief that this brings. */
import type { Volume } from '../../domain/levels/figure.js';
import { volumeOf } from '../../domain/penalties/overflow.js';
import type { Db } from '../../store/store.js';
import { countCalls, countContacts } from '../../store/volumes.js';
import type { PeriodAsked } from './ask.js';

/** The volume of the period; null where no overflow relaxes the contract's thresholds. */
export async function volumeIn(db: Db, { contract, period, held }: PeriodAsked): Promise<Volume | null> {
  const { overflow, expected } = contract.definition;
  const counted = overflow === null ? undefined : expected[overflow.of]?.counted;
  if (counted === undefined) return null;
  const { from, until } = held;
  const calls = counted.includes('calls') ? await countCalls(db, from, until) : 0;
  const contacts = counted.includes('contacts') ? await countContacts(db, from, until) : 0;
  return volumeOf(contract.definition, period, held, calls + contacts);
}
