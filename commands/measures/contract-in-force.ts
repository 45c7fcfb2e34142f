/** A contract as it is published now, with the calendars that it counts by. */
import { fileOf } from '../../domain/definition-file.js';
import type { ContractDefinition } from '../../engine/reading/contract-definition.js';
import { readTree } from '../../engine/reading.js';
import type { CompiledCalendar } from '../../engine/time/calendar.js';
import { findDefinition, type DefinitionRow } from '../../store/definitions.js';
import type { Db } from '../../store/store.js';
import type { Programs } from '../programs.js';

export interface ContractInForce {
  readonly definition: ContractDefinition;
  readonly version: number;
  readonly text: string;
  /** Those that are published of the ones that it names. */
  readonly calendars: ReadonlyMap<string, CompiledCalendar>;
}

type Published = Pick<Programs, 'calendar'>;

/** The contract of a name; null where none is published, or its text can't be read any more. */
export async function contractNamed(
  db: Db,
  programs: Published,
  name: string,
): Promise<ContractInForce | null> {
  const row = await findDefinition(db, 'contract', name, null);
  const definition = row === null ? null : definitionIn(row);
  return row === null || definition === null ? null : inForce(programs, row, definition);
}

/** The definition in a text that was published once, such as that of an edition. */
export function definitionIn({
  name,
  text,
}: Pick<DefinitionRow, 'name' | 'text'>): ContractDefinition | null {
  const { definitions } = readTree([{ path: fileOf({ kind: 'contract', name }), text }]);
  for (const each of definitions) if (each.kind === 'contract' && each.body !== null) return each.body;
  return null;
}

async function inForce(
  programs: Published,
  { version, text }: DefinitionRow,
  definition: ContractDefinition,
): Promise<ContractInForce> {
  const calendars = new Map<string, CompiledCalendar>();
  for (const name of calendarsNamed(definition)) {
    const compiled = await programs.calendar(name);
    if (compiled !== null) calendars.set(name, compiled);
  }
  return { definition, version, text, calendars };
}

function calendarsNamed({ calendar, levels }: ContractDefinition): ReadonlySet<string> {
  const tests = levels.flatMap((level) => (level.kind === 'uptime' ? level.tests : []));
  return new Set([calendar, ...tests.flatMap((test) => test.calendar ?? [])]);
}
