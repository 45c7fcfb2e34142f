/** Column types that Drizzle lacks, in the forms that the rest of the store works with. */
import { customType } from 'drizzle-orm/pg-core';

/** A `timestamptz(3)` that is milliseconds since 1970 UTC on our side, as everywhere in the engine. */
export const instant = customType<{ data: number; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  toDriver: (ms) => new Date(ms).toISOString(),
  fromDriver: (text) => new Date(text).getTime(),
});

/** A 64-bit transaction id, as decimal text: its order is the order in which transactions began, not ended. */
export const transactionId = customType<{ data: string; driverData: string }>({ dataType: () => 'xid8' });

/** Bytes that only we look into. */
export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
