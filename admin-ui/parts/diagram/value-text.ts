import type { Value } from '../../../engine/definition.js';

/** A value in short: as it is written. */
export function valueText(value: Value | null): string {
  if (value === null) return '';
  if ('expression' in value) return `= ${value.expression}`;
  if ('list' in value) return value.list.map(valueText).join(', ');
  if ('map' in value) return Object.keys(value.map).join(', ');
  const { literal } = value;
  if (Array.isArray(literal)) return literal.map(String).join(', ');
  return typeof literal === 'object' ? JSON.stringify(literal) : String(literal);
}
