/** Between the places that the engine's readers tell and offsets in a text. */
import type { Position } from '../../../engine/reading/node.js';

/** The offset of a place. */
export function offsetOf(text: string, { line, column }: Position): number {
  let offset = 0;
  for (let passed = 1; passed < line; passed += 1) offset = text.indexOf('\n', offset) + 1;
  return offset + column - 1;
}

/** Where a name begins that stands at `offset`, perhaps in quotes. */
export function wordAt(text: string, offset: number): number {
  return /["']/.test(text[offset] ?? '') ? offset + 1 : offset;
}

/** The line of an offset, counted from 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
