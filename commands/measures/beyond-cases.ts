/** What figures need beyond their cases: the volume of the period with its relief, and what other closed periods were charged. */
import type { Volume } from '../../domain/levels/figure.js';
import type { Charged } from '../../domain/penalties/caps.js';
import { volumeOf } from '../../domain/penalties/overflow.js';
import { chargedElsewhere } from '../../store/period-editions.js';
import type { Db } from '../../store/store.js';
import { countCalls, countContacts } from '../../store/volumes.js';
import type { PeriodAsked } from './ask.js';

/** Both, as they stand in this state of the store. */
export async function beyondCases(
  db: Db,
  asked: PeriodAsked,
): Promise<{ readonly volume: Volume | null; readonly charged: readonly Charged[] }> {
  const { contract, period } = asked;
  const capped = contract.definition.cap.some(({ per }) => per !== 'period');
  const charged = capped ? await chargedElsewhere(db, contract.definition.contract, period.written) : [];
  return { volume: await volumeIn(db, asked), charged };
}

/** Null where no overflow relaxes the contract's thresholds. */
async function volumeIn(db: Db, { contract, period, held }: PeriodAsked): Promise<Volume | null> {
  const { overflow, expected } = contract.definition;
  const counted = overflow === null ? undefined : expected[overflow.of]?.counted;
  if (counted === undefined) return null;
  const { from, until } = held;
  const calls = counted.includes('calls') ? await countCalls(db, from, until) : 0;
  const contacts = counted.includes('contacts') ? await countContacts(db, from, until) : 0;
  return volumeOf(contract.definition, period, held, calls + contacts);
}
