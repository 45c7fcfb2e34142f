/** The documents of an instance that were written once, to be sealed by more than was known to be personal then. Their content never changes. */
import type { Json, JsonObject } from '../engine/json.js';
import type { Db } from './store.js';

export interface SealedRows {
  readonly effects: readonly {
    readonly id: string;
    readonly input: JsonObject;
    readonly result: Json;
    readonly error: JsonObject | null;
  }[];
  readonly notices: readonly { readonly id: number; readonly texts: Json }[];
}

/** The calls and the notices with texts of an instance; of a call whose end is being written, with that end. */
export async function readSealedRows(db: Db, instance: string): Promise<SealedRows> {
  const effects = await db.sql.query<SealedRows['effects'][number]>(
    'select id, input, result, error from effects where instance_id = $1 for share',
    [instance],
  );
  const notices = await db.sql.query<SealedRows['notices'][number]>(
    'select id, texts from notices where instance_id = $1 and texts is not null',
    [instance],
  );
  return { effects: effects.rows, notices: notices.rows };
}

interface Resealed<Id> {
  readonly id: Id;
  readonly document: Json;
}

/** Puts documents in the place of what they were, by the entries' sequence or the rows' ids. */
export async function writeSealedRows(
  db: Db,
  instance: string,
  rows: {
    readonly log: readonly { readonly sequence: number; readonly document: Json }[];
    readonly inputs: readonly Resealed<string>[];
    readonly results: readonly Resealed<string>[];
    readonly errors: readonly Resealed<string>[];
    readonly texts: readonly Resealed<number>[];
  },
): Promise<void> {
  const put = async (
    table: string,
    column: string,
    id: string,
    type: string,
    given: readonly Resealed<string | number>[],
  ) => {
    if (given.length === 0) return;
    await db.sql.query(
      `update ${table} t set ${column} = n.document from json_to_recordset($2::json) as n(id ${type}, document json)
       where t.instance_id = $1 and t.${id} = n.id`,
      [instance, JSON.stringify(given)],
    );
  };
  await put(
    'log',
    'event',
    'sequence',
    'int',
    rows.log.map(({ sequence: id, document }) => ({ id, document })),
  );
  await put('effects', 'input', 'id', 'text', rows.inputs);
  await put('effects', 'result', 'id', 'text', rows.results);
  await put('effects', 'error', 'id', 'text', rows.errors);
  await put('notices', 'texts', 'id', 'bigint', rows.texts);
}
